package io.bordereau.xml.own;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bordereau.document.Note;
import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Slot;
import io.bordereau.mapping.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the internal JSON into canonical records. One document; not reused. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(60).maxStringLength(150_000_000).build())
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final List<Finding> findings = new ArrayList<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private Residue rest = Residue.NONE;
  private int mapped;
  private int lost;

  Read<?> read(byte[] bytes) {
    Object record = null;
    try (var in = FACTORY.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) throw new NotJson("it does not begin with {");
      record = object(in, Group.of(kind(bytes)), "", true);
      if (record != null && in.nextToken() != null) throw new NotJson("something follows the document");
    } catch (NotJson e) {
      return Read.refused(List.of(Faults.notJson(null, e.getMessage())));
    } catch (JsonProcessingException e) {
      return Read.refused(List.of(Faults.notJson(where(e.getLocation()), e.getOriginalMessage().lines().findFirst().orElse(""))));
    } catch (IOException e) {
      return Read.refused(List.of(Faults.notJson(null, String.valueOf(e.getMessage()))));
    }
    var counts = new Counts(mapped + lost, mapped, 0, 0, lost);
    var trace = List.copyOf(steps);
    return new Read<>(Optional.ofNullable(record), rest, findings, counts, () -> trace);
  }

  private static final class NotJson extends IOException {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message);
    }
  }

  private static String where(JsonLocation at) {
    return at == null ? null : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private Object object(JsonParser in, Group group, String path, boolean root) throws IOException {
    var values = new Object[group.slots().size()];
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      var slot = group.find(name);
      var token = in.nextToken();
      var at = path.isEmpty() ? name : path + "." + name;
      if (slot == null) {
        if (root && name.equals("rest")) rest = new JsonRest(in).read();
        else if (root && name.equals("document") && token == JsonToken.VALUE_STRING) known(in.getText());
        else if (!root || !name.equals("$schema")) unknown(in, at, group, name);
        continue;
      }
      if (token == JsonToken.VALUE_NULL) continue;
      values[index(group, slot)] = member(in, token, slot, at);
    }
    return group.build(values);
  }

  /** What the member {@code document} says, wherever it stands; an invoice when it says nothing known. */
  private static Class<?> kind(byte[] bytes) throws IOException {
    try (var in = FACTORY.createParser(bytes)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = in.currentName().equals("document");
        if (in.nextToken().isStructStart()) in.skipChildren();
        else if (here) return Kinds.of(in.getText()) == null ? Kinds.ALL.getFirst() : Kinds.of(in.getText());
      }
    } catch (JsonProcessingException e) {
      return Kinds.ALL.getFirst(); // whoever reads it whole says where it is broken
    }
    return Kinds.ALL.getFirst();
  }

  private void known(String word) {
    if (Kinds.of(word) == null) findings.add(Faults.unknownDocument(word));
  }

  private static int index(Group group, Slot slot) {
    return group.slots().indexOf(slot);
  }

  private void unknown(JsonParser in, String at, Group group, String name) throws IOException {
    findings.add(Faults.unknown(at, group, name));
    int depth = 0;
    do {
      var t = in.currentToken();
      if (t.isStructStart()) depth++;
      else if (t.isStructEnd()) depth--;
      else if (t.isScalarValue()) {
        lost++;
        findings.add(Faults.unread(at, in.getText()));
      }
    } while (depth > 0 && in.nextToken() != null);
  }

  private Object member(JsonParser in, JsonToken token, Slot slot, String at) throws IOException {
    return switch (slot.kind()) {
      case VALUE -> value(in, token, slot, at);
      case GROUP -> {
        if (token == JsonToken.START_OBJECT) yield object(in, slot.group(), at, false);
        yield wrong(in, token, slot, at, "an object");
      }
      case VALUES, GROUPS -> {
        if (token != JsonToken.START_ARRAY) yield wrong(in, token, slot, at, "a list");
        var list = new ArrayList<Object>();
        for (var t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
          var each = at + "[" + (list.size() + 1) + "]";
          Object v;
          if (slot.kind() == Slot.Kind.VALUES) v = value(in, t, slot, each);
          else if (t == JsonToken.VALUE_STRING && slot.type() == Note.class) v = note(in.getText(), slot, each);
          else v = t == JsonToken.START_OBJECT ? object(in, slot.group(), each, false) : wrong(in, t, slot, each, "an object");
          if (v != null) list.add(v);
        }
        yield list;
      }
    };
  }

  /** A note may be a text, in the notation of EN 16931-3-2. */
  private Note note(String text, Slot slot, String at) {
    mapped++;
    steps.add(new Trace.Step(at, slot.group().find("text").term(), at, text));
    return Note.parse(text);
  }

  private Object value(JsonParser in, JsonToken token, Slot slot, String at) throws IOException {
    if (!token.isScalarValue()) return wrong(in, token, slot, at, "a single value");
    var text = in.getText();
    try {
      var v = Texts.parse(slot.type(), text);
      mapped++;
      steps.add(new Trace.Step(at, slot.term(), at, text));
      return v;
    } catch (IllegalArgumentException e) {
      lost++;
      findings.add(Faults.badValue(at, slot, text, e.getMessage()));
      return null;
    }
  }

  private Object wrong(JsonParser in, JsonToken token, Slot slot, String at, String wanted) throws IOException {
    var is = token == JsonToken.START_ARRAY ? "a list" : token == JsonToken.START_OBJECT ? "an object" : "a single value";
    findings.add(Faults.wrongKind(at, slot, is, wanted));
    if (token.isScalarValue()) lost++;
    else in.skipChildren();
    return null;
  }
}
