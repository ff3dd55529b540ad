package io.bordereau.edi;

import io.bordereau.mapping.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Puts the segments of one transaction set into a {@link Tree}, by the places that its directory gives them: a loop is its trigger's node
 * with the loop's other segments below. A segment out of order or without a place is kept at the best place, with a finding.
 */
final class SetBuilder {
  private static final int DEPTH = 8;
  private static final int MAX_NODES = 20_000_000;
  private static final Element[] NOTHING = new Element[0];

  private final Dialect dialect;
  private final Directory directory;
  private final Tokenizer tokens;
  private byte[] bytes;
  private final Charset charset;
  private final Delimiters delimiters;
  private final Tree tree;
  private final Findings findings;
  private final SegmentUse[] loops = new SegmentUse[DEPTH];
  private final int[] nodes = new int[DEPTH];
  private final int[] positions = new int[DEPTH];
  private final int[][] counts = new int[DEPTH][64];
  private final int[][] firsts = new int[DEPTH][64];
  private int depth;
  private final long begin;
  private int position = 1;
  private String loop;

  SetBuilder(Directory directory, Tokenizer tokens, Charset charset, Delimiters delimiters, Tree tree, SegmentUse root, Findings findings) {
    this.dialect = directory.dialect();
    this.directory = directory;
    this.tokens = tokens;
    this.charset = charset;
    this.delimiters = delimiters;
    this.tree = tree;
    this.findings = findings;
    enter(0, root, tree.add(Tree.NONE, root.name()));
    tree.offset(nodes[0], 0);
    begin = tokens.whole(tokens.offset());
  }

  /** How far behind the document's beginning a position stands. */
  private int offset(int at) {
    return (int) (tokens.whole(at) - begin);
  }

  private void enter(int at, SegmentUse loop, int node) {
    depth = at;
    loops[at] = loop;
    nodes[at] = node;
    positions[at] = 0;
    if (counts[at].length < loop.places().length) {
      counts[at] = new int[loop.places().length];
      firsts[at] = new int[loop.places().length];
    } else java.util.Arrays.fill(counts[at], 0, loop.places().length, 0);
  }

  /** Takes the tokenizer's segment; false when the document is too large. */
  boolean take() {
    if (tree.size() > MAX_NODES) return false;
    position++;
    bytes = tokens.bytes(); // another array after each segment of a stream
    int tag = tokens.tag();
    int level = forward(tag);
    boolean late = level < 0;
    if (late) level = backward(tag);
    if (level < 0) {
      stray(tag);
      return true;
    }
    int index = found;
    while (depth > level) leave();
    var place = loops[level].places()[index];
    positions[level] = index;
    int node = tree.add(nodes[level], place.name());
    tree.offset(node, offset(tokens.offset()));
    loop = place.loop() ? place.tag() : loop(level);
    if (late) wrong(EdiFinding.SEGMENT_ORDER, node, null, "");
    if (++counts[level][index] == 1) firsts[level][index] = position;
    if (counts[level][index] > place.most()) {
      if (place.most() == 0) wrong(EdiFinding.SEGMENT_UNEXPECTED, node, place.tag(), "");
      else wrong(place.loop() ? EdiFinding.LOOP_OVER : EdiFinding.SEGMENT_OVER, node, null, "(" + place.most() + ")");
    }
    elements(node, place.elements(), place.notes());
    if (place.loop()) enter(level + 1, place, node);
    return true;
  }

  /** The trigger of the loop at a level; null for the document itself. */
  private String loop(int level) {
    return level == 0 ? null : loops[level].tag();
  }

  /** Notes that a node is wrong: a segment, an element or a component. */
  private void wrong(EdiFinding kind, int node, String value, String more) {
    findings.add(kind, () -> tree.path(node), value, more, () -> flaw(kind, node, 0, value == null ? tree.text(node) : value));
  }

  /** The positions of a node of the current segment, or of what is missing {@code below} it. */
  private Flaw flaw(EdiFinding kind, int node, int below, String value) {
    int outer = below;
    int inner = 0;
    int repetition = 0;
    int at = node;
    for (; EdiNames.isPosition(tree.names(), tree.nameId(at)); at = tree.parent(at)) {
      inner = outer;
      outer = EdiNames.position(tree.name(at));
      repetition = repetition(at);
    }
    var text = value == null || value.isEmpty() ? null : value;
    return new Flaw(kind, tree.name(at), position, loop, outer, inner, repetition, outer == 0 ? null : text);
  }

  /** Which of its element's repetitions a node is; 0 when it is the only one so far. */
  private int repetition(int node) {
    int before = 0;
    for (int n = tree.first(tree.parent(node)); n != node; n = tree.next(n)) if (tree.nameId(n) == tree.nameId(node)) before++;
    return before == 0 ? 0 : before + 1;
  }

  private int found;

  /**
   * The level at which a segment comes next, innermost first; -1 when none. An outer level is not entered past a mandatory segment that
   * has not come yet, while an inner level could hold the segment out of order: a tax behind a line's description belongs to the line. A
   * place that has all it can take gives way to the next one of its tag; where there is none, it takes more than it should.
   */
  private int forward(int tag) {
    boolean behind = false;
    int full = -1;
    int place = -1;
    for (int d = depth; d >= 0; d--) {
      int first = loops[d].find(tag, positions[d], loops[d].places().length);
      int i = first < 0 ? -1 : roomy(d, tag, first);
      if (i >= 0) {
        if (behind && skipsMandatory(d, i)) break;
        found = i;
        return d;
      }
      if (first >= 0 && full < 0) {
        full = d;
        place = first;
      }
      behind |= first >= 0 || loops[d].find(tag, 0, positions[d]) >= 0;
    }
    found = place;
    return full;
  }

  /** The first place of a tag, from one of its places on, that can take one more; -1 when all are full. */
  private int roomy(int d, int tag, int from) {
    var places = loops[d].places();
    for (int i = from; i >= 0; i = loops[d].find(tag, i + 1, places.length)) if (counts[d][i] < places[i].most()) return i;
    return -1;
  }

  private boolean skipsMandatory(int d, int to) {
    for (int i = positions[d]; i < to; i++) if (loops[d].places()[i].least() > 0 && counts[d][i] == 0) return true;
    return false;
  }

  private int backward(int tag) {
    for (int d = depth; d >= 0; d--) {
      int i = loops[d].find(tag, 0, loops[d].places().length);
      if (i >= 0) {
        found = i;
        return d;
      }
    }
    return -1;
  }

  private void stray(int tag) {
    var name = tokens.name();
    if (!plain(name)) { // not a segment at all: a text that was cut by a terminator in it
      var text = new String(bytes, tokens.offset(), tokens.end(tokens.elements()) - tokens.offset(),
          charset(tokens.offset(), tokens.end(tokens.elements())));
      int within = nodes[depth];
      var trigger = loop(depth);
      findings.add(EdiFinding.SEGMENT_UNKNOWN, () -> tree.path(within), text, "", () -> new Flaw(EdiFinding.SEGMENT_UNKNOWN,
          name.substring(0, Math.min(3, name.length())), position, trigger, 0, 0, 0, null));
      return;
    }
    int node = tree.add(nodes[depth], tree.names().id(name));
    tree.offset(node, offset(tokens.offset()));
    loop = loop(depth);
    var elements = tag < 0 ? null : directory.segment(name);
    if (!directory.flat()) wrong(elements == null ? EdiFinding.SEGMENT_UNKNOWN : EdiFinding.SEGMENT_FOREIGN, node, name, "");
    elements(node, elements, directory.notes(name));
  }

  private static boolean plain(String tag) {
    if (tag.isEmpty() || tag.length() > 30 || EdiNames.position(tag) > 0) return false;
    for (int i = 0; i < tag.length(); i++) if (!Character.isLetterOrDigit(tag.charAt(i))) return false;
    return true;
  }

  private void leave() {
    missing(depth);
    depth--;
  }

  private void missing(int d) {
    var places = loops[d].places();
    for (int i = 0; i < places.length; i++) {
      if (places[i].least() > counts[d][i]) {
        var tag = places[i].tag();
        int node = nodes[d];
        int at = gap(d, i);
        var trigger = places[i].loop() ? tag : loop(d);
        findings.add(EdiFinding.SEGMENT_MISSING, () -> tree.path(node) + "/" + tag, null, "(" + tag + ")",
            () -> new Flaw(EdiFinding.SEGMENT_MISSING, tag, at, trigger, 0, 0, 0, null));
      }
    }
  }

  /** The position at which a missing segment should stand: that of the first one that stands behind its place. */
  private int gap(int d, int place) {
    int at = position;
    for (int i = place + 1; i < loops[d].places().length; i++) if (counts[d][i] > 0) at = Math.min(at, firsts[d][i]);
    return at;
  }

  /** Ends the set: what is mandatory and has not come is missing. */
  void end() {
    position++;
    while (depth > 0) leave();
    missing(0);
  }

  private void elements(int node, Element[] rows, SyntaxNote[] notes) {
    int n = tokens.elements();
    int known = rows == null ? 0 : rows.length;
    long standing = 0;
    for (int i = 1; i <= n; i++) {
      var row = i <= known ? rows[i - 1] : null;
      int from = tokens.start(i);
      int to = tokens.end(i);
      if (from == to) {
        if (row != null && row.mandatory()) gone(node, i);
        continue;
      }
      if (i < 64 && (bytes[from] != ' ' || !blank(from, to))) standing |= 1L << i;
      if ((tokens.marks(i) & Tokenizer.REPETITION) == 0) element(node, i, row, rows, from, to);
      else repeated(node, i, row, rows, from, to);
    }
    for (int i = n + 1; i <= known; i++) if (rows[i - 1].mandatory()) gone(node, i);
    for (var note : notes) if (!note.holds(standing)) broken(note, node, standing);
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] != ' ') return false;
    return true;
  }

  private void broken(SyntaxNote note, int node, long standing) {
    int element = note.element(standing);
    findings.add(note.wrong(), () -> tree.path(node) + "/" + tree.names().name(EdiNames.position(tree.names(), element)), null,
        "(" + note.words() + ")", () -> flaw(note.wrong(), node, element, null));
  }

  private void repeated(int node, int position, Element row, Element[] rows, int from, int to) {
    int start = from;
    int times = 0;
    for (int i = from; i <= to; i++) {
      if (i < to && released(i)) i++;
      else if (i == to || (bytes[i] & 255) == delimiters.repetition()) {
        if (i > start) {
          element(node, position, row, rows, start, i);
          if (++times > (row == null ? times : row.repeats())) over(node, row.repeats());
        }
        start = i + 1;
      }
    }
  }

  private void over(int node, int most) {
    int last = tree.size() - 1;
    while (tree.parent(last) != node) last = tree.parent(last);
    wrong(EdiFinding.REPETITION_OVER, last, tree.text(last), "(" + most + ")");
  }

  private void element(int node, int position, Element row, Element[] rows, int from, int to) {
    int child = tree.add(node, EdiNames.position(tree.names(), position));
    tree.offset(child, offset(from));
    int marks = tokens.marks(position) & ~Tokenizer.REPETITION;
    boolean composite = row == null ? dialect == Dialect.EDIFACT && (marks & Tokenizer.COMPONENT) != 0 : row.type() == Element.Type.COMPOSITE;
    if (composite) composite(child, row == null ? NOTHING : row.components(), from, to, marks);
    else simple(child, row, from, to, marks);
    if (rows != null && row == null) wrong(EdiFinding.ELEMENT_OVER, child, tree.text(child), "");
  }

  private boolean released(int i) {
    return delimiters.release() >= 0 && (bytes[i] & 255) == delimiters.release();
  }

  private void gone(int node, int position) {
    findings.add(EdiFinding.ELEMENT_MISSING, () -> tree.path(node) + "/" + tree.names().name(EdiNames.position(tree.names(), position)),
        null, "", () -> flaw(EdiFinding.ELEMENT_MISSING, node, position, null));
  }

  private void composite(int node, Element[] rows, int from, int to, int marks) {
    int start = from;
    int position = 1;
    for (int i = from; i <= to; i++) {
      if (i < to && released(i)) {
        i++;
        continue;
      }
      if (i < to && (bytes[i] & 255) != delimiters.component()) continue;
      var row = position <= rows.length ? rows[position - 1] : null;
      if (i > start) {
        int child = tree.add(node, EdiNames.position(tree.names(), position));
        tree.offset(child, offset(start));
        simple(child, row, start, i, marks & ~Tokenizer.COMPONENT);
        if (row == null && rows.length > 0) wrong(EdiFinding.COMPONENT_OVER, child, tree.text(child), "");
      } else if (row != null && row.mandatory()) gone(node, position);
      start = i + 1;
      position++;
    }
    for (; position <= rows.length; position++) if (rows[position - 1].mandatory()) gone(node, position);
  }

  private void simple(int node, Element row, int from, int to, int marks) {
    if (marks == 0) tree.text(node, bytes, from, to - from);
    else if ((marks & Tokenizer.BINARY) != 0) tree.text(node, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    else marked(node, row, from, to, marks);
    if (row == null || (marks & Tokenizer.BINARY) != 0) return;
    while (to > from && bytes[to - 1] == ' ') to--; // blanks behind a text are padding
    if (to == from) {
      if (row.mandatory()) gone(tree.parent(node), EdiNames.position(tree.name(node)));
      return;
    }
    boolean plain = (marks & (Tokenizer.HIGH | Tokenizer.RELEASE | Tokenizer.BREAK)) == 0;
    var text = plain ? null : tree.text(node).getBytes(StandardCharsets.ISO_8859_1); // a byte for each character
    var wrong = plain ? row.wrong(bytes, from, to) : text.length == 0 ? null : row.wrong(text, 0, text.length);
    if (wrong != null) wrong(wrong, node, tree.text(node), bounds(row, wrong));
    else if (row.type() == Element.Type.N) point(node);
  }

  /** A decimal comma becomes a point: the canonical number has one spelling. */
  private void point(int node) {
    if (!tree.spanned(node)) tree.text(node, tree.text(node).replace(',', '.'));
    else for (int i = tree.start(node), end = i + tree.length(node); i < end; i++) if (tree.chars()[i] == ',') tree.chars()[i] = '.';
  }

  private static String bounds(Element row, EdiFinding wrong) {
    return wrong == EdiFinding.ELEMENT_LONG || wrong == EdiFinding.ELEMENT_SHORT ? "(" + row.least() + " to " + row.most() + ")" : "";
  }

  private void marked(int node, Element row, int from, int to, int marks) {
    boolean high = (marks & Tokenizer.HIGH) != 0;
    var used = high ? charset(from, to) : StandardCharsets.ISO_8859_1;
    var text = ((marks & Tokenizer.RELEASE) == 0 ? new String(bytes, from, to - from, used) : unreleased(from, to, used)).strip();
    boolean broken = charset != null && charset != used && used == StandardCharsets.ISO_8859_1 && text.chars().anyMatch(c -> c > 127);
    if (high && (broken || text.indexOf('\uFFFD') >= 0)) wrong(EdiFinding.UNDECODABLE, node, text, "(" + charset + ")");
    if ((marks & Tokenizer.ESCAPE) != 0) wrong(EdiFinding.CODE_EXTENSION, node, null, "");
    if ((marks & Tokenizer.BREAK) != 0) {
      var joined = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c != '\r' && c != '\n') joined.append(c);
        else if (dialect == Dialect.X12 && joined.charAt(joined.length() - 1) != ' ') joined.append(' '); // EDIFACT lines are cut anywhere
      }
      if (!joined.toString().equals(text)) wrong(EdiFinding.LINE_BREAK, node, null, "");
      text = joined.toString();
    }
    tree.text(node, text);
    if ((marks & Tokenizer.COMPONENT) != 0 && row != null && !withinComposite(node)) {
      wrong(EdiFinding.ELEMENT_COMPONENT, node, text, "");
    }
  }

  private boolean withinComposite(int node) {
    return EdiNames.isPosition(tree.names(), tree.nameId(tree.parent(node)));
  }

  /** The character set of a text: the one that the envelope names, unless it names none or the text is none of its. */
  private Charset charset(int from, int to) {
    return charset == null || charset == StandardCharsets.UTF_8 ? Repertoire.guess(bytes, from, to) : charset;
  }

  private String unreleased(int from, int to, Charset charset) {
    var b = new byte[to - from];
    int n = 0;
    for (int i = from; i < to; i++) {
      if (released(i) && i + 1 < to) i++;
      b[n++] = bytes[i];
    }
    return new String(b, 0, n, charset);
  }
}
