package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reading, the rows that go to single places of the frame they stand in: they fill slots, or compare what stands there with what is known.
 * The frames themselves are entered by {@link Reader}.
 */
final class Filling {
  private final Tree tree;
  private final Scope scope;
  private final Draft root;
  private final Selection selection;
  private final List<Runnable> late = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final List<Spelled> spelled = new ArrayList<>();

  /**
   * A node whose text is to be restored on writing: where, and what would be written otherwise; of a qualifier in {@link Part.Pairs}
   * the value beside it, since pairs may move up; and a neighbour that is restored with it.
   */
  record Spelled(int node, String canonical, int beside, int along) {
    Spelled(int node, String canonical) {
      this(node, canonical, Tree.NONE, Tree.NONE);
    }
  }

  Filling(Tree tree, Scope scope, Draft root, Selection selection) {
    this.tree = tree;
    this.scope = scope;
    this.root = root;
    this.selection = selection;
  }

  void at(Part.At a, Children here, Draft d) {
    int at = here.descend(a.steps);
    if (a.next) while (at != Tree.NONE && (tree.nameId(at) != a.steps[a.steps.length - 1] || read(at)
        || tree.length(at) == 0)) at = tree.next(at);
    if (at == Tree.NONE || tree.length(at) == 0) {
      if (a.required) missing(List.of(a), here.node(), d);
      return;
    }
    if (read(at)) return;
    var owner = owner(d, a.slots, a.slotPath);
    var slot = a.slots[a.slots.length - 1];
    if (owner.values[slot.index] != null) {
      conflict(a, at, owner, slot);
      return;
    }
    take(a.as, at, owner, slot);
  }

  void prefer(Part.Prefer p, Children here, Draft d) {
    for (int i = 0; i < p.places.size(); i++) at(p.places.get(i), here, d);
  }

  void spare(Part.Spare s, Children here, Draft d) {
    var owner = s.at.slotPath.startsWith("/") ? root : d;
    if (Selection.value(owner, s.at.slots) == null) at(s.at, here, d);
  }

  private void take(As<Object> as, int at, Draft owner, Slot slot) {
    var v = parsed(as, at, owner, slot);
    if (v == null) return;
    owner.values[slot.index] = v;
    owner.found(slot, at);
  }

  /** The value at a node, whose text is marked as read; null when it says nothing or is wrong, which is then a finding. */
  Object parsed(As<Object> as, int at, Draft owner, Slot slot) {
    try {
      scope.odd = false;
      scope.along = Tree.NONE;
      scope.owner = owner;
      var v = as.parse(tree, at, scope);
      if (v == null) {
        tree.flag(at, Marks.DERIVED);
        return null;
      }
      tree.flag(at, Marks.MAPPED);
      if (scope.odd) spelled.add(new Spelled(at, as.print(v, scope), Tree.NONE, scope.along));
      return v;
    } catch (BadValue e) {
      findings.add(Words.badValue(tree.path(at), slot, tree.text(at), e.getMessage()));
      return null;
    }
  }

  private void conflict(Part.At a, int at, Draft owner, Slot slot) {
    try {
      var v = a.as.parse(tree, at, scope);
      if (v != null && !Objects.equals(v, owner.values[slot.index]))
        findings.add(Words.conflict(tree.path(at), slot, tree.text(at), String.valueOf(owner.values[slot.index])));
    } catch (BadValue e) {
      findings.add(Words.badValue(tree.path(at), slot, tree.text(at), e.getMessage()));
    }
  }

  void missing(List<Part> parts, int node, Draft d) {
    for (var p : parts)
      if (p instanceof Part.At a && a.required && Selection.value(a.slotPath.startsWith("/") ? root : d, a.slots) == null)
        findings.add(Words.missing(tree.path(node) + "/" + a.path, a.slots[a.slots.length - 1]));
  }

  void composite(Part.Composite c, Children here, Draft d) {
    int at = here.descend(c.steps);
    if (at == Tree.NONE || tree.length(at) == 0 || read(at)) return;
    var texts = c.apart.apply(tree.text(at));
    for (int i = 0; i < texts.length; i++) if (texts[i] != null && Selection.value(d, c.slots[i]) != null) return;
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == null) continue;
      var slot = c.slots[i][c.slots[i].length - 1];
      var owner = owner(d, c.slots[i], c.slotPaths.get(i));
      owner.values[slot.index] = texts[i];
      owner.found(slot, at);
    }
    tree.flag(at, Marks.MAPPED);
    var again = c.together.apply(texts);
    if (!tree.text(at).equals(again)) spelled.add(new Spelled(at, again));
  }

  void joined(Part.Joined j, Children here, Draft d) {
    var owner = owner(d, j.slots, j.slotPath);
    var slot = j.slots[j.slots.length - 1];
    if (owner.values[slot.index] != null) return;
    var at = new int[j.steps.length];
    var texts = new String[at.length];
    int first = Tree.NONE;
    for (int i = 0; i < at.length; i++) {
      at[i] = here.descend(j.steps[i]);
      if (at[i] == Tree.NONE || tree.length(at[i]) == 0 || read(at[i])) continue;
      texts[i] = tree.text(at[i]);
      if (first == Tree.NONE) first = at[i];
    }
    if (first == Tree.NONE) return;
    try {
      var v = j.together.apply(texts);
      if (v == null) return;
      owner.values[slot.index] = v;
      owner.found(slot, first);
      var again = j.apart.apply(v);
      for (int i = 0; i < at.length; i++) {
        if (texts[i] == null || again[i] == null) continue; // what the value does not hold is left over
        tree.flag(at[i], Marks.MAPPED);
        if (!texts[i].equals(again[i])) spelled.add(new Spelled(at[i], again[i]));
      }
    } catch (BadValue e) {
      findings.add(Words.badValue(tree.path(first), slot, String.join(" ", Arrays.stream(texts).filter(Objects::nonNull).toList()), e.getMessage()));
    }
  }

  void pairs(Part.Pairs p, Children here, Draft d) {
    for (int i = 0; i + 1 < p.ids.length; i += 2) {
      int qualifier = here.child(p.ids[i]);
      int value = qualifier == Tree.NONE ? Tree.NONE : here.child(p.ids[i + 1]);
      if (qualifier == Tree.NONE || value == Tree.NONE || tree.length(qualifier) == 0 || tree.length(value) == 0) continue;
      if (!known(p, qualifier, value, d) && p.list != null) {
        var above = d;
        for (int k = 0; k < p.list.length - 1; k++) above = above.into(p.list[k]);
        var item = above.append(p.list[p.list.length - 1]);
        take(p.kindAs, qualifier, item, p.kindSlot);
        if ((tree.flags(qualifier) & Marks.READ) == 0) tree.flag(qualifier, Marks.DERIVED);
        item.values[p.valueSlot.index] = tree.text(value);
        item.found(p.valueSlot, value);
        tree.flag(value, Marks.MAPPED);
      }
    }
  }

  private boolean known(Part.Pairs p, int qualifier, int value, Draft d) {
    for (int i = 0; i < p.known.size(); i++) {
      var k = p.known.get(i);
      if (selection.oneOf(qualifier, k.qualifiers) < 0) continue;
      var owner = owner(d, k.slots, k.slotPath);
      var slot = k.slots[k.slots.length - 1];
      if (owner.values[slot.index] != null) continue;
      owner.values[slot.index] = tree.text(value);
      owner.found(slot, value);
      tree.flag(value, Marks.MAPPED);
      tree.flag(qualifier, Marks.DERIVED);
      var usual = k.which.apply(tree.text(value));
      if (!tree.textIs(qualifier, usual)) spelled.add(new Spelled(qualifier, usual, value, Tree.NONE));
      return true;
    }
    return false;
  }

  void constant(Part.Is i, Children here) {
    if (!i.written) return;
    int at = here.descend(i.steps);
    if (at == Tree.NONE || tree.length(at) == 0 || read(at)) return;
    int which = selection.oneOf(at, i.values);
    if (which < 0) {
      findings.add(Words.notConstant(tree.path(at), tree.text(at), i.values));
      return;
    }
    tree.flag(at, Marks.DERIVED);
    if (which > 0) spelled.add(new Spelled(at, i.values.get(0)));
  }

  void usual(Part.Usual u, Children here) {
    int at = unread(here, u.steps);
    if (at == Tree.NONE) return;
    tree.flag(at, Marks.DERIVED);
    if (!tree.textIs(at, u.value)) spelled.add(new Spelled(at, u.value));
  }

  void bound(Part.Bound b, Children here) {
    int at = unread(here, b.steps);
    var value = scope.binding(b.binding);
    if (at != Tree.NONE && value != null && tree.textIs(at, value)) tree.flag(at, Marks.DERIVED);
  }

  void echo(Part.Echo e, Children here) {
    int at = unread(here, e.steps);
    if (at == Tree.NONE) return;
    if (Selection.value(root, e.slots) != null) compare(e, at);
    else if (e.gives) take(e.as, at, owner(root, e.slots, e.slotPath), e.slots[e.slots.length - 1]);
    else late.add(() -> compare(e, at));
  }

  private void compare(Part.Echo e, int at) {
    if (read(at)) return;
    var v = Selection.value(root, e.slots);
    if (v != null && tree.textIs(at, e.as.print(v, scope))) tree.flag(at, Marks.DERIVED);
    else findings.add(Words.notEqual(tree.path(at), e.slots[e.slots.length - 1], tree.text(at), v == null ? "" : e.as.print(v, scope)));
  }

  void derive(Part.Derive v, Children here, Draft d) {
    int at = unread(here, v.steps);
    if (at != Tree.NONE) late.add(() -> derived(v, at, d));
  }

  private void derived(Part.Derive v, int at, Draft d) {
    if (read(at)) return;
    var computed = v.compute.apply(d.build(), root.build());
    var want = computed == null ? null : v.as.print(computed, scope);
    if (want != null && Words.sameValue(want, tree.text(at))) {
      tree.flag(at, v.says ? Marks.DERIVED | Marks.STANDS : Marks.DERIVED);
      if (!want.equals(tree.text(at))) spelled.add(new Spelled(at, want));
    } else {
      findings.add(Words.notDerived(tree.path(at), v.label, tree.text(at), want));
    }
  }

  void follows(Part.Follows f, Draft d) {
    if (Selection.value(d, f.slots) != null) return;
    var v = f.compute.apply(from(f, d, root));
    if (v != null) owner(d, f.slots, f.slotPath).values[f.slots[f.slots.length - 1].index] = v;
  }

  /** The values that a term follows from. */
  static Object[] from(Part.Follows f, Draft d, Draft root) {
    var values = new Object[f.from.length];
    for (int i = 0; i < values.length; i++) {
      var v = Selection.value(f.ofDocument[i] ? root : d, f.from[i]);
      values[i] = v instanceof Draft g ? g.snapshot() : v instanceof List<?> l ? members(l) : v;
    }
    return values;
  }

  private static List<Object> members(List<?> list) {
    var made = new ArrayList<Object>(list.size());
    for (var m : list) made.add(m instanceof Draft g ? g.snapshot() : m);
    return made;
  }

  void fact(Part.Fact f, int node, Draft d) {
    if (!f.reading.test(new Place(tree, node))) return;
    var owner = owner(d, f.slots, f.slotPath);
    int i = f.slots[f.slots.length - 1].index;
    if (owner.values[i] == null) owner.values[i] = f.value;
  }

  Draft owner(Draft d, Slot[] slots, String path) {
    var at = path.startsWith("/") ? root : d;
    for (int i = 0; i < slots.length - 1; i++) at = at.into(slots[i]);
    return at;
  }

  /** The place at the end of a path where something stands that no row has read; {@link Tree#NONE} when there is none. */
  private int unread(Children here, int[] steps) {
    int at = here.descend(steps);
    return at == Tree.NONE || tree.length(at) == 0 || read(at) ? Tree.NONE : at;
  }

  boolean read(int node) {
    return (tree.flags(node) & Marks.READ) != 0;
  }

  /** The comparisons that need the whole document, once it is read. */
  void compareLate() {
    late.forEach(Runnable::run);
  }
}
