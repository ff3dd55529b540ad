package io.bordereau.routes.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One input of a command: a file, or standard input.
 *
 * @param name as the caller named it; {@code -} is standard input
 * @param path null for standard input
 * @param stdin where standard input comes from
 */
record Source(String name, Path path, InputStream stdin) {
  /** The most bytes that one input may have. */
  static final int MOST = 256 << 20;

  /**
   * The bytes.
   *
   * @throws IOException when it is not there, cannot be read, or has more than {@link #MOST} bytes
   */
  byte[] bytes() throws IOException {
    try (var in = path == null ? stdin : Files.newInputStream(path)) {
      var bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) throw new IOException("more than " + (MOST >> 20) + " MiB");
      return bytes;
    }
  }

  /** The name without folder and ending, for naming an output after it. */
  String stem() {
    if (path == null) return "stdin";
    var file = path.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
