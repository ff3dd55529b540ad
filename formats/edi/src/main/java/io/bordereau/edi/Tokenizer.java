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
 * Blanks, line breaks, NUL and the DOS end-of-file mark (0x1A) between segments are skipped, unless one is a delimiter. The segments BIN and
 * BDS of X12 say how long their last element is; its bytes are no delimiters, whatever they are.
 */
public final class Tokenizer {
  /** The most bytes that a segment may have. */
  public static final int MAX_SEGMENT = 4 << 20;

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

  /** Mark of an element whose length was stated and whose bytes are no text. */
  static final int BINARY = 32;

  /** Mark of an element that has an escape character (0x1B) in it. */
  static final int ESCAPE = 64;

  private static final int BIN = tag("BIN");
  private static final int BDS = tag("BDS");
  private static final byte DATA = 0;
  private static final byte CUT = 1;
  private static final byte STOP = 2;
  private static final byte JUMP = 3;
  private static final byte NOTE = 4;

  private final Window window;
  private byte[] bytes;
  private int end;
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
  private boolean oversize;
  private boolean skipping;
  private boolean escapes;

  /**
   * A tokenizer over {@code bytes[from..end)}.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the bytes
   */
  public Tokenizer(byte[] bytes, int from, int end, Delimiters delimiters) {
    this(new Window(bytes, end), from, delimiters);
    java.util.Objects.checkFromToIndex(from, end, bytes.length);
  }

  /** A tokenizer over what comes into view of a window. */
  Tokenizer(Window window, int from, Delimiters delimiters) {
    this.window = window;
    this.bytes = window.bytes();
    this.end = window.end();
    this.at = from;
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
    if (escapes) note(0x1B, ESCAPE);
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
    if (skipping) skip();
    while (true) {
      int i = at;
      while (i < end && filler[bytes[i] & 255]) i++;
      at = i;
      begin = i;
      count = 0;
      if (i < end) {
        if (scan() || oversize || !more(begin)) return true;
      } else if (!more(i)) {
        return false;
      }
    }
  }

  /** Cuts the segment that begins here; false when it has no terminator in view. */
  private boolean scan() {
    int i = begin;
    int start = i;
    int seen = 0;
    int sized = bytes[i] == 'B' && release < 0 ? -1 : 0; // EDIFACT sends objects outside its messages
    terminated = false;
    oversize = false;
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
          if (sized != 0) {
            if (sized < 0) sized = sized();
            else if (count == sized) {
              long size = size(count - 1);
              i = (int) Math.min(end, i + size);
              seen = size > 0 ? BINARY : 0;
            }
          }
        }
        case STOP -> {
          terminated = true;
          cut(start, i > start && b == '\n' && bytes[i - 1] == '\r' && seen != BINARY ? i - 1 : i, seen);
          at = i + 1;
          oversize = at - begin > MAX_SEGMENT;
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
    oversize = end - begin > MAX_SEGMENT;
    skipping = oversize;
    at = oversize ? end : begin;
    return false;
  }

  /** Goes behind the terminator of a segment that is too long to be read. */
  private void skip() {
    skipping = false;
    int i = at;
    while (true) {
      if (i >= end) {
        at = i;
        if (!more(i)) return;
        i = at;
        continue;
      }
      byte what = action[bytes[i] & 255];
      i += what == JUMP ? 2 : 1;
      if (what == STOP) {
        at = i;
        return;
      }
    }
  }

  /** Brings more bytes into view; false when there are none. */
  private boolean more(int keep) {
    int moved = window.more(Math.min(keep, end));
    if (moved < 0) {
      at = Math.max(at, end);
      return false;
    }
    bytes = window.bytes();
    end = window.end();
    begin -= moved;
    at -= moved;
    return true;
  }

  /** Goes on so many bytes behind the segment, whatever they are. */
  void jump(long count) {
    while (count > end - at) {
      count -= end - at;
      at = end;
      if (!more(end)) return;
    }
    at += (int) count;
  }

  /** Whether escape sequences are noted. */
  void escapes(boolean noted) {
    escapes = noted;
  }

  /** Sees to it that the bytes from the beginning of the segment on are in view, so many of them. */
  void show(int ahead) {
    int moved = window.show(begin, ahead);
    bytes = window.bytes();
    end = window.end();
    if (moved == 0) return;
    begin -= moved;
    at -= moved;
    for (int i = 0; i < count; i++) {
      starts[i] -= moved;
      ends[i] -= moved;
    }
  }

  /** Which element of a segment whose tag was just cut is followed by bytes of a stated length; 0 when none. */
  private int sized() {
    int tag = tag();
    return tag == BIN ? 2 : tag == BDS ? 3 : 0;
  }

  private long size(int element) {
    long size = 0;
    for (int i = starts[element]; i < ends[element]; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || size > MAX_SEGMENT) return 0;
      size = size * 10 + bytes[i] - '0';
    }
    return size;
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

  /** The segment as it stands, but not more than so many bytes of it, as Latin-1 text. */
  String segment(int most) {
    return plain(begin, Math.min(ends[count - 1], begin + most));
  }

  /** Where the segment begins. */
  public int offset() {
    return begin;
  }

  /** Where the next segment is looked for. */
  public int position() {
    return at;
  }

  /** Goes back: the segment will be the next one again. */
  void back() {
    at = begin;
    skipping = false;
  }

  /** The bytes that the spans are counted in; another array after {@link #next}. */
  byte[] bytes() {
    return bytes;
  }

  /** Where a position stands in the whole of the data. */
  long whole(int position) {
    return window.dropped() + position;
  }

  /** Whether the segment is longer than {@link #MAX_SEGMENT}; of what follows in it nothing is known. */
  boolean oversize() {
    return oversize;
  }

  /** Whether the segment was ended by its terminator and not by the end of the bytes. */
  public boolean terminated() {
    return terminated;
  }

  /**
   * The tag as a number: its one to three bytes, high byte first; -1 when it has none or more. EDIFACT may nest behind it ({@code LIN:1}),
   * and a line may end within it where data was cut into lines.
   */
  public int tag() {
    int from = starts[0];
    int to = ends[0];
    if (marks[0] != 0) return tag(from, to);
    return switch (to - from) {
      case 1 -> bytes[from] & 255;
      case 2 -> (bytes[from] & 255) << 8 | bytes[from + 1] & 255;
      case 3 -> (bytes[from] & 255) << 16 | (bytes[from + 1] & 255) << 8 | bytes[from + 2] & 255;
      default -> -1;
    };
  }

  private int tag(int from, int to) {
    int code = 0;
    int n = 0;
    for (int i = from; i < to && (bytes[i] & 255) != component; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') continue;
      if (++n > 3) return -1;
      code = code << 8 | bytes[i] & 255;
    }
    return n == 0 ? -1 : code;
  }

  /** The tag as text, without what is nested behind it and without line ends. */
  String name() {
    var text = latin1(0, 1);
    return (marks[0] & BREAK) == 0 ? text : text.replace("\r", "").replace("\n", "");
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
