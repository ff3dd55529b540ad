package io.bordereau.routes.cli;

import java.io.BufferedInputStream;
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
  /** The most bytes that one input may have, unless its format is read as a stream. */
  static final int MOST = 256 << 20;

  private static final int HEAD = 1 << 16;

  /**
   * The bytes.
   *
   * @throws IOException when it is not there, cannot be read, or has more than {@link #MOST} bytes
   */
  byte[] bytes() throws IOException {
    try (var in = open()) {
      var bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) throw new IOException("more than " + (MOST >> 20) + " MiB");
      return bytes;
    }
  }

  /** Whether it is a file that is better not read in one piece: of more than 64 MiB, or what the system property {@code bordereau.large} says. */
  boolean large() {
    try {
      return path != null && Files.isRegularFile(path) && Files.size(path) > Long.getLong("bordereau.large", 64 << 20);
    } catch (IOException e) {
      return false; // reading it will say what is wrong with it
    }
  }

  /** Its beginning, by which formats are told apart. */
  byte[] head() throws IOException {
    try (var in = open()) {
      return in.readNBytes(HEAD);
    }
  }

  /** A stream of its bytes; of a file, a new one each time. */
  InputStream open() throws IOException {
    return path == null ? stdin : new BufferedInputStream(Files.newInputStream(path), HEAD);
  }

  /** The name without folder and ending, for naming an output after it. */
  String stem() {
    if (path == null) return "stdin";
    var file = path.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
