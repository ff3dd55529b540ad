package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes a record from the nodes of one file, and says everything that is wrong at once. */
final class Binder {
  private final String file;
  private final UnaryOperator<String> values;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Node.Place> places = new HashMap<>();

  Binder(String file, UnaryOperator<String> values) {
    this.file = file;
    this.values = values;
  }

  /** What has been found so far. */
  List<Finding> findings() {
    return findings;
  }

  /** The record; null when something is wrong. */
  <T extends Record> T bind(Node node, Class<T> type) {
    int before = findings.size();
    Object made = value(node, type, null, "");
    return findings.size() > before ? null : type.cast(made);
  }

  /** Says something about a field of the file, at its place. */
  void say(String code, Severity severity, String field, String value, String message, String next) {
    Node.Place place = places.getOrDefault(field, new Node.Place(1, 1));
    String where = file + ":" + place.line() + ":" + place.column();
    findings.add(new Finding(code, severity, where, null, value, message, null, Turn.HUB, next));
  }

  private void error(String code, String field, String value, String message, String next) {
    say(code, Severity.ERROR, field, value, message, next);
  }

  private Object value(Node node, Type type, Field field, String path) {
    places.put(path, node.place());
    if (type instanceof ParameterizedType many) {
      return many.getRawType() == List.class
          ? list(node, many.getActualTypeArguments()[0], field, path)
          : map(node, many.getActualTypeArguments()[1], path);
    }
    Class<?> one = (Class<?>) type;
    if (one.isRecord()) {
      return node instanceof Node.Fields fields ? record(fields, one, path) : wrong(node, "a group of fields", path);
    }
    return node instanceof Node.Text text ? scalar(text.text(), one, field, path) : wrong(node, "a single value", path);
  }

  private Object wrong(Node node, String wanted, String path) {
    error("AGR-05", path, null, named(path) + " must be " + wanted + " and is " + node.kind() + ".", "Write " + wanted + " here.");
    return null;
  }

  private Object list(Node node, Type item, Field field, String path) {
    if (!(node instanceof Node.Many many)) {
      return wrong(node, "a list", path);
    }
    if (many.items().isEmpty() && field != null && field.required()) {
      error("AGR-04", path, null, named(path) + " must not be empty: " + field.value() + ".", "Give at least one.");
    }
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < many.items().size(); i++) {
      Object one = value(many.items().get(i), item, null, path + "[" + (i + 1) + "]");
      if (one != null) {
        made.add(one);
      }
    }
    return made;
  }

  private Object map(Node node, Type item, String path) {
    if (!(node instanceof Node.Fields fields)) {
      return wrong(node, "a group of fields", path);
    }
    Map<String, Object> made = new LinkedHashMap<>();
    for (Node.Entry entry : fields.entries()) {
      Object one = value(entry.value(), item, null, inside(path, entry.name()));
      if (made.containsKey(entry.name())) {
        places.put(inside(path, entry.name()), entry.place());
        error("AGR-08", inside(path, entry.name()), null, named(inside(path, entry.name())) + " stands here twice.", "Keep one of them.");
      } else if (one != null) {
        made.put(entry.name(), one);
      }
    }
    return made;
  }

  private Object record(Node.Fields fields, Class<?> type, String path) {
    RecordComponent[] parts = type.getRecordComponents();
    List<String> names = Arrays.stream(parts).map(RecordComponent::getName).toList();
    Map<String, Node.Entry> given = new LinkedHashMap<>();
    for (Node.Entry entry : fields.entries()) {
      String at = inside(path, entry.name());
      if (!names.contains(entry.name())) {
        places.put(at, entry.place());
        String message = "There is no field " + entry.name() + within(path) + Nearest.hint(entry.name(), names) + allowed(names);
        error("AGR-03", at, entry.name(), message, "Correct the name, or remove the field.");
      } else if (given.putIfAbsent(entry.name(), entry) != null) {
        places.put(at, entry.place());
        error("AGR-08", at, null, named(at) + " stands here twice.", "Keep one of them.");
      }
    }
    Object[] made = new Object[parts.length];
    int before = findings.size();
    for (int i = 0; i < parts.length; i++) {
      made[i] = part(fields, given.get(names.get(i)), parts[i], path);
    }
    return findings.size() > before ? null : Records.make(type, made);
  }

  private Object part(Node.Fields fields, Node.Entry entry, RecordComponent part, String path) {
    Field field = part.getAnnotation(Field.class);
    String at = inside(path, part.getName());
    if (entry == null || entry.value() instanceof Node.Nothing) {
      if (field.required()) {
        places.put(at, entry == null ? fields.place() : entry.place());
        error("AGR-04", at, null, named(at) + " is missing: " + field.value() + ".", "Add the field" + looks(field) + ".");
      }
      return null;
    }
    return value(entry.value(), part.getGenericType(), field, at);
  }

  private Object scalar(String written, Class<?> type, Field field, String path) {
    Placeholders.Filled filled = Placeholders.fill(written, values);
    if (filled.missing() != null) {
      error("AGR-09", path, null, named(path) + " uses ${" + filled.missing() + "}, which has no value.",
          "Set the system property or environment variable, or write a default: ${" + filled.missing() + ":default}.");
      return null;
    }
    String text = filled.text();
    if (field != null && !field.pattern().isEmpty() && !text.matches(field.pattern())) {
      boolean secret = field.pattern().equals(Field.SECRET);
      error(secret ? "AGR-12" : "AGR-07", path, secret ? null : text,
          named(path) + (secret ? " holds something else than a reference" : " does not have the right form") + ": it must be "
              + field.looks() + ".",
          secret ? "Move the secret to a file or an environment variable, and name that here; treat the old one as leaked."
              : "Correct the value.");
      return null;
    }
    Scalars.Result result = Scalars.read(text, type);
    if (result.allowed() != null) {
      String cannot = named(path) + " cannot be " + quoted(text);
      if (type.isEnum()) {
        error("AGR-06", path, text, cannot + Nearest.hint(text, result.choices()) + allowed(result.choices()), "Choose one of them.");
      } else {
        error("AGR-07", path, text, cannot + ": it must be " + result.allowed() + ".", "Correct the value.");
      }
      return null;
    }
    if (field != null && result.value() instanceof Number number
        && (number.doubleValue() < field.least() || number.doubleValue() > field.greatest())) {
      error("AGR-07", path, text, named(path) + " cannot be " + text + ": it must be " + range(field) + ".", "Correct the value.");
      return null;
    }
    return result.value();
  }

  private static String range(Field field) {
    String least = Scalars.plain(field.least());
    return field.greatest() == Double.MAX_VALUE ? "at least " + least : "from " + least + " to " + Scalars.plain(field.greatest());
  }

  private static String quoted(String text) {
    return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
  }

  private static String allowed(List<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", ", " Allowed: ", "."));
  }

  private static String looks(Field field) {
    return field.looks().isEmpty() ? "" : " (" + field.looks() + ")";
  }

  private static String named(String path) {
    return path.isEmpty() ? "The file" : "The field " + path;
  }

  private static String within(String path) {
    return path.isEmpty() ? "" : " in " + path;
  }

  private static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
