package io.bordereau.pdf.bounds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The filters of PDF streams (ISO 32000-1, 7.4) that make much of little, as streams: what comes out is counted and thrown away before anything unpacks
 * it for use. Broken data end the stream, as they do for the reader of PDFs.
 */
final class Unpacking {
  private Unpacking() {}

  /** The filter of that name around packed bytes; null when it is none that makes more of them, or none at all. */
  static InputStream of(String filter, InputStream packed) {
    return switch (filter) {
      case "FlateDecode", "Fl" -> flate(packed);
      case "ASCIIHexDecode", "AHx" -> new Hex(packed);
      case "ASCII85Decode", "A85" -> new Ascii85(packed);
      case "RunLengthDecode", "RL" -> new RunLength(packed);
      case "LZWDecode", "LZW" -> new Lzw(packed);
      case String other -> null;
    };
  }

  /** The two bytes of the header are passed over whatever they are: the reader of PDFs does so too. */
  static InputStream flate(InputStream packed) {
    return new InflaterInputStream(packed, new Inflater(true), 1 << 13) {
      private boolean begun;

      @Override
      public int read(byte[] to, int from, int most) throws IOException {
        if (!begun) {
          begun = true;
          if (packed.read() < 0 || packed.read() < 0) return -1;
        }
        return super.read(to, from, most);
      }

      @Override
      public void close() throws IOException {
        inf.end();
        super.close();
      }
    };
  }

  /** Reads by single bytes. */
  private abstract static class Bytewise extends FilterInputStream {
    Bytewise(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      int n = 0;
      while (n < most) {
        int b = read();
        if (b < 0) return n == 0 ? -1 : n;
        to[from + n++] = (byte) b;
      }
      return n;
    }

    /** The next byte that is no white space. */
    int black() throws IOException {
      int b = in.read();
      while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0) b = in.read();
      return b;
    }
  }

  private static final class Hex extends Bytewise {
    private Hex(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int high = black();
      if (high < 0 || high == '>') return -1;
      int low = black();
      return Math.max(0, Character.digit(high, 16)) << 4 | (low < 0 || low == '>' ? 0 : Math.max(0, Character.digit(low, 16)));
    }
  }

  private static final class Ascii85 extends Bytewise {
    private final int[] out = new int[4];
    private int left;
    private int at;
    private boolean over;

    private Ascii85(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      if (at == left && !fill()) return -1;
      return out[at++];
    }

    private boolean fill() throws IOException {
      if (over) return false;
      int c = black();
      at = 0;
      if (c == 'z') {
        left = 4;
        for (int i = 0; i < 4; i++) out[i] = 0;
        return true;
      }
      long value = 0;
      int count = 0;
      while (count < 5) {
        if (c < '!' || c > 'u') {
          over = true;
          break;
        }
        value = value * 85 + (c - '!');
        count++;
        if (count < 5) c = black();
      }
      for (int i = count; i < 5; i++) value = value * 85 + 84;
      left = Math.max(0, count - 1);
      for (int i = 0; i < 4; i++) out[i] = (int) (value >> 24 - 8 * i) & 0xff;
      return left > 0;
    }
  }

  private static final class RunLength extends Bytewise {
    private int left;
    private int repeated = -1;

    private RunLength(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        int length = in.read();
        if (length < 0 || length == 128) return -1;
        left = length < 128 ? length + 1 : 257 - length;
        repeated = length < 128 ? -1 : in.read();
      }
      left--;
      return repeated >= 0 ? repeated : in.read();
    }
  }

  /** Counts only: each byte is a zero. What LZW holds is not packed a second time by anyone who means well. */
  private static final class Lzw extends Bytewise {
    private final long[] length = new long[4096];
    private int next = 258;
    private long previous;
    private int bits = 9;
    private int held;
    private int buffer;
    private long left;

    private Lzw(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      while (left == 0) {
        int code = code();
        if (code < 0 || code == 257) return -1;
        if (code == 256) {
          next = 258;
          bits = 9;
          previous = 0;
          continue;
        }
        if (code > next) return -1;
        long now = code < 256 ? 1 : code == next ? previous + 1 : length[code];
        if (previous > 0 && next < 4096) length[next++] = previous + 1;
        previous = now;
        // The one early or late change of width counts a little more or less, which does not matter for a limit.
        bits = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        left = now;
      }
      left--;
      return 0;
    }

    private int code() throws IOException {
      while (held < bits) {
        int b = in.read();
        if (b < 0) return -1;
        buffer = (buffer & 0xffff) << 8 | b;
        held += 8;
      }
      held -= bits;
      return buffer >> held & (1 << bits) - 1;
    }
  }
}
