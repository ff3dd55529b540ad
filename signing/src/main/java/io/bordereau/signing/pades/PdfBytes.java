package io.bordereau.signing.pades;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.SequenceRandomAccessRead;

/** The bytes of a PDF: those of a file or an array, which are not copied, and what was added behind them. Nothing of it changes. */
public final class PdfBytes {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final byte[] first;
  private final long firstLength;
  private final List<byte[]> added;

  private PdfBytes(Path file, byte[] first, long firstLength, List<byte[]> added) {
    this.file = file;
    this.first = first;
    this.firstLength = firstLength;
    this.added = List.copyOf(added);
  }

  /** Of bytes, which nobody changes from now on. */
  public static PdfBytes of(byte[] bytes) {
    return new PdfBytes(null, bytes, bytes.length, List.of());
  }

  /** Of a file, which stays where it is and as it is. */
  public static PdfBytes of(Path file) throws IOException {
    return new PdfBytes(file, null, Files.size(file), List.of());
  }

  PdfBytes plus(byte[] increment) {
    List<byte[]> all = new ArrayList<>(added);
    all.add(increment);
    return new PdfBytes(file, first, firstLength, all);
  }

  /** The same with other bytes at one place within what is held in memory; empty when the place lies elsewhere, or across two parts. */
  Optional<PdfBytes> with(long at, byte[] other) {
    if (file == null && at + other.length <= firstLength) {
      byte[] changed = first.clone();
      System.arraycopy(other, 0, changed, (int) at, other.length);
      return Optional.of(new PdfBytes(null, changed, firstLength, added));
    }
    long from = firstLength;
    for (int i = 0; i < added.size(); i++) {
      if (at >= from && at + other.length <= from + added.get(i).length) {
        List<byte[]> all = new ArrayList<>(added);
        byte[] changed = added.get(i).clone();
        System.arraycopy(other, 0, changed, (int) (at - from), other.length);
        all.set(i, changed);
        return Optional.of(new PdfBytes(file, first, firstLength, all));
      }
      from += added.get(i).length;
    }
    return Optional.empty();
  }

  /** How many there are. */
  public long length() {
    return firstLength + added.stream().mapToLong(each -> each.length).sum();
  }

  /** Writes all of them; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    if (file == null) {
      out.write(first);
    } else {
      Files.copy(file, out);
    }
    for (byte[] each : added) out.write(each);
  }

  /** All of them in memory. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length()));
    writeTo(out);
    return out.toByteArray();
  }

  void digest(MessageDigest digest) throws IOException {
    if (file == null) {
      digest.update(first);
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
      }
    }
    added.forEach(digest::update);
  }

  RandomAccessRead open() throws IOException {
    RandomAccessRead start = file == null ? new RandomAccessReadBuffer(first) : new RandomAccessReadBufferedFile(file.toFile());
    if (added.isEmpty()) return start;
    List<RandomAccessRead> all = new ArrayList<>(List.of(start));
    added.forEach(each -> all.add(new RandomAccessReadBuffer(each)));
    return new SequenceRandomAccessRead(all) {
      @Override
      public RandomAccessReadView createView(long from, long length) throws IOException {
        return new RandomAccessReadView(this, from, length);
      }
    };
  }
}
