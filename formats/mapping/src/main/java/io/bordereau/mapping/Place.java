package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/** A node of a tree as selectors and bindings see it. */
public final class Place {
  private final Tree tree;
  private final int node;

  Place(Tree tree, int node) {
    this.tree = tree;
    this.node = node;
  }

  /** The name of the node. */
  public String name() {
    return tree.name(node);
  }

  /** Whether a node of that name stands anywhere below the root. */
  public boolean anywhereIs(String other) {
    int id = tree.names().find(other);
    if (id < 0 || !tree.mayHave(id)) return false;
    for (int n = 0, all = tree.size(); n < all; n++) if (tree.nameId(n) == id) return true;
    return false;
  }

  /** All children of a name. */
  public List<Place> all(String child) {
    var found = new ArrayList<Place>();
    int id = tree.names().find(child);
    for (int c = tree.first(node); id >= 0 && c != Tree.NONE; c = tree.next(c)) if (tree.nameId(c) == id) found.add(new Place(tree, c));
    return found;
  }

  /** The text of the first node of that name anywhere below; empty when there is none. */
  public String anywhere(String name) {
    int id = tree.names().find(name);
    for (int n = node; id >= 0 && n < tree.size(); n++) if (tree.nameId(n) == id && tree.length(n) > 0) return tree.text(n);
    return "";
  }

  /** Whether a descendant at that path has a text or children. */
  public boolean has(String path) {
    int n = find(path);
    return n != Tree.NONE && (tree.length(n) > 0 || tree.first(n) != Tree.NONE);
  }

  /** The text at that path; empty when there is none. */
  public String text(String path) {
    int n = find(path);
    return n == Tree.NONE ? "" : tree.text(n);
  }

  private int find(String path) {
    if (path.equals(".")) return node;
    var steps = tree.names().path(path);
    if (steps == null) return Tree.NONE;
    int n = node;
    for (int i = 0; i < steps.length && n != Tree.NONE; i++) n = tree.child(n, steps[i]);
    return n;
  }
}
