package io.bordereau.mapping;

import java.util.List;

/** Puts residue of the same family back into what was written, or accounts for it. */
final class Restore {
  private final Tree tree;
  private final Mapping<?> mapping;
  private final Draft root;
  private final Residue rest;
  private final Context context;
  private final List<Lost> lost;

  Restore(Tree tree, Mapping<?> mapping, Draft root, Residue rest, Context context, List<Lost> lost) {
    this.tree = tree;
    this.mapping = mapping;
    this.root = root;
    this.rest = rest;
    this.context = context;
    this.lost = lost;
  }

  void restore() {
    boolean own = rest.family().equals(mapping.family());
    for (var e : rest.entries()) {
      switch (e.kind()) {
        case BINDING -> {}
        case SPELLING -> {
          if (own) spelling(e);
        }
        case INSTEAD, PUT -> {
          if (!own) lose(e, mapping.name() + " has no place for it");
          else if (context.residue() != null && !context.residue().contains(e.path())) lose(e, "the agreement does not let it through");
          else put(e);
        }
      }
    }
  }

  private void spelling(Residue.Entry e) {
    var more = e.subtree().children();
    if (more.size() > 1 && !more.get(1).name().equals("along")) {
      qualifier(e);
      return;
    }
    int at = find(e, false);
    if (at == Tree.NONE || more.isEmpty() || !tree.textIs(at, more.get(0).value())) return;
    tree.text(at, e.subtree().value());
    if (more.size() == 1 || more.get(1).children().isEmpty()) return;
    int beside = tree.child(tree.parent(at), tree.names().id(more.get(1).children().get(0).name()));
    if (beside != Tree.NONE) tree.text(beside, more.get(1).value());
  }

  /** A qualifier in a row of pairs, found by the value that stands behind it. */
  private void qualifier(Residue.Entry e) {
    int slash = e.path().lastIndexOf('/');
    var frame = new Residue.Entry(e.anchor(), slash < 0 ? "" : e.path().substring(0, slash), e.kind(), e.subtree());
    int in = find(frame, false);
    int before = Tree.NONE;
    for (int c = in == Tree.NONE ? in : tree.first(in); c != Tree.NONE; before = c, c = tree.next(c)) {
      if (before == Tree.NONE || !tree.textIs(c, e.subtree().children().get(1).value())) continue;
      if (!tree.textIs(before, e.subtree().children().get(0).value())) continue;
      tree.text(before, e.subtree().value());
      return;
    }
  }

  private void put(Residue.Entry e) {
    int at = find(e, true);
    if (at == Tree.NONE) {
      lose(e, "what it belonged to is no longer in the document");
      return;
    }
    if (e.kind() == Residue.Kind.INSTEAD) {
      tree.text(at, e.subtree().value());
      return;
    }
    graft(at, e.subtree());
  }

  private void graft(int above, Residue.Subtree s) {
    int bracket = s.name().indexOf('['); // 01[2]: another repetition of an element
    int id = tree.names().id(bracket < 0 ? s.name() : s.name().substring(0, bracket));
    int at = s.name().startsWith("@") || single(s.name()) ? tree.child(above, id) : Tree.NONE;
    if (at == Tree.NONE) at = tree.add(above, id);
    if (s.value() != null && tree.length(at) > 0 && !tree.textIs(at, s.value())) {
      lost.add(new Lost(tree.path(at), null, s.value(), "its place is taken"));
    } else if (s.value() != null) {
      tree.text(at, s.value());
    }
    for (var c : s.children()) graft(at, c);
  }

  /** Elements of a segment stand once: {@code 01} .. {@code 99}. */
  static boolean single(String name) {
    return name.length() == 2 && Character.isDigit(name.charAt(0)) && Character.isDigit(name.charAt(1));
  }

  private int find(Residue.Entry e, boolean make) {
    var d = root.find(e.anchor());
    if (d == null || d.node == Tree.NONE) return Tree.NONE;
    int at = d.node;
    if (e.path().isEmpty()) return at;
    for (var step : e.path().split("/")) {
      int bracket = step.indexOf('[');
      var name = bracket < 0 ? step : step.substring(0, bracket);
      int nth = bracket < 0 ? 1 : Integer.parseInt(step, bracket + 1, step.length() - 1, 10);
      int id = tree.names().id(name);
      int found = Tree.NONE;
      for (int c = tree.first(at); c != Tree.NONE && found == Tree.NONE; c = tree.next(c))
        if (tree.nameId(c) == id && Math.max(1, tree.part(c)) == nth) found = c;
      if (found == Tree.NONE) {
        if (!make) return Tree.NONE;
        found = tree.add(at, id);
        tree.part(found, nth);
      }
      at = found;
    }
    return at;
  }

  private void lose(Residue.Entry e, String why) {
    lose(e.anchor(), e.path(), e.subtree(), why);
  }

  private void lose(String anchor, String path, Residue.Subtree s, String why) {
    var at = path.isEmpty() ? s.name() : path + "/" + s.name();
    if (s.value() != null) lost.add(new Lost(anchor.isEmpty() ? at : anchor + ": " + at, null, s.value(), why));
    for (var c : s.children()) lose(anchor, at, c, why);
  }
}
