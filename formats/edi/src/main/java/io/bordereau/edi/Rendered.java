package io.bordereau.edi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One document as it was rendered, ST to SE or UNH to UNT, cut out of the neutral interchange that stood around it, for whoever puts it
 * into a partner's. A TA1 is a document of one segment.
 *
 * @param dialect X12 or EDIFACT
 * @param id 810, INVOIC or TA1
 * @param version the message's version, release, agency and association code (D:96A:UN:EAN008) in EDIFACT; empty in X12
 * @param delimiters the delimiters that it was rendered with
 * @param level the character set of its interchange, such as UNOC; empty in X12
 * @param lines whether each segment stands on a line of its own
 * @param bytes its segments; not copied, not to be changed
 */
public record Rendered(Dialect dialect, String id, String version, Delimiters delimiters, String level, boolean lines, byte[] bytes) {
  private static final int TA1 = Tokenizer.tag("TA1");

  /**
   * The documents of some rendered bytes: one or several interchanges, or one document without any.
   *
   * @throws IllegalArgumentException when the bytes hold no complete document
   */
  public static List<Rendered> of(byte[] b) {
    var all = new ArrayList<Rendered>();
    int at = Wrapping.start(b, b.length);
    while (at >= 0 && at < b.length) at = interchange(b, at, all);
    if (all.isEmpty()) throw new IllegalArgumentException("no document, ST to SE or UNH to UNT, in the rendered bytes");
    return all;
  }

  private static int interchange(byte[] b, int at, List<Rendered> all) {
    boolean isa = IsaSegment.at(b, b.length, at);
    boolean una = !isa && UnaSegment.at(b, b.length, at);
    var d = isa ? IsaSegment.read(b, b.length, at, new ArrayList<>()) : una ? UnaSegment.read(b, b.length, at, new ArrayList<>()) : bare(b, at);
    if (d == null) throw new IllegalArgumentException("neither an interchange nor a document");
    var dialect = una ? Dialect.EDIFACT : Dialect.X12;
    boolean announced = una && b[at + 2] == 'A';
    var tokens = new Tokenizer(b, una ? UnaSegment.first(b, b.length, at) : at, b.length, d);
    var level = "";
    while (tokens.next()) {
      int tag = tokens.tag();
      if (tag == dialect.interchange().opens()) {
        if (isa && tokens.latin1(12).compareTo("00402") >= 0 && !tokens.latin1(11).isEmpty()) d = d.repeating(tokens.latin1(11).charAt(0));
        if (una) d = UnaSegment.forSyntax(d, tokens.latin1(1, 2), announced);
        if (una) level = tokens.latin1(1, 1);
        tokens.delimiters(d);
      } else if (tag == dialect.document().opens() || tag == TA1 && isa) {
        all.add(document(b, tokens, dialect, d, level));
      } else if (tag == dialect.interchange().closes()) {
        return behind(b, tokens.position());
      }
    }
    return -1;
  }

  private static int behind(byte[] b, int at) {
    while (at < b.length && Wrapping.filler(b[at])) at++;
    return at;
  }

  private static Rendered document(byte[] b, Tokenizer tokens, Dialect dialect, Delimiters d, String level) {
    int from = tokens.offset();
    boolean alone = tokens.tag() == TA1;
    var id = alone ? "TA1" : dialect == Dialect.X12 ? tokens.latin1(1) : tokens.latin1(2, 1);
    var version = "";
    if (dialect == Dialect.EDIFACT) {
      version = String.join(":", tokens.latin1(2, 2), tokens.latin1(2, 3), tokens.latin1(2, 4));
      if (!tokens.latin1(2, 5).isEmpty()) version += ":" + tokens.latin1(2, 5);
    }
    boolean ended = alone;
    while (!ended && tokens.next()) ended = tokens.tag() == dialect.document().closes();
    if (!ended || !tokens.terminated()) throw new IllegalArgumentException("the document " + id + " has no end");
    int to = tokens.position();
    boolean lines = to < b.length && (b[to] == '\n' || b[to] == '\r');
    return new Rendered(dialect, id, version, d, level, lines, java.util.Arrays.copyOfRange(b, from, to));
  }

  /** The delimiters of a set without an interchange; null when it is none. What separates its components, nothing in it says. */
  private static Delimiters bare(byte[] b, int at) {
    if (at + 8 >= b.length || b[at] != 'S' || b[at + 1] != 'T') return null;
    int element = b[at + 2] & 255;
    int i = at + 3;
    while (i < b.length && (Character.isLetterOrDigit(b[i]) || (b[i] & 255) == element)) i++;
    if (i >= b.length || Character.isLetterOrDigit(element)) return null;
    return Delimiters.x12(element, '>', b[i] & 255);
  }

  /** Whether it has no opening and closing segment of its own, nor stands in a group (TA1). */
  public boolean alone() {
    return id.equals("TA1");
  }

  /** The same document under another control number; its opening segment says {@code implementation} as well when that is not null (ST03). */
  public Rendered numbered(String control, String implementation) {
    if (alone()) return this;
    var out = new ByteArrayOutputStream(bytes.length + 16);
    var tokens = new Tokenizer(bytes, 0, bytes.length, delimiters);
    tokens.next();
    int number = dialect.document().control();
    int copied = replaced(out, tokens, number, control, 0);
    if (implementation != null && dialect == Dialect.X12 && tokens.elements() < 3) {
      out.write(delimiters.element());
      out.writeBytes(implementation.getBytes(StandardCharsets.ISO_8859_1));
    }
    while (tokens.next()) if (tokens.tag() == dialect.document().closes()) break;
    copied = replaced(out, tokens, 2, control, copied);
    out.write(bytes, copied, bytes.length - copied);
    return new Rendered(dialect, id, version, delimiters, level, lines, out.toByteArray());
  }

  private int replaced(ByteArrayOutputStream out, Tokenizer tokens, int element, String control, int copied) {
    if (tokens.elements() < element) throw new IllegalArgumentException("the document " + id + " has no control number");
    out.write(bytes, copied, tokens.start(element) - copied);
    out.writeBytes(control.getBytes(StandardCharsets.ISO_8859_1));
    return tokens.end(element);
  }

  /**
   * The same document with other delimiters.
   *
   * @throws IllegalArgumentException when a text has one of them in it and nothing can release it (X12)
   */
  public Rendered delimited(Delimiters d) {
    if (d.equals(delimiters)) return this;
    var out = new ByteArrayOutputStream(bytes.length + 64);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 255;
      if (delimiters.release() >= 0 && b == delimiters.release() && i + 1 < bytes.length) text(out, bytes[++i] & 255, d);
      else if (b == delimiters.element()) out.write(d.element());
      else if (b == delimiters.component()) out.write(d.component());
      else if (b == delimiters.terminator()) out.write(d.terminator());
      else if (b == delimiters.repetition()) out.write(d.repetition() >= 0 ? d.repetition() : refuse(b));
      else text(out, b, d);
    }
    return new Rendered(dialect, id, version, d, level, lines, out.toByteArray());
  }

  private void text(ByteArrayOutputStream out, int b, Delimiters d) {
    if (d.has(b)) out.write(d.release() >= 0 ? d.release() : refuse(b));
    out.write(b);
  }

  private int refuse(int b) {
    throw new IllegalArgumentException("the document " + id + " has '" + (char) b + "' in it, which separates in the interchange");
  }

  /**
   * The same document in the character set of another level of EDIFACT.
   *
   * @throws IllegalArgumentException when that has not all of its characters, or is not known
   */
  public Rendered in(String other) {
    if (other.equals(level) || level.isEmpty()) return new Rendered(dialect, id, version, delimiters, other, lines, bytes);
    var text = new String(bytes, charset(level));
    var charset = charset(other);
    if (!charset.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("the document " + id + " has characters that " + other + " has not");
    }
    return new Rendered(dialect, id, version, delimiters, other, lines, text.getBytes(charset));
  }

  private static Charset charset(String level) {
    var repertoire = Repertoire.level(level);
    if (repertoire == null) throw new IllegalArgumentException("no character set " + level);
    return repertoire.charset();
  }
}
