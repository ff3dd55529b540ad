package io.bordereau.edi;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Data that some systems cut into lines of equal length (80 bytes, as on punched cards), wherever that falls. It is recognised by its
 * beginning: every line has one length, and one of them does not end with a segment. The line ends are taken out.
 */
final class Wrapping {
  private static final int BEGINNING = 1 << 16;
  private static final int LEAST = 20;
  private static final int ISA = 106;

  private Wrapping() {}

  /** Data without the ends of its lines, if it is wrapped; else the same bytes. */
  static byte[] without(byte[] b) {
    if (!wrapped(b, Math.min(b.length, BEGINNING), b.length <= BEGINNING)) return b;
    var whole = new byte[b.length];
    return java.util.Arrays.copyOf(whole, strip(b, 0, b.length, whole, 0));
  }

  /** What a stream delivers, without the ends of its lines if it is wrapped; {@code noted} is run if so. */
  static InputStream without(InputStream in, Runnable noted) throws IOException {
    var beginning = in.readNBytes(BEGINNING);
    var all = new SequenceInputStream(new ByteArrayInputStream(beginning), in);
    if (!wrapped(beginning, beginning.length, beginning.length < BEGINNING)) return all;
    noted.run();
    return new FilterInputStream(all) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        while (b == '\r' || b == '\n') b = super.read();
        return b;
      }

      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        int got = super.read(to, from, length);
        int kept = got < 0 ? got : strip(to, from, from + got, to, from);
        return kept == 0 && length > 0 ? read(to, from, length) : kept;
      }
    };
  }

  private static int strip(byte[] b, int from, int end, byte[] to, int at) {
    int used = at;
    for (int i = from; i < end; i++) if (b[i] != '\r' && b[i] != '\n') to[used++] = b[i];
    return used - at;
  }

  private static boolean wrapped(byte[] b, int end, boolean all) {
    int from = start(b, end);
    boolean x12 = IsaSegment.at(b, end, from);
    if (!x12 && !UnaSegment.at(b, end, from)) return false;
    int width = line(b, end, from) - from;
    if (width < LEAST || from + width >= end || x12 && width >= ISA - 2 && width <= ISA) return false;
    int terminator = x12 ? width < ISA ? -1 : b[from + ISA - 1] : b[from + 2] == 'A' && from + 9 < end ? b[from + 8] : '\'';
    if (terminator == '\n' || terminator == '\r') return false;
    boolean inside = false;
    for (int at = from; at < end; ) {
      int stop = line(b, end, at);
      boolean last = stop == end || all && behind(b, end, stop) == end;
      if (!last && stop - at != width || stop - at > width) return false;
      inside |= !last && b[stop - 1] != terminator;
      at = behind(b, end, stop);
    }
    return inside;
  }

  private static int line(byte[] b, int end, int at) {
    while (at < end && b[at] != '\n' && b[at] != '\r') at++;
    return at;
  }

  private static int behind(byte[] b, int end, int at) {
    while (at < end && (b[at] == '\n' || b[at] == '\r')) at++;
    return at;
  }

  /** Where the data begins, behind a byte order mark, blanks and line ends. */
  static int start(byte[] b, int end) {
    int at = end >= 3 && (b[0] & 255) == 0xEF && (b[1] & 255) == 0xBB && (b[2] & 255) == 0xBF ? 3 : 0;
    while (at < end && filler(b[at])) at++;
    return at;
  }

  /** Whether a byte is of no meaning between interchanges. */
  static boolean filler(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0 || b == 0x1A;
  }
}
