package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Raises alarms, once each, with an entry; clears them when their reason is gone. */
final class Watch {
  private static final String OVERDUE = "answer-overdue";
  private static final String CONTRADICTION = "contradiction";
  private static final int AT_ONCE = 500;

  private record Late(String document, String partner, String expects, long due) {}

  private final Database database;

  Watch(Database database) {
    this.database = database;
  }

  /** Looks at what is due; returns all open alarms. */
  List<Alarm> watch() {
    List<Late> late = database.read(h -> h.select("SELECT o.document, o.partner, o.expects, o.answer_due FROM outbox o WHERE o.answer_due <= "
        + database.vendor().now + " AND o.state IN ('READY', 'DELIVERED') ORDER BY o.answer_due LIMIT ?", AT_ONCE)
        .map((rs, c) -> new Late(rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4))).list());
    for (Late l : late) {
      database.write("watch", tx -> {
        if (Lifecycle.fold(Chain.entries(tx.handle(), l.document())).complete()) {
          // Answered in time or not: it is never looked at again.
          tx.run("UPDATE outbox SET answer_due = NULL WHERE document = ?", l.document());
          clear(tx, l.document(), OVERDUE);
          return null;
        }
        raise(tx, l.document(), OVERDUE, l.due(), LedgerFindings.overdue(l.expects(), l.partner()));
        return null;
      });
    }
    return database.read(Watch::open);
  }

  /** Raises an alarm when the answers to a document contradict each other. */
  static void contradiction(Tx tx, String document) {
    boolean bothWays = tx.handle().select("SELECT 1 FROM evidence a JOIN evidence b ON b.document = a.document AND b.level = a.level"
        + " WHERE a.document = ? AND a.verdict IN ('ACCEPTED', 'PAID') AND b.verdict = 'REFUSED' LIMIT 1", document).mapTo(Integer.class).findOne().isPresent();
    if (bothWays && Lifecycle.fold(Chain.entries(tx.handle(), document)).contradiction()) {
      String partner = tx.handle().select("SELECT COALESCE(partner, handed_by) FROM document WHERE id = ?", document).mapTo(String.class).one();
      raise(tx, document, CONTRADICTION, tx.now(), LedgerFindings.contradiction(partner));
    }
  }

  private static void raise(Tx tx, String document, String kind, long since, io.bordereau.mapping.Finding finding) {
    if (tx.run("INSERT INTO alarm (document, kind, since, words) VALUES (?, ?, ?, ?) ON CONFLICT (document, kind) DO NOTHING", document, kind, since,
        finding.message()) == 1) {
      Chain.append(tx, document, "watch", Step.of(Stage.NOTED, finding.message()).findings(List.of(finding)));
    }
  }

  private static void clear(Tx tx, String document, String kind) {
    tx.run("UPDATE alarm SET cleared = ? WHERE document = ? AND kind = ? AND cleared IS NULL", tx.now(), document, kind);
  }

  /** Alarms that are open, unmatched answers and quarantined hand-overs included, oldest first. */
  static List<Alarm> open(Handle h) {
    return h.select("SELECT document, kind, since, words FROM alarm WHERE cleared IS NULL"
        + " UNION ALL SELECT NULL, 'unmatched', at, connector || ' ' || identity || ': ' || why FROM unmatched_evidence"
        + " UNION ALL SELECT i.document, 'conflict', q.at, 'Other content under the identity ' || i.identity || ' of ' || i.partner"
        + " FROM quarantine q JOIN inbound i ON i.id = q.inbound ORDER BY 3")
        .map((rs, c) -> new Alarm(rs.getString(1), rs.getString(2), Instant.ofEpochMilli(rs.getLong(3)), rs.getString(4))).list();
  }
}
