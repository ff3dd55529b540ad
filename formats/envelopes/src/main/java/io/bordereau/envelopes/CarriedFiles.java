package io.bordereau.envelopes;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.envelopes.CxmlMultipart.Part;
import io.bordereau.mapping.Group;
import io.bordereau.xml.cxml.CxmlAttachments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Attachments of a document and of its lines, and the parts of a message that carry them. */
final class CarriedFiles {
  private static final String ATTACHMENTS = "attachments";
  private static final String LINES = "lines";
  private static final String CID = "cid:";

  private CarriedFiles() {}

  /** The parts that carry what is attached; what stands at an address of its own needs none. */
  static List<Part> of(Object document) {
    var parts = new ArrayList<Part>();
    for (var a : attachments(document)) {
      if (a.content() == null) continue;
      boolean theirs = a.location() != null && a.location().startsWith(CID);
      parts.add(new Part(theirs ? a.location().substring(CID.length()) : CxmlAttachments.contentId(a.id(), a.content()), a.mime(), a.filename(), a.description(), a.content().bytes()));
    }
    for (var line : list(document, LINES)) parts.addAll(of(line));
    return parts;
  }

  /** The same document with the parts in its attachments, and with those that nothing names. */
  static Object into(Object document, List<Part> parts) {
    if (parts.isEmpty() || Group.of(document.getClass()).find(ATTACHMENTS) == null) return document;
    var named = new HashSet<Part>();
    var joined = joined(document, parts, named);
    var all = new ArrayList<>(attachments(joined));
    for (var p : parts) if (!named.contains(p)) all.add(joined(new Attachment(null, null, CID + p.contentId(), null, null, null, null, null, null), p));
    return with(joined, all, list(joined, LINES));
  }

  private static Object joined(Object carrier, List<Part> parts, Set<Part> named) {
    var all = new ArrayList<Attachment>();
    for (var a : attachments(carrier)) {
      var part = parts.stream().filter(p -> (CID + p.contentId()).equals(a.location())).findFirst().orElse(null);
      if (part != null) named.add(part);
      all.add(part == null ? a : joined(a, part));
    }
    return with(carrier, all, list(carrier, LINES).stream().map(l -> joined(l, parts, named)).toList());
  }

  private static Attachment joined(Attachment a, Part p) {
    var content = Blob.of(p.content());
    var own = CxmlAttachments.number(p.contentId(), content);
    var id = a.id() != null ? a.id() : own.filter(n -> !n.isEmpty()).orElse(null);
    var description = a.description() == null ? p.description() : a.description();
    return new Attachment(id, description, own.isPresent() ? null : a.location(), content, p.mime(), p.filename(), a.type(), a.scheme(), a.typeText(), a.role());
  }

  private static Object with(Object carrier, List<Attachment> attachments, List<?> lines) {
    var group = Group.of(carrier.getClass());
    var values = group.slots().stream().map(s -> s.name().equals(ATTACHMENTS) ? attachments : s.name().equals(LINES) ? lines : s.get(carrier)).toArray();
    return group.build(values);
  }

  @SuppressWarnings("unchecked") // the component of that name is a list of attachments in every document and line
  private static List<Attachment> attachments(Object carrier) {
    return (List<Attachment>) list(carrier, ATTACHMENTS);
  }

  private static List<?> list(Object carrier, String name) {
    var slot = Group.of(carrier.getClass()).find(name);
    return slot != null && slot.get(carrier) instanceof List<?> values ? values : List.of();
  }
}
