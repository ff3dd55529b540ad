package io.bordereau.routes.inbound;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.envelopes.CxmlParts;
import io.bordereau.envelopes.MimePart;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts the files that travelled beside a document among its attachments, so that nothing of a message is left behind. */
final class Enclosed {
  private static final String SLOT = "attachments";

  private Enclosed() {}

  /** The same document with them; the document itself when its kind has no attachments. */
  static Object into(Object document, List<MimePart> files) {
    var parts = document.getClass().getRecordComponents();
    if (files.isEmpty() || parts == null || Arrays.stream(parts).noneMatch(p -> p.getName().equals(SLOT))) return document;
    try {
      var values = new ArrayList<Object>();
      for (var p : parts) values.add(p.getName().equals(SLOT) ? all((List<?>) p.getAccessor().invoke(document), files) : p.getAccessor().invoke(document));
      var types = Arrays.stream(parts).map(p -> p.getType()).toArray(Class<?>[]::new);
      return document.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a document is made of its components", e);
    }
  }

  private static List<Object> all(List<?> own, List<MimePart> files) {
    return Stream.<Object>concat(own.stream(), files.stream().map(Enclosed::attachment)).toList();
  }

  private static Attachment attachment(MimePart part) {
    var id = CxmlParts.bare(part.header("Content-ID"));
    var name = MimePart.parameter(part.header("Content-Disposition"), "filename");
    var plain = (name.isEmpty() ? MimePart.parameter(part.header("Content-Type"), "name") : name).replaceAll("[^\\p{L}\\p{N} ._#-]", "_");
    return new Attachment(id.isEmpty() ? null : id, null, null, Blob.of(part.content().orElse(part.body())), part.mediaType().isEmpty() ? null : part.mediaType(),
        plain.isEmpty() ? null : plain, null, null, null);
  }
}
