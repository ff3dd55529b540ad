package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The reading interpreter of a mapping. Reads one tree; not reused. */
final class Reader<T> {
  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final Mapping<T> mapping;
  private final Tree tree;
  private final Scope scope = new Scope();
  private final Draft root;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final Draft[] anchors;
  private final Selection selection;
  private final byte[] given;
  private Children here;
  private final Overlaid overlaid;
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

  Reader(Mapping<T> mapping, Tree tree, Context context, boolean placed) {
    this.mapping = mapping;
    this.tree = tree;
    root = new Draft(mapping.group(), placed || !context.overlay().isEmpty());
    selection = new Selection(tree, scope, root);
    root.node = 0;
    overlaid = context.overlay().isEmpty() ? null : new Overlaid(context.overlay(), mapping, tree, root, findings);
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
      late.forEach(Runnable::run);
    } catch (RuntimeException e) {
      return Read.refused(List.of(Words.bug(mapping.name(), e)));
    }
    mapping.bindings().forEach((k, b) -> {
      if (Objects.equals(scope.bindings.get(k), b.writing().apply(record, Context.NEUTRAL))) scope.bindings.remove(k);
    });
    var left = new Leftovers(tree, mapping, anchors, spelled, scope).collect();
    return new Read<>(Optional.of(mapping.type().cast(record)), left.residue(), findings, left.counts(), Trace.NONE);
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
      case Part.At a -> at(a, node, d);
      case Part.Node n -> node(n, node, d);
      case Part.Each e -> each(e, node, d, null, null);
      case Part.Is i -> constant(i, node);
      case Part.Given w -> given(w, node, d);
      case Part.Usual u -> usual(u);
      case Part.Choose c -> choose(c, node, d);
      case Part.Follows f -> follows(f, node, d);
      case Part.Pairs p -> pairs(p, node, d);
      case Part.Prefer p -> prefer(p, node, d);
      case Part.Into i -> enter(i, node, d);
      case Part.Bound b -> bound(b);
      case Part.Derive v -> derive(v, d);
      case Part.Spare s -> spare(s, node, d);
      case Part.Echo e -> echo(e);
      case Part.Composite c -> composite(c, node, d);
      case Part.Joined j -> joined(j, node, d);
      case Part.First f -> first(f, node, d);
      case Part.Values v -> values(v, node, d);
      case Part.Split s -> split(s, node, d);
      case Part.Regroup r -> regroup(r, node, d);
      case Part.Fact f -> fact(f, node, d);
      case Part.Not n -> {}
      case Part.Some s -> {}
      case Part.Lose l -> {}
    }
  }

  private void prefer(Part.Prefer p, int node, Draft d) {
    for (int i = 0; i < p.places.size(); i++) at(p.places.get(i), node, d);
  }

  private void spare(Part.Spare s, int node, Draft d) {
    var owner = s.at.slotPath.startsWith("/") ? root : d;
    if (Selection.value(owner, s.at.slots) == null) at(s.at, node, d);
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
    follows(f, d);
  }

  private void usual(Part.Usual u) {
    int at = unread(u.steps);
    if (at == Tree.NONE) return;
    tree.flag(at, Marks.DERIVED);
    if (!tree.textIs(at, u.value)) spelled.add(new Spelled(at, u.value));
  }

  private void bound(Part.Bound b) {
    int at = unread(b.steps);
    var value = scope.binding(b.binding);
    if (at != Tree.NONE && value != null && tree.textIs(at, value)) tree.flag(at, Marks.DERIVED);
  }

  private void echo(Part.Echo e) {
    int at = unread(e.steps);
    if (at == Tree.NONE) return;
    if (Selection.value(root, e.slots) != null) echo(e, at);
    else if (e.gives) take(e.as, at, owner(root, e.slots, e.slotPath), e.slots[e.slots.length - 1]);
    else late.add(() -> echo(e, at));
  }

  private void derive(Part.Derive v, Draft d) {
    int at = unread(v.steps);
    if (at != Tree.NONE) late.add(() -> derived(v, at, d));
  }

  private void fact(Part.Fact f, int node, Draft d) {
    if (!f.reading.test(new Place(tree, node))) return;
    var owner = owner(d, f.slots, f.slotPath);
    int i = f.slots[f.slots.length - 1].index;
    if (owner.values[i] == null) owner.values[i] = f.value;
  }

  /** The place at the end of a path where something stands that no row has read; {@link Tree#NONE} when there is none. */
  private int unread(int[] steps) {
    int at = here.descend(steps);
    return at == Tree.NONE || tree.length(at) == 0 || read(at) ? Tree.NONE : at;
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
      if (n.demands) missing(n.parts, node, d);
      return;
    }
    tree.flag(at, n.always ? Marks.CLAIMED | Marks.STANDS : n.along ? Marks.CLAIMED | Marks.ALONG : Marks.CLAIMED);
    tree.part(at, n.nth);
    rows(n.parts, at, d);
  }

  private int within(int node, int name) {
    return node == Tree.NONE ? Tree.NONE : tree.child(node, name);
  }

  // ---- places -------------------------------------------------------------------------------------------------------------------

  private boolean read(int node) {
    return (tree.flags(node) & Marks.READ) != 0;
  }

  // ---- slots --------------------------------------------------------------------------------------------------------------------

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

  private Draft owner(Draft d, Slot[] slots, String path) {
    var at = path.startsWith("/") ? root : d;
    for (int i = 0; i < slots.length - 1; i++) at = at.into(slots[i]);
    return at;
  }

  // ---- rows ---------------------------------------------------------------------------------------------------------------------

  private void at(Part.At a, int node, Draft d) {
    int at = here.descend(a.steps);
    if (a.next) while (at != Tree.NONE && (tree.nameId(at) != a.steps[a.steps.length - 1] || read(at)
        || tree.length(at) == 0)) at = tree.next(at);
    if (at == Tree.NONE || tree.length(at) == 0) {
      if (a.required) missing(List.of(a), node, d);
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

  private void take(As<Object> as, int at, Draft owner, Slot slot) {
    var v = parsed(as, at, owner, slot);
    if (v == null) return;
    owner.values[slot.index] = v;
    owner.found(slot, at);
  }

  /** The value at a node, whose text is marked as read; null when it says nothing or is wrong, which is then a finding. */
  private Object parsed(As<Object> as, int at, Draft owner, Slot slot) {
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

  private void missing(List<Part> parts, int node, Draft d) {
    for (var p : parts)
      if (p instanceof Part.At a && a.required && Selection.value(a.slotPath.startsWith("/") ? root : d, a.slots) == null)
        findings.add(Words.missing(tree.path(node) + "/" + a.path, a.slots[a.slots.length - 1]));
  }

  private void composite(Part.Composite c, int node, Draft d) {
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

  private void joined(Part.Joined j, int node, Draft d) {
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
      findings.add(Words.badValue(tree.path(first), slot, String.join(" ", java.util.Arrays.stream(texts).filter(Objects::nonNull).toList()), e.getMessage()));
    }
  }

  private void constant(Part.Is i, int node) {
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

  private void echo(Part.Echo e, int at) {
    if (read(at)) return;
    var v = Selection.value(root, e.slots);
    if (v != null && tree.textIs(at, e.as.print(v, scope))) tree.flag(at, Marks.DERIVED);
    else findings.add(Words.notEqual(tree.path(at), e.slots[e.slots.length - 1], tree.text(at), v == null ? "" : e.as.print(v, scope)));
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

  private void follows(Part.Follows f, Draft d) {
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

  private void pairs(Part.Pairs p, int node, Draft d) {
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

  private void values(Part.Values v, int node, Draft d) {
    var owner = owner(d, v.slots, v.slotPath);
    var slot = v.slots[v.slots.length - 1];
    var list = new ArrayList<Object>(0);
    for (int c = here.child(v.nameId); c != Tree.NONE && list.size() < v.most; c = tree.next(c)) {
      if (tree.nameId(c) != v.nameId || (tree.flags(c) & Marks.CLAIMED) != 0 || !selection.selected(c, v.selectors)) continue;
      int at = selection.descend(c, v.steps);
      if (at == Tree.NONE || tree.length(at) == 0 || read(at)) continue;
      var value = parsed(v.as, at, owner, slot);
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
    var owner = owner(d, s.slots, s.slotPath);
    var slot = s.slots[s.slots.length - 1];
    if (owner.values[slot.index] != null) return;
    var text = new StringBuilder();
    int count = 0;
    for (int c = here.child(s.nameId); c != Tree.NONE && count < s.most; c = tree.next(c)) {
      if (tree.nameId(c) != s.nameId || (tree.flags(c) & Marks.CLAIMED) != 0 || !selection.selected(c, s.selectors)) continue;
      int at = selection.descend(c, s.steps);
      if (at == Tree.NONE || tree.length(at) == 0 || read(at)) continue;
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
