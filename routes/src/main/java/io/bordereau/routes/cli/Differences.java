package io.bordereau.routes.cli;

import io.bordereau.mapping.Group;
import io.bordereau.mapping.Slot;
import java.util.ArrayList;
import java.util.List;
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
      differences.groups(Group.of(a.getClass()), a, b, null);
    }
    return differences.found;
  }

  private void groups(Group group, Object a, Object b, String where) {
    for (var slot : group.slots()) {
      var x = a == null ? null : slot.get(a);
      var y = b == null ? null : slot.get(b);
      if (Objects.equals(x, y)) continue;
      switch (slot.kind()) {
        case VALUE -> found.add(new Difference(slot.term(), where, text(x), text(y)));
        case GROUP -> groups(slot.group(), x, y, within(where, slot.term()));
        case VALUES, GROUPS -> lists(slot, (List<?>) x, (List<?>) y, where);
      }
    }
  }

  private void lists(Slot slot, List<?> a, List<?> b, String where) {
    int n = Math.max(a == null ? 0 : a.size(), b == null ? 0 : b.size());
    for (int i = 0; i < n; i++) {
      var x = a != null && i < a.size() ? a.get(i) : null;
      var y = b != null && i < b.size() ? b.get(i) : null;
      if (Objects.equals(x, y)) continue;
      var place = within(where, slot.term() + "[" + (i + 1) + "]");
      if (slot.kind() == Slot.Kind.GROUPS) groups(slot.group(), x, y, place);
      else found.add(new Difference(slot.term(), place, text(x), text(y)));
    }
  }

  private static String within(String where, String id) {
    return where == null ? id : where + "/" + id;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
