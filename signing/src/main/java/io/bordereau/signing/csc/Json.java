package io.bordereau.signing.csc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of JSON with what is asked for by name; what is missing, or of another kind than expected, is empty. */
record Json(Map<String, Object> members) {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(1 << 20).maxNumberLength(30).build()).build();

  /** Reads one object and nothing behind it. */
  static Json read(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      Json json = new Json(object(parser));
      if (parser.nextToken() != null) {
        throw new IOException("something behind the object");
      }
      return json;
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  /** Null for a null. */
  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> all = new ArrayList<>();
      for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
        all.add(value(parser, next));
      }
      return all;
    }
    return token == JsonToken.VALUE_NULL ? null : token == JsonToken.VALUE_NUMBER_INT ? (Object) parser.getLongValue() : parser.getText();
  }

  String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  long number(String name, long otherwise) {
    return members.get(name) instanceof Long number ? number : otherwise;
  }

  Json object(String name) {
    return members.get(name) instanceof Map<?, ?> map ? of(map) : new Json(Map.of());
  }

  List<String> texts(String name) {
    return members.get(name) instanceof List<?> list ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
  }

  List<Json> objects(String name) {
    return members.get(name) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).map(each -> of((Map<?, ?>) each)).toList() : List.of();
  }

  private static Json of(Map<?, ?> map) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put((String) name, value));
    return new Json(members);
  }

  /** Writes it: texts, numbers, truths, lists and objects of such. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, members);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        generator.writeFieldName((String) each.getKey());
        write(generator, each.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object each : list) {
        write(generator, each);
      }
      generator.writeEndArray();
    } else {
      generator.writeObject(value);
    }
  }
}
