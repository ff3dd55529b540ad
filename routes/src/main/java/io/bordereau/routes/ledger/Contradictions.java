package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the tables say otherwise than the entries: entries are chained and sealed, rows beside them are not. */
final class Contradictions {
  private record Sent(String payload, String numbers) {}

  private record Came(String payload, String verdict) {}

  private Contradictions() {}

  /** One sentence for each. */
  static List<String> of(Handle h, Seals.Checked document) {
    List<String> found = new ArrayList<>();
    List<String> payload = h.select("SELECT payload FROM document WHERE id = ?", document.document()).mapTo(String.class).list();
    if (payload.isEmpty()) {
      return List.of("The row of document " + document.document() + " is missing.");
    }
    if (document.entries().isEmpty()) {
      found.add("Document " + document.document() + " has no entries.");
    }
    for (Entry e : document.entries()) {
      Map<String, String> facts = e.step().facts();
      String place = "Entry " + e.seq() + " of " + document.document();
      switch (e.stage()) {
        case RECEIVED -> {
          if (facts.containsKey("payload") && !facts.get("payload").equals(payload.get(0))) {
            found.add(place + " says it was received as " + facts.get("payload") + ", its row says " + payload.get(0) + ".");
          }
        }
        case SECURED, PACKED -> sent(h, place, facts).ifPresent(found::add);
        case ANSWERED -> came(h, place, e).ifPresent(found::add);
        case UNDERSTOOD, CHECKED, ISSUED, RENDERED, PROVEN, SIGNED, DELIVERED, RETRIED, FAILED, REFUSED, HELD, RELEASED, VOIDED, UNPACKED, CORRELATED, REPEATED,
            QUARANTINED, NOTED -> { }
      }
    }
    return found;
  }

  private static Optional<String> sent(Handle h, String place, Map<String, String> facts) {
    String identity = facts.get("identity");
    if (identity == null) {
      return Optional.empty();
    }
    Optional<Sent> row = h.select("SELECT payload, numbers FROM outbox WHERE identity = ?", identity).map((rs, c) -> new Sent(rs.getString(1), rs.getString(2)))
        .findOne();
    if (row.isEmpty()) {
      return Optional.of(place + " speaks of the sending " + identity + ", which is missing.");
    }
    if (facts.containsKey("payload") && !facts.get("payload").equals(row.get().payload())) {
      return Optional.of(place + " says that " + identity + " went out as " + facts.get("payload") + ", its row says " + row.get().payload() + ".");
    }
    if (facts.containsKey("numbers") && !digits(facts.get("numbers")).equals(digits(row.get().numbers()))) {
      return Optional.of(place + " says that " + identity + " has the numbers " + facts.get("numbers") + ", its row says " + row.get().numbers() + ".");
    }
    return Optional.empty();
  }

  private static String digits(String numbers) {
    return numbers.replace(" ", "");
  }

  private static Optional<String> came(Handle h, String place, Entry e) {
    if (!e.about().startsWith(e.by() + "/")) {
      return Optional.empty();
    }
    String identity = e.about().substring(e.by().length() + 1);
    Optional<Came> row = h.select("SELECT payload, verdict FROM evidence WHERE connector = ? AND identity = ?", e.by(), identity)
        .map((rs, c) -> new Came(rs.getString(1), rs.getString(2))).findOne();
    if (row.isEmpty()) {
      return Optional.of(place + " speaks of the answer " + e.about() + ", which is missing.");
    }
    if (!java.util.Objects.equals(e.step().facts().get("payload"), row.get().payload()) || !e.verdict().name().equals(row.get().verdict())) {
      return Optional.of(place + " says " + e.verdict() + " by " + e.about() + ", its row says " + row.get().verdict() + " or holds other bytes.");
    }
    return Optional.empty();
  }
}
