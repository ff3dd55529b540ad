package io.bordereau.simulators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * What a sender must know.
 *
 * @param shared the SharedSecret of a cXML Sender; null when none is asked for
 * @param authorization the whole Authorization header; null when none is asked for
 */
record Secrets(String shared, String authorization) {
  /** From files of one line each; null for what is not asked for. */
  static Secrets of(Path shared, Path authorization) throws IOException {
    return new Secrets(line(shared), line(authorization));
  }

  private static String line(Path file) throws IOException {
    return file == null ? null : Files.readString(file).strip();
  }

  /** Whether the Authorization header is the right one. */
  boolean admits(String header) {
    return authorization == null || same(authorization, header);
  }

  /** Whether the SharedSecret is the right one. */
  boolean opens(String secret) {
    return shared == null || same(shared, secret);
  }

  /** In constant time, so that the time taken tells nothing. */
  private static boolean same(String expected, String given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Secrets[shared " + (shared != null) + ", authorization " + (authorization != null) + "]";
  }
}
