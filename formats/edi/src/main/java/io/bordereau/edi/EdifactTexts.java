package io.bordereau.edi;

import io.bordereau.mapping.As;
import io.bordereau.mapping.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts of EDIFACT that stand in several components (FTX C108, IMD C273, ALC C214), and where those are full in further segments of the
 * same kind. A text read is one text in its first component; components that were not cut from one line are lines of it. Besides, every
 * further item number of a PIA becomes a PIA of its own.
 */
final class EdifactTexts implements Texts {
  /**
   * A text.
   *
   * @param tag the segment
   * @param composite the element whose components hold it
   * @param first the first such component
   * @param count how many there are
   * @param width characters in each
   * @param lines whether a component may be a line of its own; else only what was cut from one line is joined
   * @param segments how many segments may hold one text
   */
  private record Row(String tag, int composite, int first, int count, int width, boolean lines, int segments) {
    /** The pieces that a text is cut into: at line ends, and at blanks where a line is too long. */
    List<String> pieces(String text) {
      var pieces = new ArrayList<String>();
      for (var line : lines ? text.split("\n", -1) : new String[] {text}) {
        var left = line;
        while (left.length() > width) {
          var head = head(left, width);
          pieces.add(head);
          left = left.substring(head.length()).strip();
        }
        pieces.add(left);
      }
      return pieces;
    }

    /** The text that pieces are of: the next one goes on in the same line where its first word had no room in the one before. */
    String text(List<String> pieces) {
      var text = new StringBuilder(pieces.get(0));
      for (int i = 1; i < pieces.size(); i++) text.append(goesOn(pieces.get(i - 1), pieces.get(i)) ? ' ' : '\n').append(pieces.get(i));
      return text.toString();
    }

    private boolean goesOn(String before, String next) {
      if (before.isEmpty() || next.isEmpty()) return false;
      int blank = next.indexOf(' ');
      return before.length() + 1 + (blank < 0 ? next.length() : blank) > width;
    }

    /** Whether pieces make one text. */
    boolean whole(List<String> pieces) {
      var text = text(pieces);
      return (lines || text.indexOf('\n') < 0) && pieces(text).equals(pieces);
    }

    List<String> read(Tree tree, int node) {
      var pieces = new ArrayList<String>();
      int at = EdifactTexts.composite(tree, this, node);
      for (int i = count - 1; i >= 0 && at != Tree.NONE; i--) {
        int part = tree.child(at, EdiNames.position(tree.names(), first + i));
        if (part != Tree.NONE && tree.length(part) > 0) pieces.add(0, tree.text(part));
        else if (!pieces.isEmpty()) pieces.add(0, "");
      }
      return pieces;
    }

    void put(Tree tree, int node, List<String> pieces) {
      int at = EdifactTexts.composite(tree, this, node);
      for (int i = 0; i < count; i++) {
        int id = EdiNames.position(tree.names(), first + i);
        int part = tree.child(at, id);
        var text = i < pieces.size() ? pieces.get(i) : "";
        if (part == Tree.NONE && text.isEmpty()) continue;
        tree.text(part == Tree.NONE ? tree.add(at, id) : part, text);
      }
    }
  }

  private static final int FIXED = 8;
  private static final String SPENT = "+";

  /** The rows of each segment, by the id of its tag: most nodes are elements and have none. */
  private final List<List<Row>> byName = new ArrayList<>();
  private final int pia = EdiNames.SHARED.id("PIA");

  private EdifactTexts(Row... rows) {
    for (var row : rows) {
      int id = EdiNames.SHARED.id(row.tag);
      while (byName.size() <= id) byName.add(List.of());
      var all = new ArrayList<>(byName.get(id));
      all.add(row);
      byName.set(id, List.copyOf(all));
    }
  }

  /** The texts of a directory, whose widths they have. */
  static EdifactTexts of(Directory d) {
    return new EdifactTexts(note(d, true), name(d), new Row("ALC", 5, 4, 2, d.width("ALC", 5, 4), false, 1));
  }

  /** Free texts: five components, and as many segments as practice repeats. */
  private static Row note(Directory d, boolean repeated) {
    return new Row("FTX", 4, 1, 5, d.width("FTX", 4, 1), true, repeated ? 5 : 1);
  }

  /** Names and descriptions of items. */
  private static Row name(Directory d) {
    return new Row("IMD", 3, 4, 2, d.width("IMD", 3, 4), true, 4);
  }

  /** The form of a free text (C108): up to five segments of five components, of which lines may end early. */
  static As<String> note(Directory d) {
    return form(note(d, true));
  }

  /** The form of a free text in one segment. */
  static As<String> line(Directory d) {
    return form(note(d, false));
  }

  /** The form of a name or description of an item (C273). */
  static As<String> item(Directory d) {
    return form(name(d));
  }

  /** The form of a reason in words (C214). */
  static As<String> reason(Directory d) {
    return form(new Row("ALC", 5, 4, 2, d.width("ALC", 5, 4), false, 1));
  }

  private static As<String> form(Row row) {
    return As.of(
        "text of up to " + row.segments * row.count + " times " + row.width,
        (t, s) -> t,
        (v, s) -> {
          var pieces = row.pieces(v);
          int most = row.segments * row.count;
          if (pieces.size() > most) {
            s.lossy("EDIFACT has room for " + most + " times " + row.width + " characters here");
            pieces = pieces.subList(0, most);
          }
          var back = row.text(pieces);
          if (back.equals(v)) return v;
          if (pieces.size() < most || row.pieces(v).size() == most) s.lossy("EDIFACT has lines of " + row.width + " characters");
          return back;
        });
  }

  private List<Row> rowsOf(Tree tree, int node) {
    int id = tree.nameId(node);
    return id < byName.size() ? byName.get(id) : List.of();
  }

  @Override
  public void join(Tree tree) {
    List<Row> rows;
    for (int node = 1, n = tree.size(); node < n; node++) {
      if (tree.nameId(node) == pia) spread(tree, node);
      else if (!(rows = rowsOf(tree, node)).isEmpty()) for (var row : rows) join(tree, row, node);
    }
  }

  private void join(Tree tree, Row row, int node) {
    if (composite(tree, row, node) == Tree.NONE || tree.name(node).equals("FTX") && attribute(tree, node)) return;
    var pieces = row.read(tree, node);
    if (pieces.isEmpty()) return;
    var used = new ArrayList<Integer>();
    int last = node;
    for (int next = tree.next(node); next != Tree.NONE && used.size() < row.segments - 1 && full(row, tree, last)
        && same(tree, row, node, next); next = tree.next(next)) {
      var more = new ArrayList<>(pieces);
      more.addAll(row.read(tree, next));
      if (!row.whole(more)) break;
      pieces = more;
      used.add(next);
      last = next;
    }
    if (pieces.size() == 1 || !row.whole(pieces)) return;
    row.put(tree, node, List.of(row.text(pieces)));
    for (int spent : used) {
      tree.rename(spent, tree.names().id(SPENT));
      clear(tree, spent);
    }
  }

  /** An attribute of an item (FTX+ACF) is a name and a value. */
  private static boolean attribute(Tree tree, int node) {
    int subject = tree.child(node, EdiNames.position(tree.names(), 1));
    return subject != Tree.NONE && tree.textIs(subject, "ACF");
  }

  private static boolean full(Row row, Tree tree, int node) {
    return row.read(tree, node).size() == row.count;
  }

  private static void clear(Tree tree, int node) {
    tree.text(node, "");
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) clear(tree, c);
  }

  private static int composite(Tree tree, Row row, int node) {
    return tree.child(node, EdiNames.position(tree.names(), row.composite));
  }

  /** Whether two segments are of one kind and have the same elements beside the text. */
  private static boolean same(Tree tree, Row row, int a, int b) {
    if (tree.nameId(a) != tree.nameId(b) || composite(tree, row, b) == Tree.NONE) return false;
    return beside(tree, row, a).equals(beside(tree, row, b));
  }

  private static String beside(Tree tree, Row row, int node) {
    var b = new StringBuilder();
    beside(tree, row, node, b, false);
    return b.toString();
  }

  private static void beside(Tree tree, Row row, int node, StringBuilder b, boolean inside) {
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      if (inside && position >= row.first && position < row.first + row.count) continue;
      b.append('/').append(tree.name(c)).append('=').append(tree.length(c) == 0 ? "" : tree.text(c));
      beside(tree, row, c, b, !inside && position == row.composite);
    }
  }

  /** PIA+5+A:SA+B:IN becomes PIA+5+A:SA and PIA+5+B:IN. */
  private static void spread(Tree tree, int node) {
    for (int i = 3; i <= 6; i++) {
      int from = tree.child(node, EdiNames.position(tree.names(), i));
      if (from == Tree.NONE || tree.first(from) == Tree.NONE) continue;
      int more = tree.add(tree.parent(node), tree.nameId(node));
      tree.offset(more, tree.offset(from));
      int function = tree.child(node, EdiNames.position(tree.names(), 1));
      if (function != Tree.NONE) {
        int again = tree.add(more, tree.nameId(function));
        tree.text(again, tree.text(function));
        tree.flag(again, FIXED);
      }
      int to = tree.add(more, EdiNames.position(tree.names(), 2));
      for (int c = tree.first(from); c != Tree.NONE; c = tree.next(c)) {
        int part = tree.add(to, tree.nameId(c));
        tree.text(part, tree.text(c));
        tree.offset(part, tree.offset(c));
      }
      clear(tree, from);
      tree.rename(from, tree.names().id(SPENT));
    }
  }

  @Override
  public void cut(Tree tree) {
    for (int node = 1, n = tree.size(); node < n; node++) {
      for (var row : rowsOf(tree, node)) {
        int at = composite(tree, row, node);
        int text = at == Tree.NONE ? Tree.NONE : tree.child(at, EdiNames.position(tree.names(), row.first));
        if (text == Tree.NONE || tree.length(text) == 0) continue;
        var pieces = row.pieces(tree.text(text));
        if (pieces.size() == 1) continue;
        row.put(tree, node, pieces.subList(0, Math.min(row.count, pieces.size())));
        for (int from = row.count; from < pieces.size(); from += row.count) {
          int more = copy(tree, row, node);
          row.put(tree, more, pieces.subList(from, Math.min(from + row.count, pieces.size())));
        }
      }
    }
  }

  private static int copy(Tree tree, Row row, int node) {
    int more = tree.add(tree.parent(node), tree.nameId(node));
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      if (position == 0) continue;
      int to = tree.add(more, tree.nameId(c));
      if (tree.length(c) > 0) tree.text(to, tree.text(c));
      for (int part = tree.first(c); part != Tree.NONE; part = tree.next(part)) {
        int of = EdiNames.position(tree.name(part));
        if (position == row.composite && of >= row.first && of < row.first + row.count) continue;
        if (tree.length(part) > 0) tree.text(tree.add(to, tree.nameId(part)), tree.text(part));
      }
    }
    return more;
  }

  /** The beginning of a text, at most so many characters, cut at a blank where there is one. */
  static String head(String text, int most) {
    if (text.length() <= most) return text;
    int blank = text.lastIndexOf(' ', most);
    return text.substring(0, blank <= 0 ? most : blank).strip();
  }
}
