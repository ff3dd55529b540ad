package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one document from its {@link Tree}: segments in the order of the directory, counts and control numbers right. Writes strictly:
 * X12 has no escape character, so a text with a delimiter in it makes the writer choose other delimiters, or is an error where
 * the partner fixed them; a control character becomes a blank; both are findings.
 */
public final class EdiWriter {
  private static final int[] ELEMENT = {'*', '|', 0x1D, '+'};
  private static final int[] COMPONENT = {'>', ':', 0x1F, '\\', '<'};
  private static final int[] REPETITION = {'^', '`', 0x1E};
  private static final int[] TERMINATOR = {'~', '\'', 0x1C, '!'};

  private final List<Finding> findings = new ArrayList<>();
  private final Tree tree;
  private final Directory directory;
  private final Dialect dialect;
  private final SegmentUse root;
  private final Delimiters wanted;
  private final Delimiters liked;
  private Charset charset;
  private final boolean[] used = new boolean[128];
  private Serializer out;

  /**
   * What was written.
   *
   * @param bytes the interchange, or the document alone
   * @param findings what could not be written as it was
   */
  public record Output(byte[] bytes, List<Finding> findings) {
    public Output {
      findings = List.copyOf(findings);
    }
  }

  private EdiWriter(Tree tree, Directory directory, Delimiters wanted, Delimiters liked, Charset charset) {
    this.tree = tree;
    this.directory = directory;
    this.dialect = directory.dialect();
    this.root = directory.set(tree.name(0));
    this.wanted = wanted;
    this.liked = liked;
    this.charset = charset;
  }

  /**
   * Writes a document. The tree's children are put into order.
   *
   * @param tree its root is named by the document, such as {@code 810} or {@code INVOIC}
   * @param message the document's names in its envelope
   * @param delimiters the partner's delimiters; null when there is a free choice
   * @param liked delimiters to take where the data allows them; null for the usual ones
   * @param charset how texts become bytes; null takes Latin-1 where that has every character, else UTF-8
   * @param envelope whether a neutral test envelope is put around it; else ST to SE or UNH to UNT alone
   */
  static Output write(Tree tree, EdiMessage message, Delimiters delimiters, Delimiters liked, Charset charset, boolean envelope) {
    return new EdiWriter(tree, message.directory(), delimiters, liked, charset).write(message, envelope);
  }

  private Output write(EdiMessage message, boolean envelope) {
    if (charset == null) charset = fitting();
    for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) clean(n);
    var delimiters = switch (dialect) {
      case X12 -> wanted == null ? free() : wanted;
      case EDIFACT -> wanted == null ? Delimiters.EDIFACT : wanted;
    };
    if (delimiters.release() < 0 && wanted != null) for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) checkDelimiters(n, delimiters);
    out = new Serializer(delimiters, charset, true);
    if (envelope) message.head(out, delimiters, Charsets.name(charset));
    int before = out.segments();
    if (message.alone()) {
      sort(0, root);
      for (int c = tree.first(0); c != Tree.NONE; c = tree.next(c)) segment(c, place(root, c));
    } else {
      message.open(out);
      sort(0, root);
      for (int c = tree.first(0); c != Tree.NONE; c = tree.next(c)) segment(c, place(root, c));
      message.close(out, out.segments() - before + 1);
    }
    if (envelope) message.tail(out);
    return new Output(out.bytes(), findings);
  }

  /** Latin-1 where it has every character of the document, else UTF-8. */
  private Charset fitting() {
    for (int n = 0; n < tree.size(); n++) {
      var text = tree.length(n) == 0 ? "" : tree.text(n);
      for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0xFF) return StandardCharsets.UTF_8;
    }
    return StandardCharsets.ISO_8859_1;
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
      findings.add(EdiFinding.CONTROL_CHARACTER.at(dialect, tree.path(node), text));
      var b = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= ' ' && c != 0x7F) b.append(c);
        else if (!b.isEmpty() && b.charAt(b.length() - 1) != ' ') b.append(' ');
      }
      tree.text(node, b.toString().strip());
    }
    if (outside && dialect == Dialect.X12) findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text));
    if (!charset.newEncoder().canEncode(text)) {
      findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text, "(" + charset + ")").as(io.bordereau.mapping.Severity.ERROR));
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
    if (!taken.distinct()) taken = Delimiters.x12(first(ELEMENT), first(COMPONENT), first(TERMINATOR));
    return directory == Directory.X12_004010 ? taken : taken.repeating(first(REPETITION));
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
        findings.add(EdiFinding.DELIMITER_IN_DATA.at(dialect, tree.path(node), text));
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
      boolean again = position == next - 1;
      if (position < next && !again) continue;
      for (; next < position; next++) out.element(null);
      if (again) out.again();
      if (tree.first(c) == Tree.NONE) out.element(tree.text(c));
      else composite(c);
      next = position + 1;
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
}
