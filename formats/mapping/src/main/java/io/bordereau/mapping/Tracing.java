package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/** Turns drafts and their places into a trace. */
final class Tracing {
  private Tracing() {}

  static List<Trace.Step> steps(Draft root, Tree tree) {
    var all = new ArrayList<Trace.Step>();
    walk(root, tree, all);
    return List.copyOf(all);
  }

  private static void walk(Draft d, Tree tree, List<Trace.Step> all) {
    for (int i = 0; i < d.values.length; i++) {
      var v = d.values[i];
      if (v == null) continue;
      var slot = d.group.at(i);
      switch (slot.kind()) {
        case VALUE, VALUES -> {
          int node = d.places[i] - 1;
          if (node >= 0) all.add(new Trace.Step(d.path(slot), slot.term(), tree.path(node), tree.text(node)));
        }
        case GROUP -> walk((Draft) v, tree, all);
        case GROUPS -> {
          for (var each : d.drafts(slot)) walk(each, tree, all);
        }
      }
    }
  }
}
