package io.bordereau.routes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bordereau.routes.ledger.Reply;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The description of the operator's door as OpenAPI 3.1, made from the table of endpoints and the records that are answered. */
public final class OpenApi {
  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String REFS = "#/components/schemas/";

  private final Map<String, Class<?>> named = new TreeMap<>();
  private final Deque<Class<?>> waiting = new ArrayDeque<>();

  /** For whoever asks. */
  public Reply describe() {
    return new Reply(200, Json.TYPE, text());
  }

  /** The whole description. */
  public static String text() {
    return new OpenApi().document().toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private ObjectNode document() {
    var root = JSON.createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", "Bordereau, the operator's door").put("version", "0.1.0")
        .put("description", "The hub's own HTTP interface, for our own systems and for people. Partners never reach it.")
        .putObject("license").put("name", "see the project").put("identifier", "NONE");
    root.putArray("servers").addObject().put("url", "http://127.0.0.1:8080").put("description", "where hub.json of the work folder says");
    root.putArray("security").addObject().putArray("token");
    var paths = root.putObject("paths");
    for (var e : Endpoints.ALL) {
      var path = paths.has(e.path()) ? (ObjectNode) paths.get(e.path()) : paths.putObject(e.path());
      path.set(e.method().name().toLowerCase(Locale.ROOT), operation(e));
    }
    var components = root.putObject("components");
    components.putObject("securitySchemes").putObject("token").put("type", "http").put("scheme", "bearer")
        .put("description", "a token of the hub (./hub token new), or of the identity provider that hub.yaml names");
    components.set("schemas", schemas());
    return root;
  }

  private ObjectNode operation(Endpoint e) {
    var operation = JSON.createObjectNode();
    operation.put("operationId", e.id()).put("summary", e.what()).put("x-tenancy", e.tenancy().words);
    if (e.open()) operation.putArray("security");
    else e.roles().stream().map(Role::word).sorted().forEach(operation.putArray("x-roles")::add);
    var parameters = JSON.createArrayNode();
    e.inPath().forEach(p -> parameter(parameters, "path", new Endpoint.Parameter(p, true, "its id")));
    e.query().forEach(p -> parameter(parameters, "query", p));
    e.headers().forEach(p -> parameter(parameters, "header", p));
    if (!parameters.isEmpty()) operation.set("parameters", parameters);
    switch (e.body()) {
      case NONE -> { }
      case JSON -> operation.putObject("requestBody").put("required", true).putObject("content").putObject(Json.TYPE).set("schema", schema(e.takes()));
      case BYTES -> operation.putObject("requestBody").putObject("content").putObject("application/octet-stream").putObject("schema");
    }
    var responses = operation.putObject("responses");
    e.statuses().forEach((status, what) -> response(responses, e, status, what));
    if (!e.open()) {
      response(responses, e, 401, "no token, or one that is not good (any more)");
      response(responses, e, 403, "the roles or the companies of whoever asks do not reach");
      if (e.tenancy() == Endpoint.Tenancy.DOCUMENT && !responses.has("404")) response(responses, e, 404, "there is no such document, or it is not yours to see");
      if (e.body() == Endpoint.Body.JSON && !responses.has("400")) response(responses, e, 400, "the body is not what is wanted, or there is no reason");
    }
    return operation;
  }

  private static void parameter(ArrayNode parameters, String in, Endpoint.Parameter p) {
    parameters.addObject().put("name", p.name()).put("in", in).put("required", p.required()).put("description", p.what()).putObject("schema").put("type", "string");
  }

  private void response(ObjectNode responses, Endpoint e, int status, String what) {
    var response = responses.putObject(Integer.toString(status)).put("description", what);
    if (status == 503) return;
    var content = response.putObject("content");
    if (status >= 400) content.putObject(Json.TYPE).set("schema", schema(Answers.Refused.class));
    else if (e.answers() != null) content.putObject(Json.TYPE).set("schema", schema(e.answers()));
    else content.putObject(e.type()).putObject("schema");
  }

  /** All records that were spoken of, and those that they speak of. */
  private ObjectNode schemas() {
    var made = new TreeMap<String, ObjectNode>();
    while (!waiting.isEmpty()) {
      var type = waiting.pop();
      var schema = JSON.createObjectNode().put("type", "object");
      var properties = schema.putObject("properties");
      for (var part : type.getRecordComponents()) properties.set(part.getName(), schema(part.getGenericType()));
      made.put(name(type), schema);
    }
    var all = JSON.createObjectNode();
    made.forEach(all::set);
    return all;
  }

  private JsonNode schema(Type type) {
    var schema = JSON.createObjectNode();
    if (type instanceof ParameterizedType p) {
      if (Map.class.isAssignableFrom((Class<?>) p.getRawType())) {
        schema.put("type", "object").set("additionalProperties", schema(p.getActualTypeArguments()[1]));
      } else if (Collection.class.isAssignableFrom((Class<?>) p.getRawType())) {
        schema.put("type", "array").set("items", schema(p.getActualTypeArguments()[0]));
      }
      return schema;
    }
    var plain = (Class<?>) type;
    if (plain.isRecord()) {
      if (named.putIfAbsent(name(plain), plain) == null) waiting.add(plain);
      else if (named.get(name(plain)) != plain) throw new IllegalStateException("two shapes are called " + name(plain));
      return schema.put("$ref", REFS + name(plain));
    }
    if (plain.isEnum()) {
      schema.put("type", "string");
      Arrays.stream(plain.getEnumConstants()).map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT)).forEach(schema.putArray("enum")::add);
      return schema;
    }
    return SCALARS.getOrDefault(plain, s -> s).apply(schema);
  }

  private static String name(Class<?> type) {
    var outer = type.getEnclosingClass();
    return outer == null || outer == Shapes.class || outer == Answers.class ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
  }

  private static final Map<Class<?>, java.util.function.UnaryOperator<ObjectNode>> SCALARS = scalars();

  private static Map<Class<?>, java.util.function.UnaryOperator<ObjectNode>> scalars() {
    var all = new LinkedHashMap<Class<?>, java.util.function.UnaryOperator<ObjectNode>>();
    all.put(String.class, s -> s.put("type", "string"));
    all.put(Instant.class, s -> s.put("type", "string").put("format", "date-time"));
    all.put(LocalDate.class, s -> s.put("type", "string").put("format", "date"));
    all.put(BigDecimal.class, s -> s.put("type", "number"));
    for (var whole : java.util.List.of(int.class, Integer.class, long.class, Long.class)) all.put(whole, s -> s.put("type", "integer"));
    for (var truth : java.util.List.of(boolean.class, Boolean.class)) all.put(truth, s -> s.put("type", "boolean"));
    return all;
  }
}
