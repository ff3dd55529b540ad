package io.bordereau.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what a sender says it sent with what the receivers' books say they got.
 *
 * <pre>
 *   --sender FILE     one JSON object per line: {"number": "4711", "expected": "accepted" | "rejected" | "none"}
 *   --receiver FILE   a receiver's book; any number of them
 * </pre>
 *
 * One JSON object on standard output; exit status 0 when nothing is lost, doubled, changed or decided otherwise, 1 when something is, 2 on
 * wrong usage.
 */
public final class Judge {
  private Judge() {}

  /**
   * What was found.
   *
   * @param documents how many documents the sender expects to have been decided
   * @param lost numbers that no receiver decided on
   * @param doubled numbers that came under a second identity
   * @param changed identities that came with other bytes
   * @param unexpected numbers with another decision than expected, or that were not to be sent
   * @param repeats how many requests repeated an earlier one, rightly
   */
  public record Verdict(
      int documents, List<String> lost, List<String> doubled, List<String> changed, List<String> unexpected, int repeats) {
    /** Whether all is well. */
    public boolean clean() {
      return lost.isEmpty() && doubled.isEmpty() && changed.isEmpty() && unexpected.isEmpty();
    }

    private Map<String, Object> json() {
      var m = new LinkedHashMap<String, Object>();
      m.put("documents", documents);
      m.put("lost", lost);
      m.put("doubled", doubled);
      m.put("changed", changed);
      m.put("unexpected", unexpected);
      m.put("repeats", repeats);
      m.put("clean", clean());
      return m;
    }
  }

  /** Runs the comparison. */
  public static void main(String[] args) {
    int status;
    try {
      var options = Options.parse(args, Set.of("sender", "receiver"));
      if (options.path("sender") == null || options.paths("receiver").isEmpty()) {
        throw new IllegalArgumentException("--sender and --receiver are needed");
      }
      var verdict = judge(options.path("sender"), options.paths("receiver"));
      System.out.println(Json.write(verdict.json()));
      status = verdict.clean() ? 0 : 1;
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      status = 2;
    }
    System.exit(status);
  }

  /**
   * Compares.
   *
   * @throws IOException when a book cannot be read
   */
  public static Verdict judge(Path sender, List<Path> receivers) throws IOException {
    var expected = new TreeMap<String, String>();
    for (var entry : Book.entries(sender)) expected.put(String.valueOf(entry.get("number")), String.valueOf(entry.get("expected")));
    var books = new Received();
    for (var receiver : receivers) for (var entry : Book.entries(receiver)) books.take(entry);
    var lost = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    int documents = 0;
    for (var e : expected.entrySet()) {
      var decided = books.decided.get(e.getKey());
      if (e.getValue().equals("none")) {
        if (decided != null) unexpected.add(e.getKey() + ": was not to be sent, but came");
        continue;
      }
      documents++;
      if (decided == null) lost.add(e.getKey());
      else if (!matches(e.getValue(), decided)) unexpected.add(e.getKey() + ": expected " + e.getValue() + ", was " + decided);
    }
    for (var number : books.decided.keySet()) {
      if (!expected.containsKey(number)) unexpected.add(number + ": came, but the sender does not know it");
    }
    return new Verdict(documents, lost, List.copyOf(books.doubled), List.copyOf(books.changed), unexpected, books.repeats);
  }

  private static boolean matches(String expected, String decided) {
    return expected.equals(decided) || expected.equals("accepted") && decided.equals("received");
  }

  /** The receivers' books, folded. */
  private static final class Received {
    private final Map<String, String> identityOf = new HashMap<>();
    private final Map<String, String> decided = new TreeMap<>();
    private final Map<String, String> bytesOf = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int repeats;

    private void take(Map<String, Object> entry) {
      var identity = (String) entry.get("identity");
      var first = bytesOf.putIfAbsent(identity, (String) entry.get("sha256"));
      if (entry.containsKey("violation") || first != null && !first.equals(entry.get("sha256"))) {
        if (!changed.contains(identity)) changed.add(identity);
        return;
      }
      if (first != null) repeats++;
      if (!(entry.get("decided") instanceof Map<?, ?> answer) || !(entry.get("number") instanceof String number)) return;
      var other = identityOf.putIfAbsent(number, identity);
      if (other != null && !other.equals(identity)) {
        if (!doubled.contains(number)) doubled.add(number);
      } else {
        decided.put(number, (String) answer.get("status"));
      }
    }
  }
}
