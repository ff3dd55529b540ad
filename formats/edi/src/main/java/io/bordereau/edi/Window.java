package io.bordereau.edi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The bytes that are looked at: all of an array, or the part of a stream around the segment that is being read. Bytes in front of that
 * segment are let go, so that a stream of any length needs no more memory than its longest segment.
 */
final class Window {
  private static final int CHUNK = 1 << 16;

  private final InputStream source;
  private byte[] bytes;
  private int end;
  private long dropped;

  /** All of some bytes, up to an end. */
  Window(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
    this.source = null;
  }

  /** The beginning of a stream. */
  Window(InputStream source) {
    this.bytes = new byte[2 * CHUNK];
    this.source = source;
  }

  /** The bytes in view; another array after {@link #more}. */
  byte[] bytes() {
    return bytes;
  }

  /** How many of {@link #bytes} are data. */
  int end() {
    return end;
  }

  /** How many bytes of the data stood before those in view. */
  long dropped() {
    return dropped;
  }

  /**
   * Brings more bytes into view.
   *
   * @param keep positions before this one are not needed any more
   * @return by how much all positions became smaller; -1 when there are no more bytes, and nothing has changed
   * @throws UncheckedIOException when the stream cannot be read
   */
  int more(int keep) {
    if (source == null) return -1;
    try {
      int moved = 0;
      if (end + CHUNK > bytes.length && keep > 0) {
        System.arraycopy(bytes, keep, bytes, 0, end - keep);
        moved = keep;
        end -= keep;
        dropped += keep;
      }
      if (end + CHUNK > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
      int got = source.readNBytes(bytes, end, CHUNK);
      end += got;
      return got == 0 && moved == 0 ? -1 : moved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sees to it that so many bytes are in view from a position on, when the data has them. Bytes before that position are let go when room is
   * needed: data of any length is looked ahead in any number of times.
   *
   * @return by how much all positions became smaller
   */
  int show(int at, int count) {
    int moved = 0;
    while (end - (at - moved) < count) {
      int more = more(at - moved);
      if (more < 0) break;
      moved += more;
    }
    return moved;
  }
}
