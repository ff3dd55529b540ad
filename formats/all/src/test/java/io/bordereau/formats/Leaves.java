package io.bordereau.formats;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The leaves of a canonical document by their paths, such as {@code lines[2].item.name}; lists count from 1. */
final class Leaves {
  private Leaves() {}

  static Map<String, String> of(Object document) {
    var leaves = new LinkedHashMap<String, String>();
    walk(document, "", leaves);
    return leaves;
  }

  private static void walk(Object value, String path, Map<String, String> leaves) {
    switch (value) {
      case null -> { }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) walk(list.get(i), path + "[" + (i + 1) + "]", leaves);
      }
      case Record group when isGroup(group) -> {
        for (RecordComponent c : group.getClass().getRecordComponents()) {
          walk(get(group, c), path.isEmpty() ? c.getName() : path + "." + c.getName(), leaves);
        }
      }
      case Object leaf -> leaves.put(path, leaf.toString());
    }
  }

  /** Values are records as well (Money, Moment ...): they are leaves, groups have terms. */
  private static boolean isGroup(Record r) {
    var components = r.getClass().getRecordComponents();
    return components.length > 0 && components[0].isAnnotationPresent(io.bordereau.document.Term.class);
  }

  private static Object get(Record group, RecordComponent component) {
    try {
      return component.getAccessor().invoke(group);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
