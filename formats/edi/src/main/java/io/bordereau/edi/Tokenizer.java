package io.bordereau.edi;

import java.util.Arrays;

/**
 * Cuts bytes into segments and data elements, as spans: nothing is copied and no string is made. What a byte means is a row of a table of
 * 256, built from the {@link Delimiters}, so that X12 (no release character) and EDIFACT (with one) differ in rows and not in code:
 *
 * <pre>
 * state    | data     | element   | component, repetition | terminator | release    | line break    | end of bytes
 * between  | segment  | segment   | segment               | skip       | segment    | skip          | end
 * segment  | go on    | cut       | note                  | cut, stop  | skip next  | note, go on   | cut, stop: not terminated
 * </pre>
 *
 * Blanks, line breaks, NUL and the DOS end-of-file mark (0x1A) between segments are skipped, unless one is a delimiter.
 */
public final class Tokenizer {
  /** The most bytes that a segment may have. */
  public static final int MAX_SEGMENT = 1 << 20;

  /** The most data elements that a segment may have; what follows stays in the last one. */
  public static final int MAX_ELEMENTS = 1000;

  /** Mark of an element that has a component separator in it. */
  static final int COMPONENT = 1;

  /** Mark of an element that has a line break in it. */
  static final int BREAK = 2;

  /** Mark of an element that has a release character in it. */
  static final int RELEASE = 4;

  /** Mark of an element that has bytes above 0x7F. */
  static final int HIGH = 8;

  /** Mark of an element that has a repetition separator in it. */
  static final int REPETITION = 16;

  private static final byte DATA = 0;
  private static final byte CUT = 1;
  private static final byte STOP = 2;
  private static final byte JUMP = 3;
  private static final byte NOTE = 4;

  private final byte[] bytes;
  private final int end;
  private final byte[] action = new byte[256];
  private final byte[] mark = new byte[256];
  private final boolean[] filler = new boolean[256];
  private int release;
  private int component;
  private int at;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] marks = new byte[64];
  private int count;
  private int begin;
  private boolean terminated;

  /**
   * A tokenizer over {@code bytes[from..end)}.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the bytes
   */
  public Tokenizer(byte[] bytes, int from, int end, Delimiters delimiters) {
    java.util.Objects.checkFromToIndex(from, end, bytes.length);
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    delimiters(delimiters);
  }

  /** Goes on with other delimiters. */
  public void delimiters(Delimiters d) {
    Arrays.fill(action, DATA);
    Arrays.fill(mark, (byte) 0);
    Arrays.fill(filler, false);
    for (int b = 128; b < 256; b++) note(b, HIGH);
    note('\r', BREAK);
    note('\n', BREAK);
    for (int b : new int[] {' ', '\t', '\r', '\n', 0, 0x1A}) filler[b] = !d.has(b);
    if (d.component() >= 0) note(d.component(), COMPONENT);
    if (d.repetition() >= 0) note(d.repetition(), REPETITION);
    release = d.release();
    component = d.component();
    if (d.release() >= 0) {
      action[d.release()] = JUMP;
      mark[d.release()] = RELEASE;
    }
    action[d.element()] = CUT;
    action[d.terminator()] = STOP;
    filler[d.terminator()] = true;
  }

  private void note(int b, int what) {
    action[b] = NOTE;
    mark[b] |= (byte) what;
  }

  /** Moves to the next segment; false at the end. */
  public boolean next() {
    int i = at;
    while (i < end && filler[bytes[i] & 255]) i++;
    count = 0;
    begin = i;
    at = i;
    if (i >= end) return false;
    int start = i;
    int seen = 0;
    terminated = false;
    while (true) {
      while (i < end && action[bytes[i] & 255] == DATA) i++;
      if (i >= end) break;
      int b = bytes[i] & 255;
      switch (action[b]) {
        case CUT -> {
          if (count < MAX_ELEMENTS) {
            cut(start, i, seen);
            start = i + 1;
            seen = 0;
          }
          i++;
        }
        case STOP -> {
          terminated = true;
          cut(start, i > start && b == '\n' && bytes[i - 1] == '\r' ? i - 1 : i, seen);
          at = i + 1;
          return true;
        }
        case JUMP -> {
          seen |= mark[b];
          i = Math.min(end, i + 2);
        }
        case NOTE -> {
          seen |= mark[b];
          i++;
        }
        default -> throw new IllegalStateException("no such action");
      }
    }
    cut(start, end, seen);
    at = end;
    return true;
  }

  private void cut(int start, int stop, int seen) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      marks = Arrays.copyOf(marks, count * 2);
    }
    starts[count] = start;
    ends[count] = stop;
    marks[count] = (byte) seen;
    count++;
  }

  /** How many data elements the segment has, not counting its tag. */
  public int elements() {
    return count - 1;
  }

  /** Where an element starts; element 0 is the segment's tag. */
  public int start(int element) {
    return starts[element];
  }

  /** Where an element ends, exclusive. */
  public int end(int element) {
    return ends[element];
  }

  int marks(int element) {
    return marks[element];
  }

  /** Where the segment begins. */
  public int offset() {
    return begin;
  }

  /** Where the next segment is looked for. */
  public int position() {
    return at;
  }

  /** Goes on elsewhere. */
  void position(int where) {
    at = where;
  }

  /** Whether the segment was ended by its terminator and not by the end of the bytes. */
  public boolean terminated() {
    return terminated;
  }

  /** The tag as a number: its one to three bytes, high byte first; -1 when it has none or more. EDIFACT may nest behind it: {@code LIN:1}. */
  public int tag() {
    int from = starts[0];
    int to = ends[0];
    if ((marks[0] & COMPONENT) != 0) for (to = from; bytes[to] != component; ) to++;
    return switch (to - from) {
      case 1 -> bytes[from] & 255;
      case 2 -> (bytes[from] & 255) << 8 | bytes[from + 1] & 255;
      case 3 -> (bytes[from] & 255) << 16 | (bytes[from + 1] & 255) << 8 | bytes[from + 2] & 255;
      default -> -1;
    };
  }

  /** The number that {@link #tag} gives for a tag of one to three characters. */
  public static int tag(String tag) {
    int code = 0;
    for (int i = 0; i < tag.length(); i++) code = code << 8 | tag.charAt(i);
    return code;
  }

  /** An element as Latin-1 text, without blanks at its ends; empty when the segment has no such element. */
  public String latin1(int element) {
    if (element >= count) return "";
    return plain(starts[element], ends[element]);
  }

  /** A component of an element, counted from 1, as Latin-1 text; empty when there is none. */
  public String latin1(int element, int position) {
    if (element >= count) return "";
    int from = starts[element];
    int to = ends[element];
    for (int n = 1, i = from; i <= to; i++) {
      if (i < to && release >= 0 && (bytes[i] & 255) == release) i++;
      else if (i == to || (bytes[i] & 255) == component) {
        if (n++ == position) return plain(from, i);
        from = i + 1;
      }
    }
    return "";
  }

  private String plain(int from, int to) {
    var text = new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (release < 0 || text.indexOf(release) < 0) return text.strip();
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) plain.append(text.charAt(i) == release && i + 1 < text.length() ? text.charAt(++i) : text.charAt(i));
    return plain.toString().strip();
  }
}
