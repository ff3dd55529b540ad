package io.bordereau.edi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Writes segments as bytes; empty elements at the end of a segment are left out. */
public final class Serializer {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private final Delimiters delimiters;
  private final Charset charset;
  private final boolean lines;
  private int pending;
  private boolean repeats;
  private int segments;

  /**
   * A serializer.
   *
   * @param delimiters what separates
   * @param charset how texts become bytes; must be a superset of ASCII
   * @param lines whether a line end follows each terminator
   */
  public Serializer(Delimiters delimiters, Charset charset, boolean lines) {
    this.delimiters = delimiters;
    this.charset = charset;
    this.lines = lines;
  }

  /** Begins a segment. */
  public Serializer segment(String tag) {
    pending = 0;
    segments++;
    text(tag);
    return this;
  }

  /** The next data element; null or empty for one that is not there. */
  public Serializer element(String text) {
    pending++;
    if (text == null || text.isEmpty()) return this;
    separate();
    text(text);
    return this;
  }

  /** The next element will be another occurrence of the one before it; false when no delimiter could say so. */
  public boolean again() {
    repeats = delimiters.repetition() >= 0;
    return repeats;
  }

  private void separate() {
    if (repeats) {
      out.write(delimiters.repetition());
      pending = 0;
      repeats = false;
    }
    for (; pending > 0; pending--) out.write(delimiters.element());
  }

  /** The next data element, a composite; components that are not there are null or empty. */
  public Serializer composite(String... components) {
    pending++;
    int used = components.length;
    while (used > 0 && (components[used - 1] == null || components[used - 1].isEmpty())) used--;
    if (used == 0) return this;
    separate();
    for (int i = 0; i < used; i++) {
      if (i > 0) out.write(delimiters.component());
      if (components[i] != null) text(components[i]);
    }
    return this;
  }

  /** The next data element, a delimiter itself, which is not released (ISA11, ISA16). */
  public Serializer raw(char c) {
    pending++;
    separate();
    out.write(c);
    return this;
  }

  /** A UNA segment, which announces the delimiters. */
  public Serializer service(String tag, Delimiters d) {
    out.writeBytes(tag.getBytes(charset));
    for (int c : new int[] {d.component(), d.element(), d.decimal(), d.release(), d.repetition()}) out.write(c < 0 ? ' ' : c);
    return end();
  }

  private void text(String text) {
    if (delimiters.release() < 0) out.writeBytes(text.getBytes(charset));
    else {
      for (byte b : text.getBytes(charset)) {
        if (delimiters.has(b & 255)) out.write(delimiters.release());
        out.write(b);
      }
    }
  }

  /** Ends the segment. */
  public Serializer end() {
    out.write(delimiters.terminator());
    if (lines) out.write('\n');
    return this;
  }

  /** How many segments were begun. */
  public int segments() {
    return segments;
  }

  /** What was written so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
