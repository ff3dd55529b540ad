package io.bordereau.xml;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one XML document holds several business documents: the elements below the root, outermost first, each of whose occurrences begins another
 * one. A business document is what is left when one occurrence of each is kept; what stands beside them belongs to all.
 *
 * @param path local names, such as {@code PmtInf} and {@code CdtTrfTxInf}; empty where there is one business document only
 */
public record Batch(List<String> path) {
  /** One business document in one XML document. */
  public static final Batch NONE = new Batch(List.of());

  private static final String SIBLINGS = "#siblings";

  private static final long MOST_NODES = 4L * XmlReader.MOST_NODES;

  public Batch {
    path = List.copyOf(path);
  }

  /** Whether the source has several business documents below this place. */
  public static boolean several(Place place) {
    return !place.all(SIBLINGS).isEmpty();
  }

  /** Names of elements, outermost first. */
  public static Batch of(String... path) {
    return new Batch(List.of(path));
  }

  /**
   * The trees of the business documents, in their order; the tree itself where it holds one.
   *
   * @throws XmlFault when what belongs to all is so much that the trees together would be too large
   */
  List<Tree> cut(Tree tree) throws XmlFault {
    if (path.isEmpty() || tree.size() == 0) return List.of(tree);
    var chains = new ArrayList<int[]>();
    walk(tree, 0, 0, new int[path.size()], chains);
    if (chains.size() == 1) return List.of(tree);
    long common = common(tree, chains.size());
    if (common * chains.size() > MOST_NODES) throw new XmlFault(new Finding("XML-03", Severity.ERROR, null, null, null,
        "The document holds " + chains.size() + " payments or documents below a common part that is too large.", null, Turn.SENDER, "Split the document."));
    return chains.stream().map(chain -> piece(tree, chain)).toList();
  }

  private void walk(Tree tree, int node, int level, int[] chain, List<int[]> chains) {
    boolean deeper = false;
    for (int c = level == path.size() ? Tree.NONE : tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      if (!tree.name(c).equals(path.get(level))) continue;
      deeper = true;
      chain[level] = c;
      walk(tree, c, level + 1, chain, chains);
    }
    if (deeper) return;
    for (int i = level; i < path.size(); i++) chain[i] = Tree.NONE;
    chains.add(chain.clone());
  }

  /** How many nodes stand outside of every innermost occurrence, at most. */
  private long common(Tree tree, int pieces) {
    long inner = 0;
    var innermost = path.getLast();
    for (int n = 0; n < tree.size(); n++) if (tree.name(n).equals(innermost)) inner += below(tree, n);
    return tree.size() - inner + inner / pieces;
  }

  private static int below(Tree tree, int node) {
    int all = 1;
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) all += below(tree, c);
    return all;
  }

  private Tree piece(Tree tree, int[] chain) {
    var piece = new Tree(tree.names());
    copy(tree, 0, piece, Tree.NONE, chain, 0);
    return piece;
  }

  /** Copies a node; {@code level} is the step of the path that is looked for among its children, or the path's length elsewhere. */
  private void copy(Tree from, int node, Tree to, int above, int[] chain, int level) {
    int copy = to.add(above, from.nameId(node));
    if (from.length(node) > 0) {
      if (from.spanned(node)) to.text(copy, from.chars(), from.start(node), from.length(node));
      else to.text(copy, from.text(node));
    }
    to.flags(copy, from.flags(node));
    int siblings = 0;
    for (int c = from.first(node); c != Tree.NONE; c = from.next(c)) {
      boolean repeats = level < path.size() && from.name(c).equals(path.get(level));
      if (repeats) siblings++;
      if (!repeats) copy(from, c, to, copy, chain, path.size());
      else if (c == chain[level]) copy(from, c, to, copy, chain, level + 1);
    }
    if (siblings > 1) to.add(copy, to.names().id(SIBLINGS)); // without a text: it is no data
  }
}
