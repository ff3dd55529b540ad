package io.bordereau.checks;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Changes one value of an immutable document by its path, such as {@code lines[2].net}; absent groups on the way come into being. */
final class Edit {
  private Edit() {}

  static <T extends Record> T set(T record, String path, Object value) {
    return record(record, record.getClass(), path, value);
  }

  @SuppressWarnings("unchecked")
  private static <T> T record(Object old, Class<?> type, String path, Object value) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    String name = head.contains("[") ? head.substring(0, head.indexOf('[')) : head;
    try {
      RecordComponent[] parts = type.getRecordComponents();
      var types = new Class<?>[parts.length];
      var values = new Object[parts.length];
      boolean found = false;
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        Object is = old == null ? null : parts[i].getAccessor().invoke(old);
        if (!parts[i].getName().equals(name)) {
          values[i] = is;
          continue;
        }
        found = true;
        if (head.contains("[")) {
          var element = (Class<?>) ((ParameterizedType) parts[i].getGenericType()).getActualTypeArguments()[0];
          int at = Integer.parseInt(head.substring(head.indexOf('[') + 1, head.indexOf(']'))) - 1;
          List<Object> list = new ArrayList<>(is == null ? List.of() : (List<Object>) is);
          Object before = at < list.size() ? list.get(at) : null;
          Object after = rest.isEmpty() ? value : record(before, element, rest, value);
          if (at < list.size()) list.set(at, after);
          else list.add(after);
          if (after == null) list.remove(at);
          values[i] = list;
        } else {
          values[i] = rest.isEmpty() ? value : record(is, types[i], rest, value);
        }
      }
      if (!found) throw new IllegalArgumentException(name + " is not in " + type.getSimpleName());
      return (T) type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
