package io.bordereau.routes.agreements;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical text of an agreement, and its digest: maps sorted, lengths before texts, so that no two agreements meet. */
final class Digest {
  private Digest() {}

  /** The canonical text. */
  static String text(Record agreement) {
    StringBuilder text = new StringBuilder();
    write(agreement, text);
    return text.toString();
  }

  /** SHA-256 of the canonical text, in hexadecimal digits. */
  static String of(Record agreement) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text(agreement).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append('-');
      case Record record -> {
        out.append('{');
        for (RecordComponent part : record.getClass().getRecordComponents()) {
          out.append(part.getName()).append('=');
          write(Records.get(part, record), out);
          out.append(';');
        }
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        list.forEach(item -> {
          write(item, out);
          out.append(';');
        });
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('<');
        new TreeMap<>(map).forEach((key, item) -> {
          write(key, out);
          out.append('=');
          write(item, out);
          out.append(';');
        });
        out.append('>');
      }
      case Enum<?> one -> out.append(one.name());
      case Object other -> {
        String text = other.toString();
        out.append(text.length()).append(':').append(text);
      }
    }
  }
}
