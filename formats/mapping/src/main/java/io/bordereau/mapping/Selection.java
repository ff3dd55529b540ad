package io.bordereau.mapping;

import java.util.List;

/** Finds the places of rows in a tree that is being read, and tells like-named places apart by their selectors. */
final class Selection {
  private final Tree tree;
  private final Scope scope;
  private final Draft root;

  Selection(Tree tree, Scope scope, Draft root) {
    this.tree = tree;
    this.scope = scope;
    this.root = root;
  }

  int descend(int node, int[] steps) {
    for (int s : steps) {
      node = tree.child(node, s);
      if (node == Tree.NONE) return node;
    }
    return node;
  }

  /** The first of like-named siblings that no frame has entered and that satisfies the selectors; {@link Tree#NONE} when there is none. */
  int pick(int from, int name, Part[] selectors, boolean ranked) {
    int best = Tree.NONE;
    int least = Integer.MAX_VALUE;
    for (int c = from; c != Tree.NONE && least > 0; c = tree.next(c)) {
      if (tree.nameId(c) != name || (tree.flags(c) & Marks.CLAIMED) != 0 || !selected(c, selectors)) continue;
      if (!ranked) return c;
      int rank = rank(c, selectors);
      if (rank < least) {
        best = c;
        least = rank;
      }
    }
    return best;
  }

  /** Among places that satisfy a choice of constants, those with an earlier constant come first. */
  private int rank(int node, Part[] selectors) {
    int rank = 0;
    for (var s : selectors) if (s instanceof Part.Is i && i.values.size() > 1) rank += oneOf(descend(node, i.steps), i.values);
    return rank;
  }

  /** Whether a selector among these is a choice of constants. */
  static boolean ranked(Part[] selectors) {
    for (var s : selectors) if (s instanceof Part.Is i && i.values.size() > 1) return true;
    return false;
  }

  boolean selected(int node, Part[] selectors) {
    for (var s : selectors) if (!selects(s, node)) return false;
    return true;
  }

  private boolean selects(Part selector, int node) {
    return switch (selector) {
      case Part.Is i -> {
        int at = descend(node, i.steps);
        yield at != Tree.NONE && oneOf(at, i.values) >= 0;
      }
      case Part.Not n -> {
        int at = descend(node, n.steps);
        if (n.values.isEmpty()) yield (at != Tree.NONE) == n.present;
        yield at == Tree.NONE || oneOf(at, n.values) < 0;
      }
      case Part.Echo e -> {
        int at = descend(node, e.steps);
        var v = value(root, e.slots);
        yield at != Tree.NONE && v != null && tree.textIs(at, e.as.print(v, scope));
      }
      case Part.Node n -> true;
      case Part.Into i -> true;
      case Part.At a -> true;
      case Part.Prefer p -> true;
      case Part.Composite c -> true;
      case Part.Joined j -> true;
      case Part.First f -> true;
      case Part.Some s -> {
        boolean any = false;
        for (var steps : s.steps) any |= stands(descend(node, steps));
        yield any;
      }
      case Part.Usual u -> true;
      case Part.Spare s -> true;
      case Part.Given w -> true;
      case Part.Follows f -> true;
      case Part.Pairs p -> true;
      case Part.Each e -> true;
      case Part.Values v -> true;
      case Part.Split s -> true;
      case Part.Regroup r -> true;
      case Part.Choose c -> true;
      case Part.Bound b -> true;
      case Part.Fact f -> true;
      case Part.Derive v -> true;
      case Part.Below b -> true;
      case Part.Lose l -> true;
    };
  }

  private boolean stands(int node) {
    return node != Tree.NONE && (tree.length(node) > 0 || tree.first(node) != Tree.NONE);
  }

  /** Which of the values a node's text is; -1 for none. */
  int oneOf(int node, List<String> values) {
    for (int i = 0; i < values.size(); i++) if (tree.textIs(node, values.get(i))) return i;
    return -1;
  }

  /** The value at the end of a chain of slots; null when a group on the way is absent. */
  static Object value(Draft d, Slot[] slots) {
    for (int i = 0; i < slots.length - 1; i++) {
      d = (Draft) d.values[slots[i].index];
      if (d == null) return null;
    }
    return d.values[slots[slots.length - 1].index];
  }
}
