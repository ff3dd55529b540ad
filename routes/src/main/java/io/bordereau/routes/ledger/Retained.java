package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How long bytes are kept, who holds them longer, and their end. */
final class Retained {
  /** The fact of an entry: digests of the bytes that were erased, with blanks between them. */
  static final String ERASED = "erased";

  private static final Set<String> DIGESTS = Set.of("payload", "rendered", "quarantined", "answer");
  /** Where else the digest of bytes stands, with the column that says whose they are. */
  private static final List<String> USES = List.of("SELECT id FROM document WHERE payload = ?", "SELECT document FROM outbox WHERE payload = ?",
      "SELECT document FROM evidence WHERE payload = ?", "SELECT document FROM inbound WHERE content = ?", "SELECT document FROM inbound WHERE reply_payload = ?",
      "SELECT i.document FROM quarantine q JOIN inbound i ON i.id = q.inbound WHERE q.content = ?", "SELECT document FROM interchange WHERE content = ?",
      "SELECT document FROM batched WHERE payload = ?", "SELECT document FROM approval WHERE payload = ?");

  private Retained() {}

  static List<Vault.Undated> undated(Handle h, int max) {
    return h.select("SELECT d.id, d.company, d.at FROM document d WHERE d.company IS NOT NULL AND NOT EXISTS (SELECT 1 FROM retention r WHERE r.document = d.id)"
        + " ORDER BY d.id LIMIT ?", max).map((rs, c) -> new Vault.Undated(rs.getString(1), rs.getString(2), Instant.ofEpochMilli(rs.getLong(3)))).list();
  }

  private static final String OVER = " FROM retention r WHERE r.erased IS NULL AND r.ends <= %s AND NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.document = r.document"
      + " AND l.lifted IS NULL) AND NOT EXISTS (SELECT 1 FROM work w WHERE w.document = r.document AND w.state <> 'DONE')";

  static List<String> over(Handle h, String now, int max) {
    return h.select("SELECT r.document" + OVER.formatted(now) + " ORDER BY r.ends, r.document LIMIT ?", max).mapTo(String.class).list();
  }

  /** The digests of what was erased. */
  static List<String> erase(Tx tx, String document, String by) {
    Handle h = tx.handle();
    if (h.select("SELECT 1" + OVER.formatted(tx.now()) + " AND r.document = ?", document).mapTo(Integer.class).findOne().isEmpty()) {
      return List.of();
    }
    Set<String> digests = new LinkedHashSet<>();
    h.select("SELECT payload FROM document WHERE id = ? UNION SELECT payload FROM outbox WHERE document = ? UNION SELECT payload FROM evidence WHERE document = ?"
        + " UNION SELECT content FROM inbound WHERE document = ? UNION SELECT reply_payload FROM inbound WHERE document = ? UNION SELECT payload FROM batched WHERE document = ?",
        document, document, document, document, document, document).map((rs, c) -> rs.getString(1) == null ? "" : rs.getString(1)).forEach(digests::add);
    digests.addAll(spoken(h, document));
    digests.remove("");
    Set<String> elsewhere = new LinkedHashSet<>();
    // bytes that were made of a document hold its number: only those of the same number can have the same
    h.select("SELECT o.id FROM document d JOIN document o ON o.number = d.number AND o.id <> d.id WHERE d.id = ? AND NOT EXISTS"
        + " (SELECT 1 FROM retention r WHERE r.document = o.id AND r.erased IS NOT NULL)", document).mapTo(String.class).forEach(o -> elsewhere.addAll(spoken(h, o)));
    List<String> gone = new ArrayList<>();
    for (String digest : digests) {
      if (!elsewhere.contains(digest) && USES.stream().noneMatch(sql -> others(h, sql, digest, document))
          && tx.run("UPDATE payload SET location = ? WHERE digest = ? AND location <> ?", StoredPayloads.ERASED, digest, StoredPayloads.ERASED) == 1) {
        tx.run("DELETE FROM payload_chunk WHERE digest = ?", digest);
        gone.add(digest);
      }
    }
    String source = h.select("SELECT source FROM retention WHERE document = ?", document).mapTo(String.class).one();
    Chain.append(tx, document, by, Step.of(Stage.NOTED, "Its bytes were erased: the time for which they had to be kept is over (" + source + ")")
        .fact(ERASED, String.join(" ", gone)));
    tx.run("UPDATE retention SET erased = ? WHERE document = ?", tx.now(), document);
    return gone;
  }

  /** The digests that a document's history speaks of. */
  private static Set<String> spoken(Handle h, String document) {
    Set<String> digests = new LinkedHashSet<>();
    for (Entry e : Chain.entries(h, document)) {
      e.step().facts().forEach((name, value) -> {
        if (DIGESTS.contains(name)) {
          digests.add(value);
        }
      });
    }
    return digests;
  }

  private static boolean others(Handle h, String sql, String digest, String document) {
    return h.select(sql, digest).map((rs, c) -> rs.getString(1) == null ? "" : rs.getString(1)).list().stream().filter(o -> !o.equals(document))
        .anyMatch(o -> h.select("SELECT 1 FROM retention WHERE document = ? AND erased IS NOT NULL", o).mapTo(Integer.class).findOne().isEmpty());
  }

  static void hold(Tx tx, String document, String by, String reason) {
    tx.run("INSERT INTO legal_hold (id, document, at, by_whom, reason) VALUES (?, ?, ?, ?, ?)", Ulid.next(), document, tx.now(), by, reason);
    Chain.append(tx, document, by, Step.of(Stage.NOTED, "Under legal hold: " + reason));
  }

  static boolean lift(Tx tx, String document, String by, String reason) {
    boolean lifted = tx.run("UPDATE legal_hold SET lifted = ?, lifted_by = ?, lifted_why = ? WHERE document = ? AND lifted IS NULL", tx.now(), by, reason, document) > 0;
    if (lifted) {
      Chain.append(tx, document, by, Step.of(Stage.NOTED, "The legal hold was lifted: " + reason));
    }
    return lifted;
  }
}
