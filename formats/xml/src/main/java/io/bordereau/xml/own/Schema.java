package io.bordereau.xml.own;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Slot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The published JSON Schema (2020-12) of the internal format, generated from the canonical records. */
public final class Schema {
  private Schema() {}

  /** The schema of one kind of document. */
  public static String of(Class<?> document) {
    var text = new StringWriter();
    try (var out = new JsonFactory().createGenerator(text)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
      out.writeStringField("$id", "urn:bordereau:schema:" + document.getSimpleName().toLowerCase(java.util.Locale.ROOT));
      out.writeStringField("title", "Bordereau " + document.getSimpleName());
      object(Group.of(document), out, true);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
    }
    return text + "\n";
  }

  private static void object(Group g, JsonGenerator out, boolean root) throws IOException {
    out.writeStringField("type", "object");
    out.writeBooleanField("additionalProperties", false);
    out.writeObjectFieldStart("properties");
    if (root) {
      plain("$schema", "string", out);
      plain("document", "string", out);
      plain("rest", "object", out);
    }
    for (var s : g.slots()) {
      out.writeObjectFieldStart(s.name());
      out.writeStringField("description", s.term() + " " + s.words());
      boolean list = s.kind() == Slot.Kind.VALUES || s.kind() == Slot.Kind.GROUPS;
      if (list) {
        out.writeStringField("type", "array");
        out.writeObjectFieldStart("items");
      }
      if (s.type() == io.bordereau.document.Note.class) note(s, out);
      else if (s.kind() == Slot.Kind.GROUP || s.kind() == Slot.Kind.GROUPS) object(s.group(), out, false);
      else value(s.type(), out);
      if (list) out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  /** A note is a text or an object. */
  private static void note(Slot s, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("anyOf");
    out.writeStartObject();
    out.writeStringField("type", "string");
    out.writeEndObject();
    out.writeStartObject();
    object(s.group(), out, false);
    out.writeEndObject();
    out.writeEndArray();
  }

  private static void plain(String name, String type, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("type", type);
    out.writeEndObject();
  }

  private static void value(Class<?> type, JsonGenerator out) throws IOException {
    if (type == Money.class || type == Decimal.class) {
      out.writeArrayFieldStart("type");
      out.writeString("string");
      out.writeString("number");
      out.writeEndArray();
      out.writeStringField("pattern", "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$");
      return;
    }
    out.writeStringField("type", "string");
    if (type == Moment.class) out.writeStringField("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?(Z|[-+][0-9]{2}:[0-9]{2})?$");
    if (type == Blob.class) out.writeStringField("contentEncoding", "base64");
  }
}
