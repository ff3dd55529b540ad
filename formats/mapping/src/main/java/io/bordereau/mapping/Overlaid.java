package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The interpreter of a partner's {@link Overlay} over the tree of one document. */
final class Overlaid {
  private final Overlay overlay;
  private final Mapping<?> mapping;
  private final Tree tree;
  private final Draft root;
  private final List<Finding> findings;

  Overlaid(Overlay overlay, Mapping<?> mapping, Tree tree, Draft root, List<Finding> findings) {
    this.overlay = overlay;
    this.mapping = mapping;
    this.tree = tree;
    this.root = root;
    this.findings = findings;
  }

  /** The slots whose terms stand elsewhere for this partner. */
  Set<Slot> moved() {
    var slots = new HashSet<Slot>();
    for (var m : overlay.moves()) slots.add(mapping.group().path(m.term()).getLast());
    return slots;
  }

  // ---- writing ------------------------------------------------------------------------------------------------------------------

  /** Changes a tree that was written as the partner wants it, then looks whether every rule is kept. */
  void write(Map<Draft, String> refusals, List<Lost> lost) {
    for (var d : overlay.deviations()) {
      switch (d) {
        case Deviation.Move m -> write(m, root, 0, mapping.group().path(m.term()), refusals);
        case Deviation.Constant c -> {
          for (int frame : frames(c.reach())) constant(c, frame, refusals);
        }
        case Deviation.Recode r -> {
          for (int at : places(r.reach(), r.place())) {
            if (tree.textIs(at, r.from())) tree.text(at, r.to());
            else if (tree.textIs(at, r.to())) lost.add(new Lost(tree.path(at), null, r.to(), because(r.reach()) + ": it says " + r.to() + " for " + r.from()));
          }
        }
        case Deviation.Omit o -> {
          for (int at : places(o.reach(), o.place())) {
            forget(root, inside(at), because(o.reach()), refusals);
            tree.detach(at);
          }
        }
        case Deviation.Require r -> {}
        case Deviation.Only o -> {}
        case Deviation.Never n -> {}
        case Deviation.Most m -> {}
        case Deviation.Fits f -> {}
      }
    }
    check(Severity.ERROR);
  }

  private void write(Deviation.Move m, Draft d, int step, List<Slot> path, Map<Draft, String> refusals) {
    var slot = path.get(step);
    var value = d.values[slot.index];
    if (value == null) return;
    switch (slot.kind()) {
      case GROUP -> write(m, (Draft) value, step + 1, path, refusals);
      case GROUPS -> {
        for (var each : d.drafts(slot)) write(m, each, step + 1, path, refusals);
      }
      case VALUE -> {
        int frame = anchor(d);
        if (frame == Tree.NONE || d.places[slot.index] != 0 || !holds(m.reach(), frame)) return;
        int at = m.place().make(tree, frame);
        if (tree.length(at) == 0) tree.text(at, value.toString());
        if (tree.textIs(at, value.toString())) d.places[slot.index] = at + 1;
        else refusals.merge(d, slot.index + "\tthe place that " + because(m.reach()) + " gives it is taken\n", String::concat);
      }
      case VALUES -> {}
    }
  }

  /** The node of the document or of the member of a list that a group belongs to. */
  private static int anchor(Draft d) {
    while (d.slot != null && d.slot.kind() != Slot.Kind.GROUPS) d = d.above;
    return d.node;
  }

  private void constant(Deviation.Constant c, int frame, Map<Draft, String> refusals) {
    int at = c.place().make(tree, frame);
    if (tree.textIs(at, c.value())) return;
    if (tree.length(at) > 0) forget(root, Set.of(at), because(c.reach()), refusals);
    tree.text(at, c.value());
  }

  private Set<Integer> inside(int node) {
    var all = new HashSet<Integer>();
    collect(node, all);
    return all;
  }

  private void collect(int node, Set<Integer> all) {
    all.add(node);
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) collect(c, all);
  }

  /** What stood at these places stands nowhere now. */
  static void forget(Draft d, Set<Integer> nodes, String why, Map<Draft, String> refusals) {
    if (nodes.contains(d.node)) d.node = Tree.NONE;
    for (int i = 0; i < d.values.length; i++) {
      var v = d.values[i];
      if (v instanceof Draft in) forget(in, nodes, why, refusals);
      else if (v instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Draft) for (var each : list) forget((Draft) each, nodes, why, refusals);
      if (v == null || d.places[i] == 0 || !nodes.contains(d.places[i] - 1)) continue;
      d.places[i] = 0;
      refusals.merge(d, i + "\t" + why + "\n", (old, more) -> more + old);
    }
  }

  // ---- reading ------------------------------------------------------------------------------------------------------------------

  /** Looks whether the partner keeps its own rules, and undoes what it says in its own way, before the mapping reads. */
  void beforeReading() {
    for (var d : overlay.deviations()) {
      if (!(d instanceof Deviation.Constant c)) continue;
      for (int at : places(c.reach(), c.place())) {
        if (tree.length(at) == 0 || tree.textIs(at, c.value())) continue;
        findings.add(Words.notAgreed(overlay, c.reach(), tree.path(at), tree.text(at), "'" + c.value() + "' always stands here", Severity.WARNING));
      }
    }
    check(Severity.WARNING);
    for (var d : overlay.deviations()) {
      if (!(d instanceof Deviation.Recode r)) continue;
      for (int at : places(r.reach(), r.place())) if (tree.textIs(at, r.to())) tree.text(at, r.from());
    }
    read(root, 0, null);
  }

  /** Reads the moved terms of the document ({@code list} null) or of a member of a list, before other rows take their places. */
  void read(Draft d, int node, Slot list) {
    for (var m : overlay.moves()) {
      var path = mapping.group().path(m.term());
      int from = list == null ? 0 : 1;
      if ((path.getFirst().kind() == Slot.Kind.GROUPS) != (list != null) || list != null && path.getFirst() != list) continue;
      if (!holds(m.reach(), node)) continue;
      for (int at : m.place().find(tree, node)) {
        if (tree.length(at) == 0 || (tree.flags(at) & Marks.READ) != 0) continue;
        var owner = d;
        for (int i = from; i < path.size() - 1; i++) owner = owner.into(path.get(i));
        var slot = path.getLast();
        try {
          owner.values[slot.index] = Forms.of(slot.type()).parse(tree, at, new Scope());
        } catch (BadValue e) {
          findings.add(Words.badValue(tree.path(at), slot, tree.text(at), e.getMessage()));
          break;
        }
        owner.places[slot.index] = at + 1;
        tree.flag(at, Marks.MAPPED);
        m.place().assertAround(tree, at);
        break;
      }
    }
  }

  /** The partner's constants that no row of the mapping has read are asserted. */
  void afterReading() {
    for (var d : overlay.deviations()) {
      if (!(d instanceof Deviation.Constant c)) continue;
      for (int at : places(c.reach(), c.place())) {
        if (!tree.textIs(at, c.value()) || (tree.flags(at) & Marks.READ) != 0) continue;
        tree.flag(at, Marks.DERIVED);
        c.place().assertAround(tree, at);
      }
    }
  }

  // ---- rules --------------------------------------------------------------------------------------------------------------------

  private List<Integer> frames(Deviation.Reach reach) {
    var frames = new ArrayList<Integer>();
    for (int n : reach.in() == null ? List.of(0) : reach.in().find(tree, 0)) if (holds(reach, n)) frames.add(n);
    return frames;
  }

  private boolean holds(Deviation.Reach reach, int frame) {
    return reach.when() == null || !reach.when().filled(tree, frame).isEmpty();
  }

  private List<Integer> places(Deviation.Reach reach, PlacePath place) {
    var all = new ArrayList<Integer>();
    for (int frame : frames(reach)) all.addAll(place.find(tree, frame));
    return all;
  }

  private String because(Deviation.Reach reach) {
    return "rule " + reach.rule() + " of " + overlay.partner();
  }

  private void check(Severity severity) {
    for (var d : overlay.deviations()) {
      switch (d) {
        case Deviation.Require r -> {
          for (int frame : frames(r.reach())) {
            if (r.place().filled(tree, frame).isEmpty()) findings.add(Words.demanded(overlay, r.reach(), tree.path(frame) + "/" + r.place(), severity));
          }
        }
        case Deviation.Only o -> {
          for (int at : places(o.reach(), o.place())) {
            if (tree.length(at) > 0 && !o.values().contains(tree.text(at))) {
              findings.add(Words.notAgreed(overlay, o.reach(), tree.path(at), tree.text(at), "only " + String.join(", ", o.values()), severity));
            }
          }
        }
        case Deviation.Never n -> {
          for (int at : places(n.reach(), n.place())) {
            boolean there = tree.length(at) > 0 || tree.first(at) != Tree.NONE;
            if (there && (n.values().isEmpty() || n.values().contains(tree.text(at)))) {
              var what = n.values().isEmpty() ? "nothing may stand here" : "not " + String.join(", ", n.values());
              findings.add(Words.notAgreed(overlay, n.reach(), tree.path(at), tree.text(at), what, severity));
            }
          }
        }
        case Deviation.Most m -> {
          for (int frame : frames(m.reach())) {
            var there = m.place().filled(tree, frame);
            if (there.size() > m.count()) findings.add(Words.tooMany(overlay, m.reach(), tree.path(there.get(m.count())), there.size(), m.count(), severity));
          }
        }
        case Deviation.Fits f -> {
          for (int at : places(f.reach(), f.place())) {
            if (tree.length(at) > f.characters()) findings.add(Words.tooLong(overlay, f.reach(), tree.path(at), tree.text(at), f.characters(), severity));
          }
        }
        case Deviation.Constant c -> {}
        case Deviation.Move m -> {}
        case Deviation.Omit o -> {}
        case Deviation.Recode r -> {}
      }
    }
  }
}
