package io.bordereau.xml.own;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bordereau.mapping.Residue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The member {@code rest} of the internal JSON: both ways over one shape. */
final class JsonRest {
  private final JsonParser in;

  JsonRest(JsonParser in) {
    this.in = in;
  }

  /** Reads the object that the parser stands at; what is not of the shape is skipped. */
  Residue read() throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return Residue.NONE;
    }
    var family = "";
    var entries = new ArrayList<Residue.Entry>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      if (name.equals("family")) family = in.getText();
      else if (name.equals("entries") && in.currentToken() == JsonToken.START_ARRAY)
        while (in.nextToken() == JsonToken.START_OBJECT) {
          var n = node();
          entries.add(new Residue.Entry(n.anchor, n.path, n.kind, n.subtree()));
        }
      else in.skipChildren();
    }
    return new Residue(family, entries);
  }

  private static final class Node {
    String anchor = "";
    String path = "";
    Residue.Kind kind = Residue.Kind.PUT;
    String name = "";
    String value;
    final List<Residue.Subtree> children = new ArrayList<>();

    Residue.Subtree subtree() {
      return new Residue.Subtree(name, value, children);
    }
  }

  private Node node() throws IOException {
    var n = new Node();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var member = in.currentName();
      var token = in.nextToken();
      switch (member) {
        case "anchor" -> n.anchor = in.getText();
        case "path" -> n.path = in.getText();
        case "name" -> n.name = in.getText();
        case "value" -> n.value = in.getText();
        case "kind" -> n.kind = kind(in.getText());
        case "children" -> {
          if (token == JsonToken.START_ARRAY) while (in.nextToken() == JsonToken.START_OBJECT) n.children.add(node().subtree());
        }
        case String other -> in.skipChildren();
      }
    }
    return n;
  }

  private static Residue.Kind kind(String text) {
    for (var k : Residue.Kind.values()) if (k.name().equalsIgnoreCase(text)) return k;
    return Residue.Kind.PUT;
  }

  /** Writes the same shape. */
  static void write(Residue rest, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("family", rest.family());
    out.writeArrayFieldStart("entries");
    for (var e : rest.entries()) {
      out.writeStartObject();
      if (!e.anchor().isEmpty()) out.writeStringField("anchor", e.anchor());
      if (!e.path().isEmpty()) out.writeStringField("path", e.path());
      out.writeStringField("kind", e.kind().name().toLowerCase(Locale.ROOT));
      members(e.subtree(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void members(Residue.Subtree s, JsonGenerator out) throws IOException {
    out.writeStringField("name", s.name());
    if (s.value() != null) out.writeStringField("value", s.value());
    if (s.children().isEmpty()) return;
    out.writeArrayFieldStart("children");
    for (var c : s.children()) {
      out.writeStartObject();
      members(c, out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
