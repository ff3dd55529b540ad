package io.bordereau.routes.cli;

import io.bordereau.document.Blob;
import io.bordereau.document.Term;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares two canonical documents term by term. */
final class Differences {
  /**
   * One value that is not the same on both sides.
   *
   * @param term the term, such as {@code BT-131}
   * @param where the groups around it, such as {@code BG-25[2]}; null at the top
   * @param a the first document's value; null when it has none
   * @param b the second document's value; null when it has none
   */
  record Difference(String term, String where, String a, String b) {}

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  /** All differences, in the order of the model. */
  static List<Difference> between(Object a, Object b) {
    var differences = new Differences();
    if (a.getClass() != b.getClass()) {
      differences.found.add(new Difference("type", null, a.getClass().getSimpleName(), b.getClass().getSimpleName()));
    } else {
      differences.records(a.getClass(), a, b, null, Map.of());
    }
    return differences.found;
  }

  private void records(Class<?> type, Object a, Object b, String where, Map<String, String> renames) {
    for (var component : type.getRecordComponents()) {
      var term = component.getAnnotation(Term.class);
      var id = renames.getOrDefault(component.getName(), term == null ? component.getName() : term.value());
      values(value(component, a), value(component, b), id, where, inner(component.getName(), term, renames));
    }
  }

  /** The renames that hold inside a component: those that its own annotation makes, over those that stand further out. */
  private static Map<String, String> inner(String name, Term term, Map<String, String> outer) {
    var inner = new HashMap<String, String>();
    if (term != null && !term.within().isBlank()) {
      for (var pair : term.within().trim().split("\\s+")) {
        int at = pair.indexOf('=');
        inner.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    outer.forEach((path, id) -> {
      if (path.startsWith(name + ".")) inner.put(path.substring(name.length() + 1), id);
    });
    return inner;
  }

  private void values(Object a, Object b, String id, String where, Map<String, String> renames) {
    if (Objects.equals(a, b)) return;
    var sample = a == null ? b : a;
    if (sample instanceof List<?>) lists((List<?>) a, (List<?>) b, id, where, renames);
    else if (isGroup(sample.getClass())) records(sample.getClass(), a, b, within(where, id), renames);
    else found.add(new Difference(id, where, text(a), text(b)));
  }

  private void lists(List<?> a, List<?> b, String id, String where, Map<String, String> renames) {
    int n = Math.max(a == null ? 0 : a.size(), b == null ? 0 : b.size());
    for (int i = 0; i < n; i++) {
      var x = a != null && i < a.size() ? a.get(i) : null;
      var y = b != null && i < b.size() ? b.get(i) : null;
      var sample = x == null ? y : x;
      if (Objects.equals(x, y)) continue;
      if (isGroup(sample.getClass())) records(sample.getClass(), x, y, within(where, id + "[" + (i + 1) + "]"), renames);
      else found.add(new Difference(id, where == null && n == 1 ? null : within(where, "[" + (i + 1) + "]"), text(x), text(y)));
    }
  }

  /** A group is a record with terms of its own; values such as amounts and dates are records too, but compare as one. */
  private static boolean isGroup(Class<?> type) {
    if (!type.isRecord()) return false;
    for (var component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(Term.class)) return true;
    }
    return false;
  }

  private static String within(String where, String id) {
    return where == null ? id : where + "/" + id;
  }

  private static String text(Object value) {
    return value == null ? null : value instanceof Blob blob ? blob.toString() : value.toString();
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      return record == null ? null : component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no access to " + component, e);
    }
  }
}
