package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The counting interpreter: which terms of a canonical document a mapping carries. */
public final class Coverage {
  private Coverage() {}

  /** The canonical paths that a mapping carries. */
  public static Set<String> of(Mapping<?> m) {
    var paths = new HashSet<String>();
    for (var r : Guide.of(m)) if (!r.path().isEmpty() && !r.use().equals("lost")) paths.add(r.path());
    return paths;
  }

  /** Every value slot of a canonical document, by path; groups that contain themselves are followed once. */
  public static Map<String, Slot> slots(Class<?> document) {
    var all = new LinkedHashMap<String, Slot>();
    walk(Group.of(document), new ArrayList<>(), all);
    return all;
  }

  private static void walk(Group g, List<Class<?>> above, Map<String, Slot> all) {
    if (above.contains(g.type())) return;
    above.add(g.type());
    for (var s : g.slots()) {
      switch (s.kind()) {
        case VALUE, VALUES -> all.put(s.path(), s);
        case GROUP, GROUPS -> walk(s.group(), above, all);
      }
    }
    above.remove(above.size() - 1);
  }
}
