package io.bordereau.mapping;

/**
 * The children of the node that rows are read from, looked over once and then found by their names. One for each level of frames, used again
 * for the next node of that level.
 */
final class Children {
  private final Tree tree;
  final Children above;
  private final int[] first = new int[64];
  private Children below;
  private int node = Tree.NONE;
  private long names;

  Children(Tree tree, Children above) {
    this.tree = tree;
    this.above = above;
  }

  /** The bit of a name; several names share one. */
  static long bit(int name) {
    return 1L << place(name);
  }

  private static int place(int name) {
    return (int) (name * 0x9E3779B97F4A7C15L >>> 58);
  }

  /** Those of a node further down. */
  Children below(int inner) {
    if (below == null) below = new Children(tree, this);
    below.survey(inner);
    return below;
  }

  private void survey(int of) {
    long all = 0;
    for (int c = tree.first(of); c != Tree.NONE; c = tree.next(c)) {
      int at = place(tree.nameId(c));
      if ((all & 1L << at) == 0) first[at] = c;
      all |= 1L << at;
    }
    names = all;
    node = of;
  }

  /** The node whose children these are. */
  int node() {
    return node;
  }

  /** The names of all children, as bits. */
  long names() {
    return names;
  }

  /** The first child of that name, or {@link Tree#NONE}. */
  int child(int name) {
    int at = place(name);
    if ((names & 1L << at) == 0) return Tree.NONE;
    int c = first[at];
    while (c != Tree.NONE && tree.nameId(c) != name) c = tree.next(c);
    return c;
  }

  /** The node at the end of a path of names, or {@link Tree#NONE}. */
  int descend(int[] steps) {
    if (steps.length == 0) return node;
    int at = child(steps[0]);
    for (int i = 1; i < steps.length && at != Tree.NONE; i++) at = tree.child(at, steps[i]);
    return at;
  }
}
