package io.bordereau.pdf.bounds;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a file, which end with a refusal when the time is over: a parser that goes in circles reads, and so is stopped. */
final class BoundedBytes implements RandomAccessRead {
  private static final int SELDOM = 1 << 12;

  private final byte[] bytes;
  private final Effort effort;
  private int at;
  private int asked;
  private boolean closed;

  BoundedBytes(byte[] bytes, Effort effort) {
    this.bytes = bytes;
    this.effort = effort;
  }

  private void ask() throws IOException {
    if (++asked % SELDOM == 0) effort.time();
  }

  @Override
  public int read() throws IOException {
    ask();
    return at < bytes.length ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    ask();
    if (at >= bytes.length) return -1;
    int n = Math.min(most, bytes.length - at);
    System.arraycopy(bytes, at, to, from, n);
    at += n;
    return n;
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) throws IOException {
    ask();
    if (position < 0) throw new IOException("a place before the file");
    at = (int) Math.min(position, bytes.length);
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() throws IOException {
    ask();
    return at >= bytes.length;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() {
    closed = true;
  }
}
