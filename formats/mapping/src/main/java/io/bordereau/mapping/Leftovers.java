package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/** Collects, after reading, what no row read, and counts what became of every leaf. */
final class Leftovers {
  private static final int MAPPED = 1;
  private static final int OPEN = 2;
  private static final int ASSERTED = 4;

  private final Tree tree;
  private final Mapping<?> mapping;
  private final Draft[] anchors;
  private final List<Filling.Spelled> spelled;
  private final Scope scope;
  private final List<Residue.Entry> entries = new ArrayList<>();
  private int mapped;
  private int derived;
  private int passed;
  /** For each node whether in it, or below it, something is mapped, open, or asserted. */
  private byte[] below;

  record Result(Residue residue, Counts counts) {}

  Leftovers(Tree tree, Mapping<?> mapping, Draft[] anchors, List<Filling.Spelled> spelled, Scope scope) {
    this.tree = tree;
    this.mapping = mapping;
    this.anchors = anchors;
    this.spelled = spelled;
    this.scope = scope;
  }

  Result collect() {
    for (int i = 0, n = tree.size(); i < n; i++) {
      if (tree.length(i) == 0) continue;
      int f = tree.flags(i);
      if ((f & Marks.MAPPED) != 0) mapped++;
      else if ((f & Marks.DERIVED) != 0) derived++;
      else if ((f & Marks.FIXED) == 0) passed++;
    }
    for (var s : spelled) spelling(s);
    leftOver();
    scope.bindings.forEach(
        (k, v) -> entries.add(new Residue.Entry("", k, Residue.Kind.BINDING, new Residue.Subtree(k, v, List.of()))));
    var residue = entries.isEmpty() ? Residue.NONE : new Residue(mapping.family(), entries);
    return new Result(residue, new Counts(mapped + derived + passed, mapped, derived, passed, 0));
  }

  private void leftOver() {
    below = new byte[tree.size()];
    for (int i = tree.size() - 1; i >= 0; i--) {
      int f = tree.flags(i);
      int all = below[i];
      if (tree.length(i) > 0) all |= (f & (Marks.MAPPED | Marks.STANDS)) != 0 ? MAPPED : (f & Marks.READ) == 0 ? OPEN : ASSERTED;
      if ((f & (Marks.ANCHOR | Marks.STANDS)) != 0) all |= MAPPED;
      // a frame in which nothing is mapped is not written: what was asserted in it would be lost
      if ((all & (MAPPED | ASSERTED)) == ASSERTED && (f & (Marks.CLAIMED | Marks.ALONG)) == Marks.CLAIMED) all |= OPEN;
      below[i] = (byte) all;
      if (i > 0) below[tree.parent(i)] |= (byte) all;
    }
    if ((below[0] & OPEN) != 0) walk(0);
  }

  private void walk(int node) {
    boolean open = tree.length(node) > 0 && (tree.flags(node) & Marks.READ) == 0;
    if (open && node != 0) put(node, Residue.Kind.INSTEAD, new Residue.Subtree(tree.name(node), tree.text(node), List.of()));
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      if ((below[c] & OPEN) == 0) continue;
      if ((below[c] & MAPPED) == 0) put(c, Residue.Kind.PUT, subtree(c));
      else walk(c);
    }
  }

  private void put(int node, Residue.Kind kind, Residue.Subtree s) {
    int from = kind == Residue.Kind.PUT ? tree.parent(node) : node;
    int anchor = from;
    while (anchor != 0 && anchors[anchor] == null) anchor = tree.parent(anchor);
    var path = anchor == 0 ? "" : anchors[anchor].path();
    entries.add(new Residue.Entry(path, steps(anchor, from), kind, s));
  }

  private void spelling(Filling.Spelled s) {
    var text = tree.text(s.node());
    if (text.length() > 1_000_000) return;
    var parts = new ArrayList<Residue.Subtree>();
    parts.add(new Residue.Subtree("=", s.canonical(), List.of()));
    if (s.along() != Tree.NONE) parts.add(new Residue.Subtree("along", tree.text(s.along()), List.of(new Residue.Subtree(tree.name(s.along()), null, List.of()))));
    if (s.beside() != Tree.NONE) parts.add(new Residue.Subtree("beside", tree.text(s.beside()), List.of()));
    put(s.node(), Residue.Kind.SPELLING, new Residue.Subtree(tree.name(s.node()), text, parts));
  }

  /** The path from the anchor's node down to a node; {@code [k]} tells like-named frames of the mapping apart. */
  private String steps(int anchor, int node) {
    if (node == anchor) return "";
    var above = steps(anchor, tree.parent(node));
    var own = tree.part(node) > 1 ? tree.name(node) + "[" + tree.part(node) + "]" : tree.name(node);
    return above.isEmpty() ? own : above + "/" + own;
  }

  /** The whole subtree; what was asserted in it goes along, since its frame will not be written without it. */
  private Residue.Subtree subtree(int node) {
    if (tree.length(node) > 0 && (tree.flags(node) & Marks.READ) != 0) {
      derived--;
      passed++;
    }
    var children = new ArrayList<Residue.Subtree>();
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) children.add(subtree(c));
    return new Residue.Subtree(name(node), tree.length(node) > 0 ? tree.text(node) : null, children);
  }

  /** The name of a node; a repeated element of a segment says which repetition it is, since elements stand once otherwise. */
  private String name(int node) {
    var name = tree.name(node);
    if (!Restore.single(name)) return name;
    int nth = 1;
    for (int n = tree.first(tree.parent(node)); n != node; n = tree.next(n)) if (tree.nameId(n) == tree.nameId(node)) nth++;
    return nth == 1 ? name : name + "[" + nth + "]";
  }
}
