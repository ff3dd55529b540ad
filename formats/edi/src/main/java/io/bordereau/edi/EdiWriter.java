package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
  private Repertoire repertoire;
  private CharsetEncoder encoder;
  private boolean repeats;
  private int decimal;
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

  private EdiWriter(Tree tree, Directory directory, Delimiters wanted, Delimiters liked, Repertoire repertoire) {
    this.tree = tree;
    this.directory = directory;
    this.dialect = directory.dialect();
    this.root = directory.set(tree.name(0));
    this.wanted = wanted;
    this.liked = liked;
    this.repertoire = repertoire;
  }

  /**
   * Writes a document. The tree's children are put into order.
   *
   * @param tree its root is named by the document, such as {@code 810} or {@code INVOIC}
   * @param message the document's names in its envelope
   * @param delimiters the partner's delimiters; null when there is a free choice
   * @param liked delimiters to take where the data allows them; null for the usual ones
   * @param repertoire the characters that may be written; null takes Latin-1 where that has every character, else UTF-8
   * @param envelope whether a neutral test envelope is put around it; else ST to SE or UNH to UNT alone
   */
  static Output write(Tree tree, EdiMessage message, Delimiters delimiters, Delimiters liked, Repertoire repertoire, boolean envelope) {
    return new EdiWriter(tree, message.directory(), delimiters, liked, repertoire).write(message, envelope);
  }

  private Output write(EdiMessage message, boolean envelope) {
    if (repertoire == null) repertoire = fitting();
    encoder = repertoire.charset().newEncoder();
    for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) clean(n);
    repeats = repeated(0);
    var delimiters = switch (dialect) {
      case X12 -> wanted == null ? free() : directory == Directory.X12_004010 || wanted.repetition() >= 0 ? wanted : wanted.repeating(first(REPETITION));
      case EDIFACT -> wanted == null ? usual() : wanted;
    };
    if (delimiters.release() < 0 && wanted != null) for (int n = 0; n < tree.size(); n++) if (tree.length(n) > 0) checkDelimiters(n, delimiters);
    decimal = delimiters.decimal();
    out = new Serializer(delimiters, repertoire.charset(), true);
    if (envelope) message.head(out, delimiters, repertoire);
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

  /** The usual delimiters of EDIFACT; since syntax 4 an asterisk separates repetitions, and is released in texts. */
  private Delimiters usual() {
    return repeats || repertoire.syntax().equals("4") ? Delimiters.EDIFACT.repeating('*') : Delimiters.EDIFACT;
  }

  /** Whether an element below a node stands more than once. */
  private boolean repeated(int node) {
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int next = tree.next(c);
      boolean element = node != 0 && EdiNames.isPosition(tree.names(), tree.nameId(c));
      if (element ? next != Tree.NONE && tree.nameId(next) == tree.nameId(c) : repeated(c)) return true;
    }
    return false;
  }

  /** Latin-1 where it has every character of the document, else UTF-8; X12 data is UTF-8. */
  private Repertoire fitting() {
    if (dialect == Dialect.X12) return Repertoire.UTF8;
    for (int n = 0; n < tree.size(); n++) {
      var text = tree.length(n) == 0 ? "" : tree.text(n);
      for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0xFF) return Repertoire.UNOY;
    }
    return Repertoire.UNOC;
  }

  /** Replaces control characters, and notes which ASCII characters the data uses. */
  private void clean(int node) {
    var text = tree.text(node);
    boolean control = false;
    boolean ascii = true;
    boolean outside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) control = true;
      else if (c < 128) used[c] = true;
      else {
        ascii = false;
        outside |= c > 255 || !accented(c);
      }
    }
    if (control) {
      findings.add(EdiFinding.CONTROL_CHARACTER.at(dialect, tree.path(node), text));
      var b = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= ' ' && c != 0x7F) b.append(c);
        else if (!b.isEmpty() && b.charAt(b.length() - 1) != ' ') b.append(' ');
      }
      text = b.toString().strip();
      tree.text(node, text);
    }
    if (outside && dialect == Dialect.X12) findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text));
    if (!ascii && !encoder.canEncode(text)) {
      findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text, "(" + repertoire.charset() + ")").as(Severity.ERROR));
    } else {
      within(node, text);
    }
  }

  /** Sees to it that a text has only characters of the repertoire: small letters become capitals where it has no others. */
  private void within(int node, String text) {
    boolean small = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (repertoire.has(c)) continue;
      boolean letter = repertoire.capitals() && c >= 'a' && c <= 'z';
      if (!letter) {
        findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text, "(" + repertoire + ": " + c + ")").as(Severity.ERROR));
        return;
      }
      small = true;
    }
    if (!small) return;
    findings.add(EdiFinding.CHARACTER_SET.at(dialect, tree.path(node), text, "(" + repertoire + ", written in capitals)"));
    tree.text(node, text.toUpperCase(Locale.ROOT));
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
    if (directory == Directory.X12_004010) return taken;
    var repeating = taken.repeating(liked(liked == null ? -1 : liked.repetition(), REPETITION));
    return repeating.distinct() ? repeating : taken.repeating(first(REPETITION));
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
    if (tree.name(node).equals(ElementGroups.SPENT)) return;
    sort(node, place);
    out.segment(tree.name(node));
    var rows = place == null ? directory.segment(tree.name(node)) : place.elements();
    int next = 1;
    int c = tree.first(node);
    for (; c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      if (position == 0) break;
      boolean again = position == next - 1;
      if (position < next && !again || empty(c)) continue;
      if (again && !out.again()) {
        findings.add(EdiFinding.REPETITION.at(dialect, tree.path(c), tree.text(c)));
        continue;
      }
      for (; next < position; next++) out.element(null);
      var row = rows == null || position > rows.length ? null : rows[position - 1];
      if (tree.first(c) == Tree.NONE) out.element(text(c, row));
      else composite(c, row);
      next = position + 1;
    }
    out.end();
    for (; c != Tree.NONE; c = tree.next(c)) segment(c, place(place, c));
  }

  /** Whether an element has no text, neither of its own nor in a component. */
  private boolean empty(int element) {
    if (tree.first(element) == Tree.NONE) return tree.length(element) == 0;
    for (int c = tree.first(element); c != Tree.NONE; c = tree.next(c)) if (tree.length(c) > 0) return false;
    return true;
  }

  /** A text as it is written: a number of EDIFACT has the decimal mark that UNA announces. */
  private String text(int node, Element row) {
    var text = tree.text(node);
    return decimal != '.' && row != null && row.type() == Element.Type.N ? text.replace('.', (char) decimal) : text;
  }

  private void composite(int node, Element row) {
    tree.sortChildren(node, c -> EdiNames.position(tree.name(c)));
    var rows = row == null || row.components() == null ? new Element[0] : row.components();
    var parts = new ArrayList<String>();
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      int position = EdiNames.position(tree.name(c));
      while (parts.size() < position) parts.add("");
      parts.set(position - 1, text(c, position > rows.length ? null : rows[position - 1]));
    }
    out.composite(parts.toArray(String[]::new));
  }
}
