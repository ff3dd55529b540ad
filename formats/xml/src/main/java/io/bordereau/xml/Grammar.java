package io.bordereau.xml;

import io.bordereau.mapping.Names;
import io.bordereau.mapping.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The order of children, as data: one line per element, {@code parent: child child ...}; {@code a|b} may follow each other freely, {@code +a} came with a
 * later release of the standard. Output is put into this order; input with
 * an element that stands nowhere in it is reported. A parent that is not listed has no known order.
 */
public final class Grammar {
  private final Map<Integer, Map<Integer, Integer>> ranks = new HashMap<>();
  private final Names names;
  private final Map<Integer, Set<Integer>> later = new HashMap<>();
  private boolean reported;

  private Grammar(Names names) {
    this.names = names;
  }

  /** Reads a resource of a mapping's package; lines that begin with {@code #} are comments. */
  public static Grammar load(Class<?> owner, String resource, Names names) {
    var g = new Grammar(names);
    try (var in = owner.getResourceAsStream(resource);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isBlank() || line.startsWith("#")) continue;
        int colon = line.indexOf(": ");
        var children = new HashMap<Integer, Integer>();
        var newer = new HashSet<Integer>();
        int rank = 0;
        for (var child : line.substring(colon + 2).trim().split(" +")) {
          ++rank;
          boolean late = child.charAt(0) == '+';
          for (var alternative : child.substring(late ? 1 : 0).split("[|]")) {
            children.put(names.id(alternative), rank);
            if (late) newer.add(names.id(alternative));
          }
        }
        for (var parent : line.substring(0, colon).split(",")) {
          g.ranks.put(names.id(parent), children);
          if (!newer.isEmpty()) g.later.put(names.id(parent), newer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return g;
  }

  /** The rank of a node among its siblings: attributes first, then the order of the grammar, then what it does not know. */
  public int rank(Tree tree, int node) {
    var name = tree.name(node);
    if (name.startsWith("@")) return -1;
    var ranks = this.ranks.get(tree.nameId(tree.parent(node)));
    if (ranks == null) return 0;
    var r = ranks.get(tree.nameId(node));
    return r == null ? name.equals("#text") ? Integer.MAX_VALUE : 1 << 20 : r;
  }

  /** Whether the grammar lists the parent but not this child of it. */
  public boolean stranger(Tree tree, int node) {
    var ranks = this.ranks.get(tree.nameId(tree.parent(node)));
    return ranks != null && !ranks.containsKey(tree.nameId(node));
  }

  /** The same grammar, whose order is reported where input breaks it: for formats whose schema may not be shipped. */
  public Grammar reported() {
    reported = true;
    return this;
  }

  /** The same grammar for formats that stand on the later release, where its elements are nothing to report. */
  public Grammar everyRelease() {
    later.clear();
    return this;
  }

  /** The first element of a read document that stands behind one that must follow it; none when all is in order or nobody asks. */
  int outOfOrder(Tree tree) {
    for (int n = 0; reported && n < tree.size(); n++) {
      var ranks = this.ranks.get(tree.nameId(n));
      if (ranks == null) continue;
      int most = 0;
      for (int c = tree.first(n); c != Tree.NONE; c = tree.next(c)) {
        var rank = ranks.get(tree.nameId(c));
        if (rank == null) continue;
        if (rank < most) return c;
        most = rank;
      }
    }
    return Tree.NONE;
  }

  /** The first element of a read document that only a later release of the standard has; none when there is none. */
  int ofLaterRelease(Tree tree) {
    for (int n = 0; !later.isEmpty() && n < tree.size(); n++) {
      var newer = later.get(tree.nameId(n));
      for (int c = newer == null ? Tree.NONE : tree.first(n); c != Tree.NONE; c = tree.next(c)) if (newer.contains(tree.nameId(c))) return c;
    }
    return Tree.NONE;
  }

  /** Puts all children into the order of the grammar. */
  public void sort(Tree tree) {
    for (int n = 0; n < tree.size(); n++) {
      int first = tree.first(n);
      if (first != Tree.NONE && tree.next(first) != Tree.NONE) tree.sortChildren(n, c -> rank(tree, c));
    }
  }

  Names names() {
    return names;
  }
}
