package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The reading interpreter of a mapping: enters frames and finds occurrences; what their rows take is {@link Filling}. Reads one tree; not reused. */
final class Reader<T> {
  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final Mapping<T> mapping;
  private final Tree tree;
  private final Scope scope = new Scope();
  private final Draft root;
  private final Draft[] anchors;
  private final Selection selection;
  private final Filling filling;
  private final byte[] given;
  private Children here;
  private final Overlaid overlaid;

  Reader(Mapping<T> mapping, Tree tree, Context context, boolean placed) {
    this.mapping = mapping;
    this.tree = tree;
    root = new Draft(mapping.group(), placed || !context.overlay().isEmpty());
    selection = new Selection(tree, scope, root);
    filling = new Filling(tree, scope, root, selection);
    root.node = 0;
    overlaid = context.overlay().isEmpty() ? null : new Overlaid(context.overlay(), mapping, tree, root, filling.findings);
    anchors = new Draft[tree.size()];
    given = new byte[mapping.givens];
    here = new Children(tree, null);
    mapping.bindings().forEach((k, b) -> {
      var found = b.reading().apply(new Place(tree, 0));
      if ("".equals(found)) return;
      var v = context.options().getOrDefault(k, found);
      if (v != null) scope.bindings.put(k, v);
    });
  }

  Read<T> read() {
    if (tree.nameId(0) != mapping.rootId)
      return Read.refused(List.of(Words.notThisRoot(tree.name(0), mapping.root())));
    if (overlaid != null) overlaid.beforeReading();
    rows(mapping.parts(), 0, root);
    if (overlaid != null) overlaid.afterReading();
    mapping.regroups.forEach(this::hoist);
    final Object record;
    try {
      record = root.build();
      filling.compareLate();
    } catch (RuntimeException e) {
      return Read.refused(List.of(Words.bug(mapping.name(), e)));
    }
    mapping.bindings().forEach((k, b) -> {
      if (Objects.equals(scope.bindings.get(k), b.writing().apply(record, Context.NEUTRAL))) scope.bindings.remove(k);
    });
    var left = new Leftovers(tree, mapping, anchors, filling.spelled, scope).collect();
    return new Read<>(Optional.of(mapping.type().cast(record)), left.residue(), filling.findings, left.counts(), Trace.NONE);
  }

  private void rows(List<Part> parts, int node, Draft d) {
    var plan = ((Rows) parts).plan();
    boolean deeper = here.node() != node;
    if (deeper) here = here.below(node);
    long there = here.names();
    for (int i = 0; i < plan.rows.length; i++) {
      if ((plan.needs[i] & there) == 0 && plan.needs[i] != Plan.ALWAYS) continue;
      row(plan.rows[i], node, into(d, plan.groups[i]));
    }
    if (deeper) here = here.above;
  }

  /** What is met most often comes first: a switch over types tries them in turn. Each case is one call, so that this stays small and fast. */
  private void row(Part part, int node, Draft d) {
    switch (part) {
      case Part.At a -> filling.at(a, here, d);
      case Part.Node n -> node(n, node, d);
      case Part.Each e -> each(e, node, d, null, null);
      case Part.Is i -> filling.constant(i, here);
      case Part.Given w -> given(w, node, d);
      case Part.Usual u -> filling.usual(u, here);
      case Part.Choose c -> choose(c, node, d);
      case Part.Follows f -> follows(f, node, d);
      case Part.Pairs p -> filling.pairs(p, here, d);
      case Part.Prefer p -> filling.prefer(p, here, d);
      case Part.Into i -> enter(i, node, d);
      case Part.Bound b -> filling.bound(b, here);
      case Part.Derive v -> filling.derive(v, here, d);
      case Part.Spare s -> filling.spare(s, here, d);
      case Part.Echo e -> filling.echo(e, here);
      case Part.Composite c -> filling.composite(c, here, d);
      case Part.Joined j -> filling.joined(j, here, d);
      case Part.First f -> first(f, node, d);
      case Part.Values v -> values(v, node, d);
      case Part.Split s -> split(s, node, d);
      case Part.Regroup r -> regroup(r, node, d);
      case Part.Fact f -> filling.fact(f, node, d);
      case Part.Not n -> {}
      case Part.Some s -> {}
      case Part.Below b -> below(b, node, d);
      case Part.Lose l -> {}
    }
  }

  private void given(Part.Given w, int node, Draft d) {
    if (holds(w)) rows(w.parts, node, d);
  }

  private void choose(Part.Choose c, int node, Draft d) {
    var place = new Place(tree, node);
    for (int i = 0; i < c.alternatives.size(); i++) {
      var a = c.alternatives.get(i);
      if (a.reading().test(place)) {
        rows(a.parts(), node, d);
        return;
      }
    }
  }

  private void follows(Part.Follows f, int node, Draft d) {
    rows(f.stated, node, d);
    filling.follows(f, d);
  }

  /** Whether a binding has the value that rows ask for; bindings do not change while a document is read. */
  private boolean holds(Part.Given w) {
    if (given[w.nth] == 0) given[w.nth] = w.value.equals(Objects.requireNonNullElse(scope.binding(w.binding), "")) ? HOLDS : FAILS;
    return given[w.nth] == HOLDS;
  }

  private void node(Part.Node n, int node, Draft d) {
    int at = n.above.length == 0 ? here.child(n.name) : within(here.descend(n.above), n.name);
    if (at != Tree.NONE) at = selection.pick(at, n.name, n.selectors, n.ranked);
    if (at == Tree.NONE) {
      if (n.demands) filling.missing(n.parts, node, d);
      return;
    }
    tree.flag(at, n.always ? Marks.CLAIMED | Marks.STANDS : n.along ? Marks.CLAIMED | Marks.ALONG : Marks.CLAIMED);
    tree.part(at, n.nth);
    rows(n.parts, at, d);
  }

  private int within(int node, int name) {
    return node == Tree.NONE ? Tree.NONE : tree.child(node, name);
  }

  private static Draft into(Draft d, Slot[] slots) {
    for (var s : slots) d = s.kind() == Slot.Kind.GROUPS ? d.first(s) : d.into(s);
    return d;
  }

  private void enter(Part.Into i, int node, Draft d) {
    if (i.slots.length == 1 && i.slots[0].kind() == Slot.Kind.GROUPS) {
      var before = d.values[i.slots[0].index];
      var first = d.first(i.slots[0]);
      rows(i.parts, node, first);
      if (before == null && first.isEmpty()) d.values[i.slots[0].index] = null;
    } else {
      rows(i.parts, node, into(d, i.slots));
    }
  }

  private void first(Part.First f, int node, Draft d) {
    var above = f.slotPath.startsWith("/") ? root : d;
    for (int i = 0; i < f.slots.length - 1; i++) above = above.into(f.slots[i]);
    var slot = f.slots[f.slots.length - 1];
    var before = above.values[slot.index];
    if (f.which != null && before == null) return;
    var first = f.which == null ? above.first(slot) : chosen(f, above.drafts(slot));
    if (first == null) return;
    rows(f.parts, node, first);
    if (before == null && first.isEmpty()) above.values[slot.index] = null;
  }

  /** The first member that satisfies the test; null when none does. */
  static Draft chosen(Part.First f, List<Draft> members) {
    for (var m : members) if (f.which.test(m.snapshot())) return m;
    return null;
  }

  private void each(Part.Each e, int node, Draft d, Draft template, Slot[] keys) {
    int from = node == here.node() && e.alternatives.size() == 1 ? here.child(e.alternatives.getFirst().nameId) : tree.first(node);
    for (int c = from; c != Tree.NONE; c = tree.next(c)) {
      if ((tree.flags(c) & (Marks.CLAIMED | Marks.READ)) != 0) continue;
      for (int i = 0; i < e.alternatives.size(); i++) {
        var o = e.alternatives.get(i);
        if (tree.nameId(c) == o.nameId && selection.selected(c, o.selectors)) {
          var item = d.append(e.slot);
          item.node = c;
          anchors[c] = item;
          tree.flag(c, Marks.CLAIMED | Marks.ANCHOR);
          if (template != null)
            for (var k : keys) item.take(k, template, k);
          if (overlaid != null) overlaid.read(item, c, e.slot);
          rows(o.parts, c, item);
          break;
        }
      }
    }
  }

  private void below(Part.Below b, int node, Draft d) {
    for (int c = here.child(b.nameId); c != Tree.NONE; c = tree.next(c)) {
      if (tree.nameId(c) != b.nameId || (tree.flags(c) & Marks.CLAIMED) != 0) continue;
      var item = d.above.append(b.list);
      item.node = c;
      item.values[b.parent.index] = d.values[b.key.index];
      item.found(b.parent, c);
      anchors[c] = item;
      tree.flag(c, Marks.CLAIMED | Marks.ANCHOR);
      if (overlaid != null) overlaid.read(item, c, b.list);
      rows(b.way.parts, c, item);
    }
  }

  private void values(Part.Values v, int node, Draft d) {
    var owner = filling.owner(d, v.slots, v.slotPath);
    var slot = v.slots[v.slots.length - 1];
    var list = new ArrayList<Object>(0);
    for (int c = here.child(v.nameId); c != Tree.NONE && list.size() < v.most; c = tree.next(c)) {
      if (tree.nameId(c) != v.nameId || (tree.flags(c) & Marks.CLAIMED) != 0 || !selection.selected(c, v.selectors)) continue;
      int at = selection.descend(c, v.steps);
      if (at == Tree.NONE || tree.length(at) == 0 || filling.read(at)) continue;
      var value = filling.parsed(v.as, at, owner, slot);
      if (value == null) continue;
      if (list.isEmpty() && owner.values[slot.index] == null) owner.found(slot, at);
      list.add(value);
      rows(v.parts, c, d);
      tree.flag(c, Marks.CLAIMED);
      tree.part(c, list.size());
    }
    if (list.isEmpty()) return;
    if (owner.values[slot.index] instanceof List<?> before) list.addAll(0, before);
    owner.values[slot.index] = list;
  }

  private void split(Part.Split s, int node, Draft d) {
    var owner = filling.owner(d, s.slots, s.slotPath);
    var slot = s.slots[s.slots.length - 1];
    if (owner.values[slot.index] != null) return;
    var text = new StringBuilder();
    int count = 0;
    for (int c = here.child(s.nameId); c != Tree.NONE && count < s.most; c = tree.next(c)) {
      if (tree.nameId(c) != s.nameId || (tree.flags(c) & Marks.CLAIMED) != 0 || !selection.selected(c, s.selectors)) continue;
      int at = selection.descend(c, s.steps);
      if (at == Tree.NONE || tree.length(at) == 0 || filling.read(at)) continue;
      tree.flag(c, Marks.CLAIMED);
      tree.part(c, ++count);
      tree.flag(at, Marks.MAPPED);
      rows(s.parts, c, d);
      if (count == 1) owner.found(slot, at);
      else text.append(s.joint);
      text.append(tree.text(at));
    }
    if (count > 0) owner.values[slot.index] = text.toString();
  }

  private void regroup(Part.Regroup r, int node, Draft d) {
    int nth = 0;
    for (int c = here.child(r.nameId); c != Tree.NONE; c = tree.next(c)) {
      if (tree.nameId(c) != r.nameId || (tree.flags(c) & Marks.CLAIMED) != 0) continue;
      tree.flag(c, Marks.CLAIMED);
      tree.part(c, ++nth);
      var template = root.beside(r.each.slot.group());
      rows(r.head, c, template);
      each(r.each, c, d, template, r.keys);
    }
  }

  /** A key that all members share is a fact of the document. */
  private void hoist(Part.Regroup r) {
    var lines = root.drafts(r.each.slot);
    if (lines == null) return;
    for (int i = 0; i < r.keys.length; i++) {
      if (r.hoists[i] == null || root.values[r.hoists[i].index] != null) continue;
      int k = r.keys[i].index;
      var first = lines.get(0).values[k];
      if (first == null || !lines.stream().allMatch(l -> first.equals(l.values[k]))) continue;
      root.take(r.hoists[i], lines.get(0), r.keys[i]);
      lines.forEach(l -> l.values[k] = null);
    }
  }

  /** What stands where, after {@link #read}. */
  List<Trace.Step> steps() {
    return Tracing.steps(root, tree);
  }
}
