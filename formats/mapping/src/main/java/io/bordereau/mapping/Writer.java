package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The writing interpreter of a mapping. Writes one document; not reused. */
final class Writer<T> {
  private final Mapping<T> mapping;
  private final Tree tree;
  private final Scope scope = new Scope();
  private final Draft root;
  private final Residue rest;
  private final Context context;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private final List<Echoed> echoed = new ArrayList<>();
  private final Set<String> anchored = new HashSet<>();
  private final Map<Draft, String> refusals = new java.util.IdentityHashMap<>();

  private static final int MOST_LEVELS = 50;
  private int levels;
  private boolean nested;

  private record Echoed(Draft owner, int index) {}

  Writer(Mapping<T> mapping, T document, Residue rest, Context context, Tree tree) {
    this.mapping = mapping;
    this.tree = tree;
    this.rest = rest;
    this.context = context;
    root = Draft.of(mapping.group(), document);
    boolean own = rest.family().equals(mapping.family());
    mapping.bindings().forEach((k, b) -> {
      var v = b.writing().apply(document, context);
      if (v != null) scope.bindings.put(k, v);
    });
    if (!own) return;
    for (var e : rest.entries()) {
      if (e.kind() == Residue.Kind.BINDING) {
        if (!context.options().containsKey(e.path())) scope.bindings.put(e.path(), e.subtree().value());
      } else {
        for (var at = e.anchor(); !at.isEmpty(); at = above(at)) anchored.add(at);
      }
    }
  }

  private static String above(String anchor) {
    int dot = anchor.lastIndexOf('.');
    return dot < 0 ? "" : anchor.substring(0, dot);
  }

  /** Writes as if there were no rows for some slots, and without what a limit forbids. */
  Written write(Set<Slot> without, Limit limit) {
    int at = tree.add(Tree.NONE, mapping.rootId);
    root.node = at;
    mapping.regroups.forEach(this::inherit);
    var putBack = new ArrayList<Runnable>();
    var overlaid = context.overlay().isEmpty() ? null : new Overlaid(context.overlay(), mapping, tree, root, findings);
    if (!without.isEmpty()) hide(root, without, putBack);
    if (overlaid != null) hide(root, overlaid.moved(), putBack);
    rows(mapping.parts(), at, root);
    putBack.forEach(Runnable::run);
    int restored = tree.size();
    new Restore(tree, mapping, root, rest, context, lost).restore();
    if (overlaid != null) overlaid.write(refusals, lost);
    if (limit != Limit.NONE) new Limited(limit, tree, root, refusals, lost).apply(restored);
    new Account(mapping, refusals, lost).of(root);
    return new Written(new byte[0], lost, findings, Trace.NONE);
  }

  /** Takes values away from the rows; the account sees them again. */
  private static void hide(Draft d, Set<Slot> without, List<Runnable> putBack) {
    for (int i = 0; i < d.values.length; i++) {
      int slot = i;
      var value = d.values[i];
      if (value instanceof Draft in) hide(in, without, putBack);
      else if (value instanceof List<?> list) list.forEach(each -> {
        if (each instanceof Draft in) hide(in, without, putBack);
      });
      if (value == null || !without.contains(d.group.at(i))) continue;
      d.values[i] = null;
      putBack.add(() -> d.values[slot] = value);
    }
  }

  /** What stands where, after {@link #write}. */
  List<Trace.Step> steps() {
    return Tracing.steps(root, tree);
  }

  private boolean rows(List<Part> parts, int node, Draft d) {
    boolean said = false;
    for (int i = 0, n = parts.size(); i < n; i++) said |= row(parts.get(i), node, d);
    return said;
  }

  private boolean row(Part part, int node, Draft d) {
    return switch (part) {
      case Part.Node n -> {
        if (!selectable(n.selectors)) yield false;
        int mark = tree.size();
        int at = tree.add(make(node, n.above), n.name);
        tree.part(at, n.nth);
        boolean said = rows(n.parts, at, d) || n.always;
        if (!said && !n.along) takeBack(mark);
        yield said;
      }
      case Part.Into i -> {
        if (i.slots.length == 1 && i.slots[0].kind() == Slot.Kind.GROUPS) {
          var list = d.drafts(i.slots[0]);
          boolean said = list != null && list.get(0).node == Tree.NONE && rows(i.parts, node, list.get(0));
          if (said) list.get(0).node = node;
          yield said;
        }
        var in = d;
        for (int k = 0; k < i.slots.length && in != null; k++) in = (Draft) in.values[i.slots[k].index];
        yield in != null && rows(i.parts, node, in);
      }
      case Part.At a -> at(a, node, d);
      case Part.Prefer p -> {
        boolean said = false;
        for (int i = 0; i < p.places.size() && !said; i++) said = at(p.places.get(i), node, d);
        yield said;
      }
      case Part.Is i -> {
        if (i.written) set(make(node, i.steps), i.values.get(0));
        yield false;
      }
      case Part.Not n -> false;
      case Part.Echo e -> {
        var v = value(root, e.slots);
        if (v != null) {
          echo(e, node, v);
        }
        yield false;
      }
      case Part.Composite c -> composite(c, node, d);
      case Part.Joined j -> joined(j, node, d);
      case Part.First f -> {
        var above = owner(f.slotPath.startsWith("/") ? root : d, f.slots);
        var list = above == null ? null : above.drafts(f.slots[f.slots.length - 1]);
        if (list == null) yield false;
        var first = f.which == null ? list.get(0) : Reader.chosen(f, list);
        if (first == null) yield false;
        boolean said = rows(f.parts, node, first);
        if (said && first.node == Tree.NONE) first.node = node;
        yield said;
      }
      case Part.Some s -> false;
      case Part.Usual u -> {
        set(make(node, u.steps), u.value);
        yield false;
      }
      case Part.Spare s -> {
        var owner = owner(s.at.slotPath.startsWith("/") ? root : d, s.at.slots);
        yield owner != null && owner.places[s.at.slots[s.at.slots.length - 1].index] == 0 && at(s.at, node, d);
      }
      case Part.Given w -> w.value.equals(java.util.Objects.requireNonNullElse(scope.binding(w.binding), "")) && rows(w.parts, node, d);
      case Part.Follows f -> {
        var owner = owner(d, f.slots);
        int i = f.slots[f.slots.length - 1].index;
        if (owner == null || owner.values[i] == null || owner.places[i] != 0) yield false;
        boolean stated = f.binding != null && "stated".equals(scope.binding(f.binding));
        if (stated || !owner.values[i].equals(f.compute.apply(Filling.from(f, d, root)))) yield rows(f.stated, node, d);
        owner.places[i] = node + 1;
        echoed.add(new Echoed(owner, i));
        yield false;
      }
      case Part.Pairs p -> pairs(p, node, d);
      case Part.Each e -> each(e, node, d, d.drafts(e.slot));
      case Part.Values v -> values(v, node, d);
      case Part.Split s -> split(s, node, d);
      case Part.Regroup r -> regroup(r, node, d);
      case Part.Choose c -> {
        for (var a : c.alternatives) if (a.writing().test(d.build())) yield rows(a.parts(), node, d);
        yield false;
      }
      case Part.Bound b -> {
        var v = scope.binding(b.binding);
        if (v != null) set(make(node, b.steps), v);
        yield false;
      }
      case Part.Fact f -> {
        var owner = owner(d, f.slots);
        int i = f.slots[f.slots.length - 1].index;
        if (owner != null && f.value.equals(owner.values[i]) && owner.places[i] == 0) {
          owner.places[i] = node + 1;
          echoed.add(new Echoed(owner, i)); // unless what is around it is taken back
        }
        yield false;
      }
      case Part.Derive v -> {
        var computed = v.compute.apply(d.build(), root.build());
        if (computed != null) set(make(node, v.steps), v.as.print(computed, scope));
        yield computed != null && v.says;
      }
      case Part.Below b -> below(b, node, d);
      case Part.Lose l -> false;
    };
  }

  /** A place that is told by a term of the document cannot be written without it: nobody would find it again. */
  private boolean selectable(Part[] selectors) {
    for (var s : selectors) if (s instanceof Part.Echo e && value(root, e.slots) == null) return false;
    return true;
  }

  // ---- places -------------------------------------------------------------------------------------------------------------------

  private int make(int node, int[] steps) {
    for (int s : steps) {
      int c = tree.child(node, s);
      node = c == Tree.NONE ? tree.add(node, s) : c;
    }
    return node;
  }

  private boolean set(int node, String text) {
    if (tree.length(node) > 0) return false;
    tree.text(node, text);
    return true;
  }

  private static Object value(Draft d, Slot[] slots) {
    for (int i = 0; i < slots.length - 1; i++) {
      d = (Draft) d.values[slots[i].index];
      if (d == null) return null;
    }
    return d.values[slots[slots.length - 1].index];
  }

  private static Draft owner(Draft d, Slot[] slots) {
    for (int i = 0; i < slots.length - 1 && d != null; i++) d = (Draft) d.values[slots[i].index];
    return d;
  }

  /** An echo is a place of its term too, unless what is around it is taken back. */
  private void note(Slot[] slots, int node) {
    var o = owner(root, slots);
    int i = slots[slots.length - 1].index;
    if (o == null || o.places[i] != 0) return;
    o.places[i] = node + 1;
    echoed.add(new Echoed(o, i));
  }

  /** A value that the place cannot hold is not repeated there; the row of the value itself says so. */
  private void echo(Part.Echo e, int node, Object value) {
    try {
      var text = e.as.print(value, scope);
      int at = make(node, e.steps);
      set(at, text);
      note(e.slots, at);
    } catch (BadValue noPlace) {
      scope.loss = null;
    }
  }

  private void takeBack(int mark) {
    for (int k = echoed.size() - 1; k >= 0 && echoed.get(k).owner().places[echoed.get(k).index()] > mark; k--) {
      echoed.get(k).owner().places[echoed.get(k).index()] = 0;
      echoed.remove(k);
    }
    if (tree.size() > mark) tree.truncate(mark);
  }

  // ---- rows ---------------------------------------------------------------------------------------------------------------------

  private boolean at(Part.At a, int node, Draft d) {
    var from = a.slotPath.startsWith("/") ? root : d;
    var owner = owner(from, a.slots);
    var slot = a.slots[a.slots.length - 1];
    var v = owner == null ? null : owner.values[slot.index];
    if (v == null) {
      if (a.as.absent() != null) set(make(node, a.steps), a.as.absent());
      return false;
    }
    if (from == root && d != root && owner.places[slot.index] != 0) return false; // a fact of the document stands once
    String text;
    try {
      scope.loss = null;
      scope.owner = owner;
      text = a.as.print(v, scope);
    } catch (BadValue e) {
      refusals.merge(owner, slot.index + "\t" + e.getMessage() + "\n", String::concat);
      return false;
    }
    int mark = tree.size();
    int at = a.next ? tree.add(make(node, java.util.Arrays.copyOf(a.steps, a.steps.length - 1)), a.steps[a.steps.length - 1])
        : make(node, a.steps);
    if (!set(at, text)) {
      if (tree.size() > mark) tree.truncate(mark);
      return Objects.equals(tree.text(at), text) && seen(owner, slot, at);
    }
    if (scope.loss != null) lost.add(new Lost(owner.path(slot), slot.term(), v.toString(), scope.loss));
    a.as.along(v, tree, at, scope);
    return seen(owner, slot, at);
  }

  private static boolean seen(Draft owner, Slot slot, int at) {
    if (owner.places[slot.index] == 0) owner.places[slot.index] = at + 1;
    return true;
  }

  private boolean composite(Part.Composite c, int node, Draft d) {
    var texts = new String[c.slots.length];
    for (int i = 0; i < texts.length; i++) texts[i] = (String) value(d, c.slots[i]);
    var text = c.together.apply(texts);
    if (text == null) return false;
    int at = make(node, c.steps);
    if (!set(at, text)) return false;
    for (int i = 0; i < texts.length; i++) if (texts[i] != null) seen(owner(d, c.slots[i]), c.slots[i][c.slots[i].length - 1], at);
    return true;
  }

  private boolean joined(Part.Joined j, int node, Draft d) {
    var owner = owner(j.slotPath.startsWith("/") ? root : d, j.slots);
    var slot = j.slots[j.slots.length - 1];
    if (owner == null || owner.values[slot.index] == null || owner.places[slot.index] != 0) return false;
    String[] texts;
    try {
      texts = j.apart.apply(owner.values[slot.index]);
    } catch (BadValue e) {
      refusals.merge(owner, slot.index + "\t" + e.getMessage() + "\n", String::concat);
      return false;
    }
    boolean said = false;
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == null) continue;
      int at = make(node, j.steps[i]);
      said |= set(at, texts[i]) && seen(owner, slot, at);
    }
    var v = owner.values[slot.index];
    if (said && !v.equals(j.together.apply(texts))) lost.add(new Lost(owner.path(slot), slot.term(), v.toString(), "there is no room for all of it"));
    return said;
  }

  private boolean pairs(Part.Pairs p, int node, Draft d) {
    int next = 0;
    for (var k : p.known) {
      var owner = owner(k.slotPath.startsWith("/") ? root : d, k.slots);
      var slot = k.slots[k.slots.length - 1];
      if (owner == null || next >= p.ids.length) continue;
      if (!(owner.values[slot.index] instanceof String text) || owner.places[slot.index] != 0) continue;
      owner.places[slot.index] = pair(p, node, next, k.which.apply(text), text) + 1;
      next += 2;
    }
    var above = p.list == null ? null : owner(d, p.list);
    var items = above == null ? null : above.drafts(p.list[p.list.length - 1]);
    if (items == null) return next > 0;
    for (var item : items) {
      if (next >= p.ids.length) break;
      if (!(item.values[p.valueSlot.index] instanceof String text) || item.places[p.valueSlot.index] != 0) continue;
      var kind = item.values[p.kindSlot.index];
      String qualifier;
      try {
        scope.loss = null;
        qualifier = kind == null ? p.kindAs.absent() : p.kindAs.print(kind, scope);
        if (qualifier == null) continue;
      } catch (BadValue e) {
        refusals.merge(item, p.valueSlot.index + "\t" + e.getMessage() + "\n", String::concat);
        continue;
      }
      int at = pair(p, node, next, qualifier, text);
      item.places[p.valueSlot.index] = at + 1;
      if (kind != null && scope.loss == null) item.places[p.kindSlot.index] = at + 1;
      if (kind != null && scope.loss != null) refusals.merge(item, p.kindSlot.index + "\t" + scope.loss + "\n", String::concat);
      next += 2;
    }
    return next > 0;
  }

  private int pair(Part.Pairs p, int node, int at, String qualifier, String value) {
    set(make(node, new int[] {p.ids[at]}), qualifier);
    int n = make(node, new int[] {p.ids[at + 1]});
    set(n, value);
    return n;
  }

  private boolean each(Part.Each e, int node, Draft d, List<Draft> items) {
    if (items == null) return false;
    boolean said = false;
    for (var o : e.alternatives) if (o.below != null) for (var item : items) nested |= item.values[o.below.parent.index] != null;
    int[] counts = e.limited ? new int[e.alternatives.size()] : null;
    for (var item : items) {
      for (var o : e.alternatives) {
        if (item.node != Tree.NONE || e.row && tree.child(node, o.nameId) != Tree.NONE || !o.writing.test(item.build())) continue;
        if (o.below != null && isBelow(o.below, item, items)) break;
        int which = counts == null ? 0 : e.alternatives.indexOf(o);
        if (counts != null && counts[which] == o.most) break;
        int mark = tree.size();
        int at = o.name.equals(".") ? node : tree.add(node, o.nameId);
        if (rows(o.parts, at, item) || !anchored.isEmpty() && anchored.contains(item.path())) {
          item.node = at;
          said = true;
          if (counts != null) counts[which]++;
        } else {
          takeBack(mark);
        }
        break;
      }
    }
    return said;
  }

  /** Whether a member belongs to another one of the list, below which it is written. */
  private static boolean isBelow(Part.Below b, Draft item, List<Draft> items) {
    var parent = item.values[b.parent.index];
    if (parent != null) for (var other : items) if (other != item && parent.equals(other.values[b.key.index])) return true;
    return false;
  }

  private boolean below(Part.Below b, int node, Draft d) {
    var key = d.values[b.key.index];
    boolean said = false;
    if (!nested || key == null || levels == MOST_LEVELS) return false;
    levels++;
    for (var item : d.above.drafts(b.list)) {
      if (item == d || item.node != Tree.NONE || !key.equals(item.values[b.parent.index]) || !b.way.writing.test(item.build())) continue;
      int mark = tree.size();
      int at = tree.add(node, b.nameId);
      item.node = at;
      if (rows(b.way.parts, at, item)) {
        item.places[b.parent.index] = at + 1;
        said = true;
      } else {
        item.node = Tree.NONE;
        takeBack(mark);
      }
    }
    levels--;
    return said;
  }

  private boolean values(Part.Values v, int node, Draft d) {
    var owner = owner(v.slotPath.startsWith("/") ? root : d, v.slots);
    var slot = v.slots[v.slots.length - 1];
    if (owner == null || !(owner.values[slot.index] instanceof List<?> list)) return false;
    if (owner.places[slot.index] != 0) return false;
    int count = 0;
    for (int i = 0; i < list.size() && count < v.most; i++) {
      int c = tree.add(node, v.nameId);
      tree.part(c, ++count);
      rows(v.parts, c, d);
      int at = make(c, v.steps);
      set(at, v.as.print(list.get(i), scope));
      if (count == 1) owner.places[slot.index] = at + 1;
    }
    for (int i = count; i < list.size(); i++)
      lost.add(new Lost(owner.path(slot) + "[" + (i + 1) + "]", slot.term(), list.get(i).toString(), "only " + v.most + " fit"));
    return count > 0;
  }

  private boolean split(Part.Split s, int node, Draft d) {
    var owner = owner(s.slotPath.startsWith("/") ? root : d, s.slots);
    var slot = s.slots[s.slots.length - 1];
    if (owner == null || !(owner.values[slot.index] instanceof String text) || owner.places[slot.index] != 0) return false;
    var pieces = Pieces.of(text, s.width);
    int count = Math.min(pieces.size(), s.most);
    for (int i = 0; i < count; i++) {
      int c = tree.add(node, s.nameId);
      tree.part(c, i + 1);
      rows(s.parts, c, d);
      int at = make(c, s.steps);
      set(at, pieces.get(i));
      if (i == 0) owner.places[slot.index] = at + 1;
    }
    if (count < pieces.size()) {
      var left = String.join(" ", pieces.subList(count, pieces.size()));
      lost.add(new Lost(owner.path(slot), slot.term(), left, "only " + s.most + " places of " + s.width + " characters"));
    }
    return count > 0;
  }

  private boolean regroup(Part.Regroup r, int node, Draft d) {
    var lines = d.drafts(r.each.slot);
    if (lines == null) return false;
    boolean said = false;
    int nth = 0;
    for (int from = 0, to; from < lines.size(); from = to) {
      var first = lines.get(from);
      for (to = from + 1; to < lines.size() && sameKey(r, first, lines.get(to)); ) to++;
      int mark = tree.size();
      int at = tree.add(node, r.nameId);
      tree.part(at, nth + 1);
      rows(r.head, at, first);
      boolean written = each(r.each, at, d, lines.subList(from, to));
      for (var k : r.keys) {
        int place = first.places[k.index];
        for (var l : lines.subList(from, to)) {
          if (l.node == Tree.NONE) l.places[k.index] = 0; // a member that is not written has its key nowhere
          else if (place != 0) l.places[k.index] = place;
        }
      }
      if (written) {
        said = true;
        nth++;
        for (int i = 0; i < r.keys.length; i++)
          if (r.hoists[i] != null && root.places[r.hoists[i].index] == 0 && Objects.equals(root.values[r.hoists[i].index], first.values[r.keys[i].index]))
            root.places[r.hoists[i].index] = first.places[r.keys[i].index];
      } else {
        takeBack(mark);
      }
    }
    return said;
  }

  private static boolean sameKey(Part.Regroup r, Draft a, Draft b) {
    for (var k : r.keys) if (!Objects.equals(plain(a, k), plain(b, k))) return false;
    return true;
  }

  private static Object plain(Draft d, Slot k) {
    return d.values[k.index] instanceof Draft g ? g.build() : d.values[k.index];
  }

  /** A line without a key of its own has the document's. */
  private void inherit(Part.Regroup r) {
    var lines = root.drafts(r.each.slot);
    if (lines == null) return;
    for (int i = 0; i < r.keys.length; i++) {
      var shared = r.hoists[i] == null ? null : root.values[r.hoists[i].index];
      if (shared == null) continue;
      for (var l : lines)
        if (l.values[r.keys[i].index] == null) {
          l.values[r.keys[i].index] = shared;
          l.forget();
        }
    }
  }
}
