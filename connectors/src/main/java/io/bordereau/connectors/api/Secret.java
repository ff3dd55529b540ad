package io.bordereau.connectors.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A reference to a secret, never the secret: it is read at the moment of use, and neither {@link #toString} nor a finding can show it.
 *
 * @param reference {@code env:NAME} (an environment variable, or a system property of that name) or {@code file:PATH} (the first line)
 */
public record Secret(String reference) {
  private static final int LARGEST = 8192;

  /** IllegalArgumentException when it is neither {@code env:} nor {@code file:} with a name; the message does not repeat the value. */
  public Secret {
    if (!isReference(reference)) {
      throw new IllegalArgumentException("a secret is given as env:NAME or file:PATH, never in clear");
    }
  }

  /** Whether a text has the form of a reference. */
  public static boolean isReference(String text) {
    return text != null && text.matches("(env:[A-Za-z_][A-Za-z0-9_.]*|file:.+)");
  }

  /** The secret; empty when the variable or file is missing, unreadable, empty or absurdly large. */
  public Optional<String> read() {
    String name = reference.substring(reference.indexOf(':') + 1);
    String value;
    if (reference.startsWith("env:")) {
      value = System.getenv(name) != null ? System.getenv(name) : System.getProperty(name);
    } else {
      try {
        Path path = Path.of(name);
        value = Files.size(path) > LARGEST ? null : Files.readString(path, StandardCharsets.UTF_8).lines().findFirst().orElse(null);
      } catch (IOException | InvalidPathException | SecurityException e) {
        value = null;
      }
    }
    return Optional.ofNullable(value).filter(v -> !v.isEmpty());
  }

  @Override
  public String toString() {
    return reference;
  }
}
