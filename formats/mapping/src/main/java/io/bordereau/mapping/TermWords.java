package io.bordereau.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The terms of EN 16931-1 in words for a finance person: {@code BT-9} is the due date. */
public final class TermWords {
  private static final Map<String, String> WORDS = load();

  private TermWords() {}

  /** The words; null for a term of our own. */
  public static String of(String term) {
    return WORDS.get(term);
  }

  private static Map<String, String> load() {
    var words = new HashMap<String, String>();
    try (var in = TermWords.class.getResourceAsStream("terms.csv")) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int comma = line.indexOf(',');
        if (comma > 0 && line.startsWith("B")) words.put(line.substring(0, comma), line.substring(comma + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(words);
  }
}
