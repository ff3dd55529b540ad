package io.bordereau.edi;

import io.bordereau.mapping.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that are longer than their element, carried by several segments of the same kind in a row (NTE, PID, MSG, REF*L1). Reading, such
 * segments are joined only where cutting the joined text again would give the same pieces; so nothing changes that was not cut by this
 * rule, whoever applied it.
 */
final class LongTexts implements Texts {
  /** A segment whose text may go on in the next one of its kind: which element, how wide, and which elements must be equal. */
  private record Row(String tag, int text, int width, int[] same, String only, boolean lines) {
    Row(String tag, int text, int width, int[] same, String only) {
      this(tag, text, width, same, only, false);
    }
  }

  /** The texts of X12. */
  static final LongTexts X12 =
      new LongTexts(
          new Row("NTE", 2, 80, new int[] {1}, null),
          new Row("PID", 5, 80, new int[] {1, 2, 3, 4}, null),
          new Row("MSG", 1, 264, new int[0], null, true),
          new Row("REF", 3, 80, new int[] {1, 2}, "L1"));

  /** A document whose texts are short. */
  static final LongTexts NONE = new LongTexts();

  /** The texts of X12 orders: the segments of a note are its lines. */
  static final LongTexts X12_ORDERS =
      new LongTexts(
          new Row("PID", 5, 80, new int[] {1, 2, 3, 4}, null),
          new Row("MSG", 1, 264, new int[0], null, true),
          new Row("MTX", 2, 4096, new int[] {1}, null, true));

  /** The mark of a node whose text is read as part of another one. */
  private static final int READ = 1;

  private static final String SPENT = "+";

  private final List<Row> rows;
  private final int[] ids;

  private LongTexts(Row... rows) {
    this.rows = List.of(rows);
    this.ids = this.rows.stream().mapToInt(r -> EdiNames.SHARED.id(r.tag)).toArray();
  }

  private Row row(Tree tree, int node) {
    int id = tree.nameId(node);
    for (int i = 0; i < ids.length; i++) if (ids[i] == id) return rows.get(i);
    return null;
  }

  @Override
  public void join(Tree tree) {
    int n = tree.size();
    for (int node = 1; node < n; node++) {
      var row = row(tree, node);
      int next = tree.next(node);
      if (row == null || next == Tree.NONE || tree.nameId(next) != tree.nameId(node)) continue;
      int at = element(tree, node, row.text);
      if (at == Tree.NONE) continue;
      if (tree.length(at) >= row.width / 2) join(tree, row, node, at);
      if (row.lines) lines(tree, row, node, at);
    }
  }

  private static void join(Tree tree, Row row, int node, int at) {
    var pieces = new ArrayList<String>();
    pieces.add(tree.text(at));
    var used = new ArrayList<Integer>();
    for (int next = tree.next(node); next != Tree.NONE && same(tree, row, node, next); next = tree.next(next)) {
      pieces.add(tree.text(element(tree, next, row.text)));
      if (!cut(String.join(" ", pieces), row.width).equals(pieces)) {
        pieces.removeLast();
        break;
      }
      used.add(next);
    }
    if (used.isEmpty()) return;
    tree.text(at, String.join(" ", pieces));
    for (int spent : used) {
      tree.rename(spent, tree.names().id(SPENT));
      for (int c = tree.first(spent); c != Tree.NONE; c = tree.next(c)) tree.text(c, "");
    }
  }

  /** Joins the segments behind one as further lines; their texts count as read with the first. */
  private static void lines(Tree tree, Row row, int node, int at) {
    var text = new StringBuilder(tree.text(at));
    if (!same(tree, row, node, node)) return;
    for (int next = tree.next(node); next != Tree.NONE; next = tree.next(next)) {
      if (tree.name(next).equals(SPENT)) continue;
      if (!same(tree, row, node, next)) break;
      text.append('\n').append(tree.text(element(tree, next, row.text)));
      tree.rename(next, tree.names().id(SPENT));
      for (int c = tree.first(next); c != Tree.NONE; c = tree.next(c)) tree.flag(c, READ);
    }
    if (text.length() > tree.length(at)) tree.text(at, text.toString());
  }

  private static boolean same(Tree tree, Row row, int a, int b) {
    if (!tree.name(b).equals(row.tag) || element(tree, b, row.text) == Tree.NONE) return false;
    for (int e : row.same) if (!text(tree, a, e).equals(text(tree, b, e))) return false;
    int count = 0;
    for (int c = tree.first(b); c != Tree.NONE; c = tree.next(c)) count++;
    int expected = 1;
    for (int e : row.same) if (!text(tree, b, e).isEmpty()) expected++;
    return count == expected && (row.only == null || text(tree, b, 1).equals(row.only));
  }

  @Override
  public void cut(Tree tree) {
    int n = tree.size();
    for (int node = 1; node < n; node++) {
      var row = row(tree, node);
      int at = row == null ? Tree.NONE : element(tree, node, row.text);
      if (at == Tree.NONE || row.only != null && !text(tree, node, 1).equals(row.only)) continue;
      boolean breaks = row.lines && tree.text(at).indexOf('\n') >= 0;
      if (tree.length(at) <= row.width && !breaks) continue;
      if (breaks) {
        var pieces = new ArrayList<String>();
        for (var line : tree.text(at).split("\n")) if (!line.isBlank()) pieces.addAll(cut(line.strip(), row.width));
        if (pieces.isEmpty()) continue;
        tree.text(at, pieces.get(0));
        for (int i = 1; i < pieces.size(); i++) copy(tree, row, node, pieces.get(i));
        continue;
      }
      var pieces = cut(tree.text(at), row.width);
      if (pieces.size() == 1 || !String.join(" ", pieces).equals(tree.text(at))) continue;
      tree.text(at, pieces.get(0));
      for (int i = 1; i < pieces.size(); i++) copy(tree, row, node, pieces.get(i));
    }
  }

  private static void copy(Tree tree, Row row, int node, String piece) {
    int more = tree.add(tree.parent(node), tree.nameId(node));
    for (int e : row.same) {
      var text = text(tree, node, e);
      if (!text.isEmpty()) tree.text(tree.add(more, EdiNames.position(tree.names(), e)), text);
    }
    tree.text(tree.add(more, EdiNames.position(tree.names(), row.text)), piece);
  }

  private static int element(Tree tree, int segment, int position) {
    return tree.child(segment, EdiNames.position(tree.names(), position));
  }

  private static String text(Tree tree, int segment, int position) {
    int at = element(tree, segment, position);
    return at == Tree.NONE ? "" : tree.text(at);
  }

  /** Pieces of at most {@code width} characters, cut at blanks only. */
  private static List<String> cut(String text, int width) {
    var pieces = new ArrayList<String>();
    int from = 0;
    while (text.length() - from > width) {
      int at = text.lastIndexOf(' ', from + width);
      if (at <= from) break;
      pieces.add(text.substring(from, at));
      from = at + 1;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
