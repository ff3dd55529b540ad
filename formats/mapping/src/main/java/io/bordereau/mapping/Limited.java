package io.bordereau.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out of a written tree what a {@link Limit} forbids; what stood there is in the loss account. */
final class Limited {
  private final Limit limit;
  private final Tree tree;
  private final Draft root;
  private final Map<Draft, String> refusals;
  private final List<Lost> lost;

  Limited(Limit limit, Tree tree, Draft root, Map<Draft, String> refusals, List<Lost> lost) {
    this.limit = limit;
    this.tree = tree;
    this.root = root;
    this.refusals = refusals;
    this.lost = lost;
  }

  /** Looks at all nodes; those from {@code restored} on were put back from the residue, and belong to no slot. */
  void apply(int restored) {
    apply(root.node, restored);
  }

  private void apply(int node, int restored) {
    for (int c = tree.first(node), next; c != Tree.NONE; c = next) {
      next = tree.next(c);
      var why = limit.forbids(tree, c);
      if (why == null) {
        boolean stood = tree.first(c) != Tree.NONE;
        apply(c, restored);
        if (stood && tree.first(c) == Tree.NONE && tree.length(c) == 0) tree.detach(c);
        continue;
      }
      var inside = new HashSet<Integer>();
      collect(c, inside);
      residue(inside, restored, why);
      Overlaid.forget(root, inside, why, refusals);
      tree.detach(c);
    }
  }

  private void collect(int node, Set<Integer> all) {
    all.add(node);
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) collect(c, all);
  }

  private void residue(Set<Integer> inside, int restored, String why) {
    for (int n : inside) if (n >= restored && tree.length(n) > 0) lost.add(new Lost(tree.path(n), null, tree.text(n), why));
  }
}
