package io.bordereau.routes.agreements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published JSON Schemas (2020-12) of the configuration files, made from the same records that the reader binds to. */
public final class Schema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  /** A value may be a placeholder instead; it is checked after it has been filled in. */
  private static final String PLACEHOLDER = "\\$\\{.+";

  private Schema() {}

  /** All schemas: file name to text, ending in a line feed. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("hub.schema.json", of(Hub.class, "The hub itself: hub.yaml"));
    all.put("company.schema.json", of(Company.class, "One of our own companies: a file in companies/"));
    all.put("network.schema.json", of(Network.class, "A network: a file in networks/"));
    all.put("partner.schema.json", of(Partner.class, "A partner's agreement: a file in partners/"));
    return all;
  }

  private static String of(Class<? extends Record> type, String title) {
    ObjectNode root = NODES.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.setAll(record(type));
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indent);
    printer.indentArraysWith(indent);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent part : type.getRecordComponents()) {
      Field field = part.getAnnotation(Field.class);
      ObjectNode one = value(part.getGenericType(), field);
      one.put("description", field.value());
      properties.set(part.getName(), one);
      if (field.required()) {
        schema.withArrayProperty("required").add(part.getName());
      }
    }
    return schema;
  }

  private static ObjectNode value(Type type, Field field) {
    ObjectNode schema = NODES.objectNode();
    if (type instanceof ParameterizedType many && many.getRawType() == List.class) {
      schema.put("type", "array");
      if (field != null && field.required()) {
        schema.put("minItems", 1);
      }
      schema.set("items", value(many.getActualTypeArguments()[0], null));
      return schema;
    }
    if (type instanceof ParameterizedType map) {
      schema.put("type", "object");
      schema.set("additionalProperties", value(map.getActualTypeArguments()[1], null));
      return schema;
    }
    Class<?> one = (Class<?>) type;
    return one.isRecord() ? record(one) : scalar(schema, one, field);
  }

  private static ObjectNode scalar(ObjectNode schema, Class<?> type, Field field) {
    if (type.isEnum()) {
      List<String> names = Scalars.names(type);
      names.forEach(name -> schema.withArrayProperty("anyOf").addObject().put("const", name));
      schema.withArrayProperty("anyOf").add(placeholder());
    } else if (type == String.class) {
      schema.put("type", "string");
      if (field != null && !field.pattern().isEmpty()) {
        schema.put("pattern", "^(" + field.pattern() + "|.*" + PLACEHOLDER + ".*)$");
      }
    } else if (type == Duration.class) {
      schema.put("type", "string");
      schema.put("pattern", "^(" + Scalars.DURATION + "|" + PLACEHOLDER + ")$");
    } else if (type == LocalDate.class) {
      schema.put("type", "string");
      schema.put("format", "date");
    } else {
      ObjectNode number = schema.withArrayProperty("anyOf").addObject();
      number.put("type", type == Boolean.class ? "boolean" : type == double.class ? "number" : "integer");
      bounds(number, field);
      schema.withArrayProperty("anyOf").add(placeholder());
    }
    return schema;
  }

  private static void bounds(ObjectNode number, Field field) {
    if (field != null && field.least() != -Double.MAX_VALUE) {
      number.put("minimum", (long) field.least());
    }
    if (field != null && field.greatest() != Double.MAX_VALUE) {
      number.put("maximum", (long) field.greatest());
    }
  }

  private static ObjectNode placeholder() {
    return NODES.objectNode().put("type", "string").put("pattern", "^" + PLACEHOLDER + "$");
  }
}
