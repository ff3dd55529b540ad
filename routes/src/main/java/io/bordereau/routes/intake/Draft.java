package io.bordereau.routes.intake;

import io.bordereau.document.Term;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A document on its way: values set by path, in any order; {@link #build} makes the immutable record. */
final class Draft {
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private final Shape shape;
  /** By component: a value, a Draft, or a TreeMap of position to value or Draft. */
  private final Map<String, Object> parts = new HashMap<>();

  /** The components of a record type. */
  private record Shape(Constructor<?> constructor, RecordComponent[] components, Map<String, Class<?>> types, Map<String,
      Class<?>> elements) {}

  /**
   * Where a path leads.
   *
   * @param type the type at its end
   * @param term the term at its end
   */
  record Place(Class<?> type, String term) {}

  Draft(Class<?> type) {
    shape = shape(type);
  }

  /**
   * Finds the place of a path.
   *
   * @throws IllegalArgumentException with the reason when there is none
   */
  static Place place(Class<?> root, String path) {
    Class<?> type = root;
    var within = new HashMap<String, String>();
    String inside = "";
    String term = null;
    for (String step : path.split("\\.", -1)) {
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      if (!type.isRecord()) throw new IllegalArgumentException("nothing stands below " + inside + ".");
      Shape s = shape(type);
      Class<?> next = s.types.get(name);
      if (next == null) {
        throw new IllegalArgumentException("there is no " + name + (inside.isEmpty() ? " in the document" : " below " + inside)
            + io.bordereau.routes.agreements.Nearest.hint(name, s.types.keySet()));
      }
      Class<?> element = s.elements.get(name);
      if (element != null && !step.matches("\\w+\\[([1-9]\\d?)?\\]")) {
        throw new IllegalArgumentException("there may be several " + name + "; write " + name + "[1]"
            + (name.equals("lines") ? " or lines[]" : "") + ".");
      }
      if (element == null && bracket >= 0) throw new IllegalArgumentException("there is only one " + name + "; write it without [].");
      inside = inside.isEmpty() ? name : inside + '.' + name;
      for (RecordComponent c : s.components) {
        if (!c.getName().equals(name)) continue;
        Term t = c.getAnnotation(Term.class);
        term = within.getOrDefault(inside, t.value());
        for (String pair : t.within().split(" ")) {
          int equals = pair.indexOf('=');
          if (equals > 0) within.put(inside + '.' + pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
      type = element == null ? next : element;
    }
    if (type.isRecord() && type.getRecordComponents()[0].getAnnotation(Term.class) != null) {
      throw new IllegalArgumentException(path + " is a group; name a value in it"
          + io.bordereau.routes.agreements.Nearest.hint("", shape(type).types.keySet()));
    }
    return new Place(type, term);
  }

  /** Sets a value; groups on the way come into being. {@code lines[]} of a line column is written with its number by the caller. */
  void set(String path, Object value) {
    int dot = path.indexOf('.');
    String step = dot < 0 ? path : path.substring(0, dot);
    int bracket = step.indexOf('[');
    String name = bracket < 0 ? step : step.substring(0, bracket);
    if (bracket < 0) {
      if (dot < 0) parts.put(name, value);
      else child(parts, name, shape.types.get(name)).set(path.substring(dot + 1), value);
      return;
    }
    @SuppressWarnings("unchecked")
    var list = (Map<Object, Object>) parts.computeIfAbsent(name, k -> new TreeMap<Object, Object>());
    Integer at = Integer.valueOf(step.substring(bracket + 1, step.length() - 1));
    if (dot < 0) list.put(at, value);
    else child(list, at, shape.elements.get(name)).set(path.substring(dot + 1), value);
  }

  private static <K> Draft child(Map<K, Object> of, K key, Class<?> type) {
    return (Draft) of.computeIfAbsent(key, k -> new Draft(type));
  }

  /** A draft of a record that is there already. */
  static Draft of(Record record) {
    var draft = new Draft(record.getClass());
    for (RecordComponent c : draft.shape.components) {
      Object value;
      try {
        value = c.getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record has an accessor for each component", e);
      }
      if (value == null || value instanceof List<?> none && none.isEmpty()) continue;
      draft.parts.put(c.getName(), value instanceof List<?> list ? positions(list) : part(value));
    }
    return draft;
  }

  private static TreeMap<Object, Object> positions(List<?> list) {
    var all = new TreeMap<Object, Object>();
    for (Object o : list) all.put(all.size() + 1, part(o));
    return all;
  }

  /** Groups are drafts, values are themselves. */
  private static Object part(Object value) {
    boolean group = value instanceof Record && value.getClass().getRecordComponents()[0].getAnnotation(Term.class) != null;
    return group ? of((Record) value) : value;
  }

  /** What stands at a path; null for nothing. */
  Object get(String path) {
    int dot = path.indexOf('.');
    String step = dot < 0 ? path : path.substring(0, dot);
    int bracket = step.indexOf('[');
    Object at = parts.get(bracket < 0 ? step : step.substring(0, bracket));
    if (bracket >= 0 && at instanceof Map<?, ?> list) at = list.get(Integer.valueOf(step.substring(bracket + 1, step.length() - 1)));
    return dot < 0 ? at : at instanceof Draft d ? d.get(path.substring(dot + 1)) : null;
  }

  /** The record. */
  Object build() {
    var values = new Object[shape.components.length];
    for (int i = 0; i < values.length; i++) {
      Object part = parts.get(shape.components[i].getName());
      if (part instanceof Draft d) {
        values[i] = d.build();
      } else if (part instanceof TreeMap<?, ?> list) {
        var all = new ArrayList<Object>(list.size());
        for (Object o : list.values()) all.add(o instanceof Draft d ? d.build() : o);
        values[i] = all;
      } else {
        values[i] = part;
      }
    }
    try {
      return shape.constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can be constructed of its components", e);
    }
  }

  private static Shape shape(Class<?> type) {
    return SHAPES.computeIfAbsent(type, t -> {
      RecordComponent[] components = t.getRecordComponents();
      var order = new Class<?>[components.length];
      var types = new HashMap<String, Class<?>>();
      var elements = new HashMap<String, Class<?>>();
      for (int i = 0; i < components.length; i++) {
        RecordComponent c = components[i];
        order[i] = c.getType();
        types.put(c.getName(), c.getType());
        if (c.getType() == List.class) elements.put(c.getName(),
            (Class<?>) ((ParameterizedType) c.getGenericType()).getActualTypeArguments()[0]);
      }
      try {
        return new Shape(t.getDeclaredConstructor(order), components, types, elements);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record has its canonical constructor", e);
      }
    });
  }
}
