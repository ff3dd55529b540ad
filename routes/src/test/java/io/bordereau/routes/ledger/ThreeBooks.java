package io.bordereau.routes.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares three books that were kept apart: what the sender was told is accepted, what the receivers got, and what the ledger says. Reads the
 * ledger's tables with plain SQL and nothing of the hub's code, so that it does not share the hub's mistakes.
 *
 * <pre>
 *   ThreeBooks LEDGER_FOLDER SENDER_BOOK RECEIVER_BOOK...
 * </pre>
 *
 * The sender's book has one JSON object per line, {@code {"number", "expected": "accepted" | "rejected" | "decided" | "none"}}; a receiver's
 * {@code {"identity", "number", "sha256", "decided": {"status"}}}. Ends with a failure when anything is lost, doubled, changed or stuck.
 */
public final class ThreeBooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ThreeBooks() {}

  /**
   * What was found; each list names documents by their number, or identities.
   *
   * @param documents how many the sender was told are accepted and expects to be decided; {@code decided} stands for either way
   * @param lost acknowledged to the sender, but not in the ledger or at no receiver
   * @param secondIdentity at a receiver or in the ledger under more than one identity that nobody asked for
   * @param changed came to a receiver with other bytes than the ledger has for that identity, or under an identity that it does not know
   * @param stuck not decided in the ledger, or with work left to do
   * @param different decided otherwise in the ledger than at the receiver, or than expected
   * @param broken documents whose chain of entries has a gap
   * @param repeats how many requests repeated an earlier one under the same identity, as they may
   */
  public record Verdict(
      int documents, Set<String> lost, Set<String> secondIdentity, Set<String> changed, Set<String> stuck, Set<String> different, Set<String> broken,
      int repeats) {
    /** Whether all is well. */
    public boolean clean() {
      return lost.isEmpty() && secondIdentity.isEmpty() && changed.isEmpty() && stuck.isEmpty() && different.isEmpty() && broken.isEmpty();
    }
  }

  /** Runs the comparison. */
  public static void main(String[] args) throws IOException, SQLException {
    if (args.length < 3) {
      throw new IllegalArgumentException("ThreeBooks LEDGER_FOLDER SENDER_BOOK RECEIVER_BOOK...");
    }
    List<Path> receivers = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      receivers.add(Path.of(args[i]));
    }
    Verdict verdict = judge(Path.of(args[0]), Path.of(args[1]), receivers);
    System.out.println(verdict);
    if (!verdict.clean()) {
      throw new IllegalStateException("The books do not agree.");
    }
  }

  /** Compares. */
  public static Verdict judge(Path ledger, Path sender, List<Path> receivers) throws IOException, SQLException {
    return judge("jdbc:sqlite:" + ledger.resolve("ledger.db"), sender, receivers);
  }

  /** Compares with a ledger that has this JDBC URL. */
  public static Verdict judge(String ledger, Path sender, List<Path> receivers) throws IOException, SQLException {
    Map<String, String> expected = new TreeMap<>();
    lines(sender).forEach(l -> expected.put(l.path("number").asText(), l.path("expected").asText("accepted")));
    Map<String, Set<String>> identitiesOf = new HashMap<>();
    Map<String, String> decided = new HashMap<>();
    Map<String, Set<String>> bytesOf = new HashMap<>();
    Set<String> withSecret = new HashSet<>();
    int repeats = 0;
    for (Path receiver : receivers) {
      for (JsonNode line : lines(receiver)) {
        String identity = line.path("identity").asText();
        repeats += bytesOf.containsKey(identity) ? 1 : 0;
        bytesOf.computeIfAbsent(identity, i -> new HashSet<>()).add(line.path("sha256").asText());
        if (line.path("format").asText().startsWith("cxml")) {
          withSecret.add(identity);
        }
        if (line.path("number").isTextual()) {
          identitiesOf.computeIfAbsent(line.path("number").asText(), n -> new HashSet<>()).add(identity);
          if (line.path("decided").has("status")) {
            decided.putIfAbsent(line.path("number").asText(), line.path("decided").path("status").asText());
          }
        }
      }
    }
    Verdict v = new Verdict((int) expected.values().stream().filter(e -> !e.equals("none")).count(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
        new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), repeats);
    try (Connection c = DriverManager.getConnection(ledger); Statement s = c.createStatement()) {
      compareSendings(s, bytesOf, withSecret, v);
      compareDocuments(s, expected, decided, v);
      chains(s, v);
    }
    identitiesOf.forEach((number, identities) -> {
      if (identities.size() > 1) {
        v.secondIdentity().add(number);
      }
    });
    return v;
  }

  private static void compareSendings(Statement s, Map<String, Set<String>> bytesOf, Set<String> withSecret, Verdict v) throws SQLException {
    Map<String, String> ours = new HashMap<>();
    try (ResultSet rs = s.executeQuery("SELECT identity, payload FROM outbox")) {
      while (rs.next()) {
        ours.put(rs.getString(1), rs.getString(2));
      }
    }
    bytesOf.forEach((identity, digests) -> {
      // A shared secret joins the bytes of cXML on the wire only: they are not the stored ones, but always the same.
      boolean same = withSecret.contains(identity) ? digests.size() == 1 : digests.equals(Set.of(String.valueOf(ours.get(identity))));
      if (!same || !ours.containsKey(identity)) {
        v.changed().add(identity);
      }
    });
    try (ResultSet rs = s.executeQuery("SELECT d.number FROM document d WHERE (SELECT COUNT(*) FROM outbox o WHERE o.document = d.id AND o.attempts > 0)"
        + " > 1 + (SELECT COUNT(*) FROM operator_action a WHERE a.document = d.id AND a.kind = 'resend')")) {
      while (rs.next()) {
        v.secondIdentity().add(rs.getString(1));
      }
    }
  }

  private static void compareDocuments(Statement s, Map<String, String> expected, Map<String, String> decided, Verdict v) throws SQLException {
    Map<String, String> inLedger = new HashMap<>();
    try (ResultSet rs = s.executeQuery("SELECT d.number, d.id, (SELECT MAX(e.verdict) FROM evidence e WHERE e.document = d.id AND e.verdict IN"
        + " ('ACCEPTED', 'APPROVED', 'PAID', 'REFUSED')), (SELECT COUNT(*) FROM work w WHERE w.document = d.id AND w.state <> 'DONE') FROM document d"
        + " WHERE d.number IS NOT NULL AND d.revision IS NOT NULL")) {
      while (rs.next()) {
        String number = rs.getString(1);
        inLedger.put(number, String.valueOf(rs.getString(3)));
        boolean asked = !expected.getOrDefault(number, "none").equals("none");
        if (asked && rs.getString(3) == null || rs.getInt(4) > 0) {
          v.stuck().add(number);
        }
      }
    }
    expected.forEach((number, how) -> {
      if (!inLedger.containsKey(number) || !how.equals("none") && !decided.containsKey(number)) {
        v.lost().add(number);
      } else if (how.equals("none") == decided.containsKey(number) || !how.equals("none") && !agree(how, decided.get(number), inLedger.get(number))) {
        v.different().add(number + ": expected " + how + ", receiver " + decided.get(number) + ", ledger " + inLedger.get(number));
      }
    });
  }

  private static boolean agree(String expected, String receiver, String ledger) {
    boolean refused = expected.equals("decided") ? receiver.equals("rejected") : expected.equals("rejected");
    return refused == receiver.equals("rejected") && refused == ledger.equals("REFUSED");
  }

  private static void chains(Statement s, Verdict v) throws SQLException {
    try (ResultSet rs = s.executeQuery("SELECT d.id FROM document d WHERE d.head_seq <> (SELECT COUNT(*) FROM entry e WHERE e.document = d.id)"
        + " OR d.head_hash <> (SELECT e.hash FROM entry e WHERE e.document = d.id AND e.seq = d.head_seq)"
        + " OR EXISTS (SELECT 1 FROM entry e WHERE e.document = d.id AND e.seq > 1 AND NOT EXISTS"
        + " (SELECT 1 FROM entry p WHERE p.document = e.document AND p.seq = e.seq - 1 AND p.hash = e.previous))")) {
      while (rs.next()) {
        v.broken().add(rs.getString(1));
      }
    }
  }

  /** Every whole line; one that was cut off by a crash was never acted upon. */
  private static List<JsonNode> lines(Path book) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(book)) {
      for (String line : Files.readAllLines(book)) {
        try {
          if (!line.isBlank()) {
            lines.add(JSON.readTree(line));
          }
        } catch (JsonProcessingException cutOff) {
          continue;
        }
      }
    }
    return lines;
  }
}
