package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Raises alarms, once each, with an entry; clears them when their reason is gone. */
final class Watch {
  private static final String OVERDUE = "answer-overdue";
  private static final String CONTRADICTION = "contradiction";
  private static final int AT_ONCE = 500;

  private static final String OTHER_BYTES = "other-bytes";

  private record Late(String document, String partner, String expects, long due) {}

  private final Database database;

  Watch(Database database) {
    this.database = database;
  }

  /** Looks at what is due; returns all open alarms. */
  List<Alarm> watch() {
    List<Late> late = database.read(h -> h.select("SELECT l.document, l.partner, l.expects, l.due FROM (SELECT document, partner, expects,"
        + " answer_due AS due FROM outbox WHERE answer_due <= " + database.now() + " AND state IN ('READY', 'DELIVERED') UNION ALL SELECT b.document, o.partner,"
        + " o.expects, b.answer_due AS due FROM batched b JOIN outbox o ON o.id = b.outgoing WHERE b.answer_due <= " + database.now()
        + " AND o.state IN ('READY', 'DELIVERED')) l WHERE NOT EXISTS (SELECT 1 FROM alarm a WHERE a.document = l.document AND a.kind = ?"
        + " AND a.cleared IS NULL) ORDER BY l.due LIMIT ?", OVERDUE, AT_ONCE)
        .map((rs, c) -> new Late(rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4))).list());
    for (Late l : late) {
      database.write("watch", tx -> complete(tx.handle(), l.document()) ? done(tx, l.document())
          : raise(tx, l.document(), OVERDUE, l.due(), l.partner().equals(Outgoing.ERP) ? LedgerFindings.notTaken() : LedgerFindings.overdue(l.expects(), l.partner())));
    }
    List<String> raised = database.read(h -> h.select("SELECT document FROM alarm WHERE kind = ? AND cleared IS NULL", OVERDUE).mapTo(String.class).list());
    for (String document : raised) {
      if (database.read(h -> complete(h, document))) {
        database.write("watch", tx -> done(tx, document));
      }
    }
    return database.read(Watch::open);
  }

  private static boolean complete(Handle h, String document) {
    return Lifecycle.fold(Chain.entries(h, document)).complete();
  }

  /** The document has come to its end: nothing more is awaited, and it is never looked at again. */
  private static boolean done(Tx tx, String document) {
    tx.run("UPDATE outbox SET answer_due = NULL WHERE document = ?", document);
    tx.run("UPDATE batched SET answer_due = NULL WHERE document = ?", document);
    return tx.run("UPDATE alarm SET cleared = ? WHERE document = ? AND kind = ? AND cleared IS NULL", tx.now(), document, OVERDUE) == 1;
  }

  /** Raises an alarm when the answers to a document contradict each other. */
  static void contradiction(Tx tx, String document) {
    boolean bothWays = tx.handle().select("SELECT 1 FROM entry a JOIN entry b ON b.document = a.document AND b.level = a.level"
        + " WHERE a.document = ? AND a.verdict IN ('ACCEPTED', 'APPROVED', 'PAID') AND b.verdict = 'REFUSED' LIMIT 1", document).mapTo(Integer.class).findOne().isPresent();
    if (bothWays && Lifecycle.fold(Chain.entries(tx.handle(), document)).contradiction()) {
      String partner = tx.handle().select("SELECT COALESCE(partner, handed_by) FROM document WHERE id = ?", document).mapTo(String.class).one();
      raise(tx, document, CONTRADICTION, tx.now(), LedgerFindings.contradiction(partner));
    }
  }

  /** Raises an alarm when a receipt is for other bytes than were sent. */
  static void otherBytes(Tx tx, String document, String claimed) {
    String partner = tx.handle().select("SELECT COALESCE(partner, handed_by) FROM document WHERE id = ?", document).mapTo(String.class).one();
    raise(tx, document, OTHER_BYTES, tx.now(), LedgerFindings.doubtful(partner, claimed));
  }

  /** A receipt for the bytes that were sent has come; the alarm about another one has lost its reason. */
  static void bytesEqual(Tx tx, String document) {
    tx.run("UPDATE alarm SET cleared = ? WHERE document = ? AND kind = ? AND cleared IS NULL", tx.now(), document, OTHER_BYTES);
  }

  /** Raises an alarm, with an entry, unless it is raised already. */
  static boolean raise(Tx tx, String document, String kind, long since, Finding finding) {
    boolean fresh = tx.run("INSERT INTO alarm (document, kind, since, words) VALUES (?, ?, ?, ?) ON CONFLICT (document, kind)"
        + " DO UPDATE SET since = excluded.since, words = excluded.words, cleared = NULL WHERE alarm.cleared IS NOT NULL", document, kind, since,
        finding.message()) == 1;
    if (fresh) {
      Chain.append(tx, document, "watch", Step.of(Stage.NOTED, finding.message()).findings(List.of(finding)));
    }
    return fresh;
  }

  /** Alarms that are open, unmatched answers and quarantined hand-overs included, oldest first. */
  static List<Alarm> open(Handle h) {
    return h.select("SELECT document, kind, since, words FROM alarm WHERE cleared IS NULL"
        + " UNION ALL SELECT NULL, 'unmatched', at, connector || ' ' || identity || ': ' || why FROM unmatched_evidence"
        + " UNION ALL SELECT i.document, 'conflict', q.at, 'Other content under the identity ' || i.identity || ' of ' || i.partner"
        + " FROM quarantine q JOIN inbound i ON i.id = q.inbound WHERE q.decided_at IS NULL ORDER BY 3")
        .map((rs, c) -> new Alarm(rs.getString(1), rs.getString(2), Instant.ofEpochMilli(rs.getLong(3)), rs.getString(4))).list();
  }
}
