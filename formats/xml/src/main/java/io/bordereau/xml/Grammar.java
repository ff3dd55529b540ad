package io.bordereau.xml;

import io.bordereau.mapping.Names;
import io.bordereau.mapping.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of children, as data: one line per element, {@code parent: child child ...}; {@code a|b} may follow each other freely, {@code +a} came with a
 * later release of the standard, {@code a!} and {@code @a!} must stand wherever the parent does. Output is put into this order; input with
 * an element that stands nowhere in it is reported. A parent that is not listed has no known order.
 */
public final class Grammar {
  private final Map<Integer, Map<Integer, Integer>> ranks = new HashMap<>();
  private final Map<Integer, int[]> demanded = new HashMap<>();
  private final Names names;
  private final Map<Integer, Set<Integer>> later = new HashMap<>();
  private boolean reported;

  /** So many missing elements are told; whoever sends more of them has another problem. */
  private static final int MOST = 20;

  private Grammar(Names names) {
    this.names = names;
  }

  /** Reads resources of a mapping's package; lines that begin with {@code #} are comments. */
  public static Grammar load(Class<?> owner, Names names, String... resources) {
    var g = new Grammar(names);
    for (var resource : resources) g.load(owner, resource);
    return g;
  }

  /** Reads a resource of a mapping's package. */
  public static Grammar load(Class<?> owner, String resource, Names names) {
    return load(owner, names, resource);
  }

  private void load(Class<?> owner, String resource) {
    try (var in = owner.getResourceAsStream(resource);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isBlank() || line.startsWith("#")) continue;
        int colon = line.indexOf(": ");
        var children = new HashMap<Integer, Integer>();
        var newer = new HashSet<Integer>();
        var must = new ArrayList<Integer>();
        int rank = 0;
        for (var child : line.substring(colon + 2).trim().split(" +")) {
          var name = child.endsWith("!") ? child.substring(0, child.length() - 1) : child;
          if (child.endsWith("!")) must.add(names.id(name));
          if (name.startsWith("@")) continue;
          ++rank;
          boolean late = name.charAt(0) == '+';
          for (var alternative : name.substring(late ? 1 : 0).split("[|]")) {
            children.put(names.id(alternative), rank);
            if (late) newer.add(names.id(alternative));
          }
        }
        for (var parent : line.substring(0, colon).split(",")) {
          if (!children.isEmpty()) ranks.put(names.id(parent), children);
          if (!must.isEmpty()) demanded.put(names.id(parent), must.stream().mapToInt(Integer::intValue).toArray());
          if (!newer.isEmpty()) later.put(names.id(parent), newer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place where something must stand and nothing does. */
  record Missing(int parent, String name) {}

  /** What is demanded and not there, the first few; {@code kept} are names that may stand without content. */
  List<Missing> missing(Tree tree, Set<String> kept) {
    var found = new ArrayList<Missing>();
    if (!demanded.isEmpty()) missing(tree, 0, kept, found);
    return found;
  }

  private void missing(Tree tree, int node, Set<String> kept, List<Missing> found) {
    var must = demanded.get(tree.nameId(node));
    if (must != null)
      for (int name : must) {
        int c = tree.child(node, name);
        boolean there = c != Tree.NONE && (tree.length(c) > 0 || tree.first(c) != Tree.NONE || kept.contains(names.name(name)));
        if (!there && found.size() < MOST) found.add(new Missing(node, names.name(name)));
      }
    for (int c = tree.first(node); c != Tree.NONE && found.size() < MOST; c = tree.next(c)) missing(tree, c, kept, found);
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

  /** Whether somebody asked for what is wrong with the order. */
  boolean isReported() {
    return reported;
  }

  Names names() {
    return names;
  }
}
