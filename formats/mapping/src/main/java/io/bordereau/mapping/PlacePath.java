package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to places of a tree: names of nodes from above, each with what must stand in it. {@code N1[01=ST]/REF[01=DP]/02} is element 02 of
 * each REF with DP in element 01, below each N1 with ST in element 01; {@code .} is the place itself. Immutable.
 */
public final class PlacePath {
  private static final int LONGEST = 300;

  private record Condition(List<String> path, String value) {}

  private record Step(String name, List<Condition> conditions) {}

  private final String text;
  private final List<Step> steps;

  private PlacePath(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * Reads the notation.
   *
   * @throws IllegalArgumentException when it is none; the message says what is wrong
   */
  public static PlacePath parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) throw new IllegalArgumentException("a place has 1 to " + LONGEST + " characters");
    if (text.equals(".")) return new PlacePath(text, List.of());
    var steps = new ArrayList<Step>();
    for (int at = 0; at <= text.length(); ) {
      int end = at;
      while (end < text.length() && "/[".indexOf(text.charAt(end)) < 0) end++;
      var name = name(text.substring(at, end), text);
      var conditions = new ArrayList<Condition>();
      while (end < text.length() && text.charAt(end) == '[') {
        int close = text.indexOf(']', end);
        if (close < 0) throw new IllegalArgumentException("a bracket is not closed in '" + text + "'");
        conditions.add(condition(text.substring(end + 1, close), text));
        end = close + 1;
      }
      if (end < text.length() && text.charAt(end) != '/') throw new IllegalArgumentException("a slash is missing in '" + text + "'");
      steps.add(new Step(name, List.copyOf(conditions)));
      at = end + 1;
    }
    return new PlacePath(text, List.copyOf(steps));
  }

  private static Condition condition(String text, String whole) {
    int eq = text.indexOf('=');
    if (eq < 1 || eq == text.length() - 1) throw new IllegalArgumentException("a condition has the form [01=DP] in '" + whole + "'");
    var path = new ArrayList<String>();
    for (var step : text.substring(0, eq).split("/")) path.add(name(step, whole));
    return new Condition(List.copyOf(path), text.substring(eq + 1));
  }

  private static String name(String text, String whole) {
    if (!text.matches("@?[A-Za-z0-9_:.-]+")) throw new IllegalArgumentException("'" + text + "' is no name of a place in '" + whole + "'");
    return text;
  }

  /** The places below a node, in the order of the tree. */
  List<Integer> find(Tree tree, int from) {
    var found = List.of(from);
    for (var step : steps) {
      var next = new ArrayList<Integer>();
      int id = tree.names().find(step.name);
      for (int node : found) {
        for (int c = tree.first(node); id >= 0 && c != Tree.NONE; c = tree.next(c)) if (tree.nameId(c) == id && holds(tree, c, step)) next.add(c);
      }
      found = next;
    }
    return found;
  }

  /** The places below a node at which something stands. */
  List<Integer> filled(Tree tree, int from) {
    return find(tree, from).stream().filter(n -> tree.length(n) > 0 || tree.first(n) != Tree.NONE).toList();
  }

  private static boolean holds(Tree tree, int node, Step step) {
    for (var c : step.conditions) {
      int at = node;
      for (var name : c.path) at = at == Tree.NONE || tree.names().find(name) < 0 ? Tree.NONE : tree.child(at, tree.names().find(name));
      if (at == Tree.NONE || !tree.textIs(at, c.value)) return false;
    }
    return true;
  }

  /** The first such place below a node, made with what must stand around it where there is none. */
  int make(Tree tree, int from) {
    int at = from;
    for (var step : steps) {
      int id = tree.names().id(step.name);
      int found = Tree.NONE;
      for (int c = tree.first(at); c != Tree.NONE && found == Tree.NONE; c = tree.next(c)) if (tree.nameId(c) == id && holds(tree, c, step)) found = c;
      if (found == Tree.NONE) {
        found = tree.add(at, id);
        for (var c : step.conditions) tree.text(make(tree, found, c.path), c.value);
      }
      at = found;
    }
    return at;
  }

  private static int make(Tree tree, int node, List<String> path) {
    for (var name : path) {
      int id = tree.names().id(name);
      int c = tree.child(node, id);
      node = c == Tree.NONE ? tree.add(node, id) : c;
    }
    return node;
  }

  /** Marks what must stand around a place of this path as asserted, and the nodes around it as entered. */
  void assertAround(Tree tree, int place) {
    int at = place;
    for (int i = steps.size() - 1; i >= 0; i--, at = tree.parent(at)) {
      if (at != place) tree.flag(at, Marks.CLAIMED);
      for (var c : steps.get(i).conditions) {
        int n = at;
        for (var name : c.path) n = tree.child(n, tree.names().find(name));
        if ((tree.flags(n) & Marks.READ) == 0) tree.flag(n, Marks.DERIVED);
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlacePath p && p.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
