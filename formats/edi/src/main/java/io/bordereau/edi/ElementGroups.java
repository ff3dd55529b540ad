package io.bordereau.edi;

import io.bordereau.mapping.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements of a segment that belong together and repeat within it, such as the ten pairs of place and quantity of SDQ: while a document is
 * mapped each group is a node of its own below the segment, and a segment may have any number of them; the syntax cuts them again.
 */
final class ElementGroups {
  private ElementGroups() {}

  /** The name of a group's node. */
  static final String GROUP = "pair";

  /** The name of what is no longer to be written. */
  static final String SPENT = "+";

  /** SDQ: from the third element on, pairs of place and quantity, ten at the most (X12 004010 SDQ). */
  private static final int FIRST = 3;

  private static final int WIDTH = 2;
  private static final int MOST = 10;
  private static final int SDQ = EdiNames.SHARED.id("SDQ");
  private static final int PAIR = EdiNames.SHARED.id(GROUP);

  /** The elements that a place within a group stands for: {@code SDQ/pair/01} for {@code SDQ/03}, {@code SDQ/05} ...; none for other places. */
  static List<String> elements(String place) {
    int at = place.indexOf("/" + GROUP + "/");
    if (at < 0) return List.of();
    int part = EdiNames.position(place.substring(at + GROUP.length() + 2));
    var all = new ArrayList<String>();
    for (int i = 0; i < MOST; i++) all.add("%s/%02d".formatted(place.substring(0, at), FIRST + i * WIDTH + part - 1));
    return all;
  }

  /** Makes nodes of the groups, in a tree that was read. */
  static void part(Tree tree) {
    if (!tree.mayHave(SDQ)) return;
    int n = tree.size();
    for (int node = 1; node < n; node++) {
      if (tree.nameId(node) != SDQ) continue;
      var elements = new ArrayList<Integer>();
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) elements.add(c);
      int group = Tree.NONE;
      int opened = -1;
      for (int element : elements) {
        int at = EdiNames.position(tree.name(element)) - FIRST;
        if (at < 0 || at >= WIDTH * MOST) continue;
        if (at / WIDTH != opened) group = tree.add(node, PAIR);
        opened = at / WIDTH;
        int part = tree.add(group, EdiNames.position(tree.names(), at % WIDTH + 1));
        tree.text(part, tree.text(element));
        tree.offset(part, tree.offset(element));
        tree.text(element, "");
        tree.rename(element, tree.names().id(SPENT));
      }
    }
  }

  /** Makes elements of the groups, in a tree that is to be written; more groups than one segment holds go on in another. */
  static void join(Tree tree) {
    int n = tree.size();
    for (int node = 1; node < n; node++) {
      if (tree.nameId(node) != SDQ) continue;
      var groups = new ArrayList<Integer>();
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) if (tree.nameId(c) == PAIR) groups.add(c);
      int segment = node;
      for (int i = 0; i < groups.size(); i++) {
        if (i > 0 && i % MOST == 0) segment = another(tree, node);
        for (int c = tree.first(groups.get(i)); c != Tree.NONE; c = tree.next(c)) {
          int at = FIRST + i % MOST * WIDTH + EdiNames.position(tree.name(c)) - 1;
          tree.text(tree.add(segment, EdiNames.position(tree.names(), at)), tree.text(c));
        }
        tree.rename(groups.get(i), tree.names().id(SPENT));
      }
    }
  }

  private static int another(Tree tree, int node) {
    int more = tree.add(tree.parent(node), SDQ);
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      if (position > 0 && (position < FIRST || position >= FIRST + WIDTH * MOST)) tree.text(tree.add(more, tree.nameId(c)), tree.text(c));
    }
    return more;
  }
}
