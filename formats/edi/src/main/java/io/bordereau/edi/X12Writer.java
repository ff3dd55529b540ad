package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one transaction set from its {@link Tree}: segments in the order of the directory, counts and control numbers right. Writes
 * strictly: X12 has no escape character, so a text with a delimiter in it makes the writer choose other delimiters, or is an error where
 * the partner fixed them; a control character becomes a blank; both are findings.
 */
public final class X12Writer {
  private static final String NEUTRAL = "BORDEREAU";
  private static final int[] ELEMENT = {'*', '|', 0x1D, '^', '+'};
  private static final int[] COMPONENT = {'>', ':', 0x1F, '\\', '<'};
  private static final int[] TERMINATOR = {'~', '\'', 0x1C, '!'};

  private final List<Finding> findings = new ArrayList<>();
  private final Tree tree;
  private final SegmentUse root;
  private final Delimiters wanted;
  private final Delimiters liked;
  private final Charset charset;
  private final boolean[] used = new boolean[128];
  private Serializer out;

  /**
   * What was written.
   *
   * @param bytes the interchange, or the transaction set alone
   * @param findings what could not be written as it was
   */
  public record Output(byte[] bytes, List<Finding> findings) {
    public Output {
      findings = List.copyOf(findings);
    }
  }

  private X12Writer(Tree tree, SegmentUse root, Delimiters wanted, Delimiters liked, Charset charset) {
    this.tree = tree;
    this.root = root;
    this.wanted = wanted;
    this.liked = liked;
    this.charset = charset;
  }

  /**
   * Writes a transaction set of version 004010. The tree's children are put into order.
   *
   * @param tree its root is named by the set, such as {@code 810}
   * @param group GS01, such as {@code IN}
   * @param delimiters the partner's delimiters; null when there is a free choice
   * @param liked delimiters to take where the data allows them; null for the usual ones
   * @param charset UTF-8 or ISO-8859-1
   * @param envelope whether a neutral test envelope is put around it; else ST to SE alone
   */
  public static Output write(Tree tree, String group, Delimiters delimiters, Delimiters liked, Charset charset, boolean envelope) {
    var set = tree.name(0);
    var root = Directory.X12_004010.set(set);
    if (root == null) throw new IllegalArgumentException("no transaction set " + set + " in 004010");
    return new X12Writer(tree, root, delimiters, liked, charset).write(set, group, envelope);
  }

  private Output write(String set, String group, boolean envelope) {
    for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) clean(n);
    var delimiters = wanted == null ? free() : wanted;
    if (wanted != null) for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) checkDelimiters(n, delimiters);
    out = new Serializer(delimiters, charset, true);
    if (envelope) head(delimiters, group);
    int before = out.segments();
    out.segment("ST").element(set).element("0001").end();
    sort(0, root);
    for (int c = tree.first(0); c != Tree.NONE; c = tree.next(c)) segment(c, place(root, c));
    int count = out.segments() - before + 1;
    out.segment("SE").element(Integer.toString(count)).element("0001").end();
    if (envelope) {
      out.segment("GE").element("1").element("1").end();
      out.segment("IEA").element("1").element("000000001").end();
    }
    return new Output(out.bytes(), findings);
  }

  private void head(Delimiters d, String group) {
    var id = NEUTRAL + " ".repeat(15 - NEUTRAL.length());
    var blank = " ".repeat(10);
    out.segment("ISA").element("00").element(blank).element("00").element(blank).element("ZZ").element(id).element("ZZ").element(id)
        .element("000101").element("0000").element("U").element("00401").element("000000001").element("0").element("T")
        .element(Character.toString(d.component())).end();
    out.segment("GS").element(group).element(NEUTRAL).element(NEUTRAL).element("20000101").element("0000").element("1").element("X")
        .element("004010").end();
  }

  /** Replaces control characters, and notes which ASCII characters the data uses. */
  private void clean(int node) {
    var text = tree.text(node);
    boolean control = false;
    boolean outside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) control = true;
      else if (c < 128) used[c] = true;
      else outside |= c > 255 || !accented(c);
    }
    if (control) {
      findings.add(X12Finding.CONTROL_CHARACTER.at(tree.path(node), text));
      var b = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= ' ' && c != 0x7F) b.append(c);
        else if (!b.isEmpty() && b.charAt(b.length() - 1) != ' ') b.append(' ');
      }
      tree.text(node, b.toString().strip());
    }
    if (outside) findings.add(X12Finding.CHARACTER_SET.at(tree.path(node), text));
    if (!charset.newEncoder().canEncode(text)) {
      findings.add(X12Finding.CHARACTER_SET.at(tree.path(node), text, "(" + charset + ")").as(io.bordereau.mapping.Severity.ERROR));
    }
  }

  /** The accented letters that X12.6 names in its extended character set are within Latin-1; partners read Latin-1. */
  private static boolean accented(char c) {
    return c >= 0xA1;
  }

  private Delimiters free() {
    var taken = Delimiters.x12(
        liked(liked == null ? -1 : liked.element(), ELEMENT),
        liked(liked == null ? -1 : liked.component(), COMPONENT),
        liked(liked == null ? -1 : liked.terminator(), TERMINATOR));
    return taken.distinct() ? taken : Delimiters.x12(first(ELEMENT), first(COMPONENT), first(TERMINATOR));
  }

  private int liked(int own, int[] choices) {
    return own >= 0 && own < 128 && !used[own] ? own : first(choices);
  }

  private int first(int[] choices) {
    for (int c : choices) if (!used[c]) return c;
    return choices[2]; // a control character, which no text has any more
  }

  private void checkDelimiters(int node, Delimiters d) {
    var text = tree.text(node);
    for (int i = 0; i < text.length(); i++) {
      if (d.has(text.charAt(i))) {
        findings.add(X12Finding.DELIMITER_IN_DATA.at(tree.path(node), text));
        tree.text(node, replaced(text, d));
        return;
      }
    }
  }

  private static String replaced(String text, Delimiters d) {
    var b = new StringBuilder(text);
    for (int i = 0; i < b.length(); i++) if (d.has(b.charAt(i))) b.setCharAt(i, ' ');
    return b.toString();
  }

  private static SegmentUse place(SegmentUse loop, Tree tree, int node) {
    if (loop == null) return null;
    for (var p : loop.places()) if (p.name() == tree.nameId(node) || p.tag().equals(tree.name(node))) return p;
    return null;
  }

  private SegmentUse place(SegmentUse loop, int node) {
    return place(loop, tree, node);
  }

  /** Elements first, by position; then segments by place; a segment without a place stands before the first loop, where it is read back. */
  private void sort(int node, SegmentUse loop) {
    int loops = 0;
    if (loop != null) while (loops < loop.places().length && !loop.places()[loops].loop()) loops++;
    int before = loops;
    tree.sortChildren(node, child -> rank(child, loop, before));
  }

  private int rank(int child, SegmentUse loop, int before) {
    int position = EdiNames.position(tree.name(child));
    if (position > 0 && tree.parent(child) != 0) return position - 100_000;
    if (loop != null) {
      for (int i = 0; i < loop.places().length; i++) if (loop.places()[i].tag().equals(tree.name(child))) return 2 * i;
    }
    return 2 * before - 1;
  }

  private void segment(int node, SegmentUse place) {
    sort(node, place);
    out.segment(tree.name(node));
    int next = 1;
    int c = tree.first(node);
    for (; c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      if (position == 0) break;
      if (position < next) continue;
      for (; next < position; next++) out.element(null);
      if (tree.first(c) == Tree.NONE) out.element(tree.text(c));
      else composite(c);
      next++;
    }
    out.end();
    for (; c != Tree.NONE; c = tree.next(c)) segment(c, place(place, c));
  }

  private void composite(int node) {
    tree.sortChildren(node, c -> EdiNames.position(tree.name(c)));
    var parts = new ArrayList<String>();
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      while (parts.size() < position) parts.add("");
      parts.set(position - 1, tree.text(c));
    }
    out.composite(parts.toArray(String[]::new));
  }

  /** UTF-8 or Latin-1 by its name. */
  static Charset charset(String name) {
    return name.equalsIgnoreCase("UTF-8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }
}
