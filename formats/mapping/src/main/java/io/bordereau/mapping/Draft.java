package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/** A canonical record in the making, or taken apart: one value per slot, and the place where each stands. */
final class Draft {
  final Group group;
  final Object[] values;
  /** The node of each slot's place plus one; 0 where a value has no place (yet). Null where nobody asks for places. */
  final int[] places;

  Draft above;
  Slot slot;
  int index;
  int node = Tree.NONE;
  private Object record;

  Draft(Group group, boolean placed) {
    this.group = group;
    values = new Object[group.width()];
    places = placed ? new int[group.width()] : null;
  }

  /** A draft beside this one, of another group. */
  Draft beside(Group other) {
    return new Draft(other, places != null);
  }

  /** Notes where the value of a slot was found. */
  void found(Slot s, int at) {
    if (places != null) places[s.index] = at + 1;
  }

  /** Takes a value, and its place, from another draft. */
  void take(Slot to, Draft from, Slot slot) {
    values[to.index] = from.values[slot.index];
    if (places != null) places[to.index] = from.places[slot.index];
  }

  /** Takes a record apart. */
  static Draft of(Group group, Object record) {
    var d = new Draft(group, true);
    d.record = record;
    for (int i = 0; i < d.values.length; i++) {
      var slot = group.at(i);
      var v = slot.get(record);
      if (v == null) continue;
      switch (slot.kind()) {
        case VALUE -> d.values[i] = v;
        case VALUES -> d.values[i] = ((List<?>) v).isEmpty() ? null : v;
        case GROUP -> d.values[i] = child(d, slot, 0, v);
        case GROUPS -> {
          var list = (List<?>) v;
          if (list.isEmpty()) continue;
          var drafts = new ArrayList<Draft>(list.size());
          for (var each : list) drafts.add(child(d, slot, drafts.size(), each));
          d.values[i] = drafts;
        }
      }
    }
    return d;
  }

  private static Draft child(Draft above, Slot slot, int index, Object record) {
    var d = of(slot.group(), record);
    d.above = above;
    d.slot = slot;
    d.index = index;
    return d;
  }

  /** The group in a slot, made when it is not there. */
  Draft into(Slot s) {
    var d = (Draft) values[s.index];
    if (d == null) {
      values[s.index] = d = beside(s.group());
      d.above = this;
      d.slot = s;
    }
    return d;
  }

  /** A new member of a list of groups. */
  Draft append(Slot s) {
    var list = drafts(s);
    if (list == null) values[s.index] = list = new ArrayList<>(4);
    var d = beside(s.group());
    d.above = this;
    d.slot = s;
    d.index = list.size();
    list.add(d);
    return d;
  }

  @SuppressWarnings("unchecked")
  List<Draft> drafts(Slot s) {
    return (List<Draft>) values[s.index];
  }

  /** Forgets the record that this was made from: its values have changed. */
  void forget() {
    record = null;
  }

  /** The first member of a list of groups, made when there is none. */
  Draft first(Slot s) {
    var list = drafts(s);
    return list == null ? append(s) : list.get(0);
  }

  boolean isEmpty() {
    for (var v : values) {
      if (v == null) continue;
      if (v instanceof Draft d && d.isEmpty()) continue;
      if (v instanceof List<?> l && l.isEmpty()) continue;
      return false;
    }
    return true;
  }

  /** The record as it is so far; more may be read into this draft later. */
  Object snapshot() {
    forgetAll();
    var made = build();
    forgetAll();
    return made;
  }

  private void forgetAll() {
    record = null;
    for (var v : values) {
      if (v instanceof Draft x) x.forgetAll();
      else if (v instanceof List<?> l) for (var x : l) if (x instanceof Draft y) y.forgetAll();
    }
  }

  /** The record, made once. */
  Object build() {
    return build(null);
  }

  /** The record; an array of this width, which the drafts of a list share, saves a copy for each. */
  private Object build(Object[] spare) {
    if (record != null) return record;
    var args = values;
    for (int i : group.nested()) {
      if (values[i] == null) continue;
      if (args == values) args = copy(spare);
      if (values[i] instanceof Draft d) args[i] = d.isEmpty() ? null : d.build();
      else args[i] = built(drafts(group.at(i)));
    }
    return record = group.build(args);
  }

  private Object[] copy(Object[] into) {
    if (into == null) return values.clone();
    System.arraycopy(values, 0, into, 0, into.length);
    return into;
  }

  private static List<Object> built(List<Draft> drafts) {
    int n = drafts.size();
    var list = new ArrayList<>(n);
    var spare = n > 1 ? new Object[drafts.get(0).values.length] : null;
    for (int i = 0; i < n; i++) list.add(drafts.get(i).build(spare));
    return list;
  }

  /** The canonical path, such as {@code lines[2].price}; empty for the document. */
  String path() {
    if (above == null) return "";
    var p = above.path();
    var own = slot.kind() == Slot.Kind.GROUPS ? slot.name() + "[" + (index + 1) + "]" : slot.name();
    return p.isEmpty() ? own : p + "." + own;
  }

  String path(Slot s) {
    var p = path();
    return p.isEmpty() ? s.name() : p + "." + s.name();
  }

  /** The draft at a canonical path made by {@link #path()}, or null. */
  Draft find(String path) {
    var d = this;
    if (path.isEmpty()) return d;
    for (var step : path.split("\\.")) {
      int bracket = step.indexOf('[');
      var s = d.group.find(bracket < 0 ? step : step.substring(0, bracket));
      if (s == null || d.values[s.index] == null) return null;
      if (bracket < 0) {
        if (s.kind() != Slot.Kind.GROUP) return null;
        d = (Draft) d.values[s.index];
      } else {
        if (s.kind() != Slot.Kind.GROUPS || !step.endsWith("]")) return null;
        int i;
        try {
          i = Integer.parseInt(step, bracket + 1, step.length() - 1, 10) - 1;
        } catch (NumberFormatException e) {
          return null;
        }
        var list = d.drafts(s);
        if (i < 0 || i >= list.size()) return null;
        d = list.get(i);
      }
    }
    return d;
  }
}
