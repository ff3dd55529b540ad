package io.bordereau.xml.own;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bordereau.document.Note;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Slot;
import java.io.IOException;
import java.util.List;

/** Writes canonical records as the internal JSON. A note is a text in the notation of EN 16931-3-2 where that says all of it. */
public final class JsonWriter {
  private JsonWriter() {}

  /**
   * Writes one document as one JSON object.
   *
   * @throws IOException when the generator's target fails
   */
  public static void write(Object document, Residue rest, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (document.getClass() != Kinds.ALL.getFirst()) out.writeStringField("document", Kinds.word(document.getClass()));
    members(Group.of(document.getClass()), document, out);
    if (!rest.isEmpty()) {
      out.writeFieldName("rest");
      JsonRest.write(rest, out);
    }
    out.writeEndObject();
  }

  private static void members(Group g, Object record, JsonGenerator out) throws IOException {
    for (var s : g.slots()) {
      var v = s.get(record);
      if (v == null || v instanceof List<?> l && l.isEmpty()) continue;
      out.writeFieldName(s.name());
      switch (s.kind()) {
        case VALUE -> out.writeString(Texts.print(v));
        case GROUP -> group(s, v, out);
        case VALUES, GROUPS -> {
          out.writeStartArray();
          for (var each : (List<?>) v) {
            if (s.kind() == Slot.Kind.VALUES) out.writeString(Texts.print(each));
            else group(s, each, out);
          }
          out.writeEndArray();
        }
      }
    }
  }

  private static void group(Slot s, Object record, JsonGenerator out) throws IOException {
    if (record instanceof Note n && n.language() == null && n.text() != null && n.equals(Note.parse(n.notation()))) {
      out.writeString(n.notation());
      return;
    }
    out.writeStartObject();
    members(s.group(), record, out);
    out.writeEndObject();
  }
}
