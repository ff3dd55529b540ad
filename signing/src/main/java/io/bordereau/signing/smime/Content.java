package io.bordereau.signing.smime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of an entity, written when it is asked for, so that a gigabyte needs no memory. */
@FunctionalInterface
public interface Content {
  /**
   * Writes all of it; the stream stays open.
   *
   * @throws IOException when the stream, or where the content comes from, fails
   */
  void writeTo(OutputStream out) throws IOException;

  /** Bytes at hand. */
  static Content of(byte[] bytes) {
    return out -> out.write(bytes);
  }

  /** A file, read at every writing. */
  static Content of(Path file) {
    return out -> Files.copy(file, out);
  }

  /** The same with every line ending as CR LF, the canonical form of text (RFC 8551 3.1.1). Not for binary content. */
  static Content canonical(Content text) {
    return out -> {
      LineEnds canonical = new LineEnds(out);
      text.writeTo(canonical);
      canonical.flush();
    };
  }
}
