package io.bordereau.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a receiver remembers, as a fold over its book: it survives a restart because the book does. */
final class Memory {
  /** What is known of one identity. */
  static final class Seen {
    private String sha256;
    private int attempts;
    private Answer answer;

    /** The digest of the bytes that came first. */
    String sha256() {
      return sha256;
    }

    /** How often it came. */
    int attempts() {
      return attempts;
    }

    /** What was decided; null as long as nothing was. */
    Answer answer() {
      return answer;
    }
  }

  private final Map<String, Seen> identities = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();

  /** Remembers everything that a book says. */
  static Memory of(Path book) throws IOException {
    var memory = new Memory();
    for (var entry : Book.entries(book)) memory.remember(entry);
    return memory;
  }

  /** What is known of an identity; null when it never came. */
  Seen seen(String identity) {
    return identities.get(identity);
  }

  /** The identity under which a number of a sender was decided; null when it was not. */
  String identityOf(String key) {
    return numbers.get(key);
  }

  /** Takes in one entry of the book. */
  void remember(Map<String, Object> entry) {
    if (entry.containsKey("violation")) return;
    var identity = (String) entry.get("identity");
    var seen = identities.computeIfAbsent(identity, i -> new Seen());
    if (seen.sha256 == null) seen.sha256 = (String) entry.get("sha256");
    seen.attempts++;
    if (entry.get("decided") instanceof Map<?, ?> decided) {
      seen.answer = Answer.ofBook(decided);
      if (entry.get("key") instanceof String key && !"rejected".equals(seen.answer.status())) numbers.putIfAbsent(key, identity);
    }
  }
}
