package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Counts over the whole ledger, by folding every document's entries once, in one pass over them. */
final class Counting {
  private long documents;
  private long delivered;
  private long complete;
  private long held;
  private long refused;
  private long rejected;
  private long underway;
  private long lost;

  private Counting() {}

  static Tally tally(Handle h) {
    Set<String> working = new HashSet<>(h.select("SELECT DISTINCT document FROM work WHERE state = 'OPEN'").mapTo(String.class).list());
    Set<String> waiting = new HashSet<>(h.select("SELECT DISTINCT document FROM outbox WHERE state = 'DELIVERED'").mapTo(String.class).list());
    working.addAll(SqlBatches.underway(h));
    Set<String> interchanges = new HashSet<>(h.select("SELECT id FROM document WHERE channel = ?", Batches.CHANNEL).mapTo(String.class).list());
    Counting counting = new Counting();
    try (Stream<Entry> entries = Chain.all(h)) {
      List<Entry> one = new ArrayList<>();
      for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
        Entry e = i.next();
        if (!one.isEmpty() && !one.get(0).document().equals(e.document())) {
          counting.count(one, working, waiting, interchanges);
          one.clear();
        }
        one.add(e);
      }
      if (!one.isEmpty()) {
        counting.count(one, working, waiting, interchanges);
      }
    }
    return new Tally(counting.documents, counting.delivered, counting.complete, counting.held, counting.refused, counting.rejected, counting.underway,
        number(h, "SELECT COALESCE(SUM(repeats), 0) FROM inbound"), number(h, "SELECT COUNT(*) + COALESCE(SUM(repeats), 0) FROM quarantine"),
        number(h, "SELECT COUNT(*) FROM unmatched_evidence"), number(h, "SELECT COUNT(*) FROM document d WHERE"
            + " (SELECT COUNT(*) FROM outbox o WHERE o.document = d.id AND o.attempts > 0) + (SELECT COUNT(*) FROM batched b JOIN outbox o ON o.id = b.outgoing"
            + " WHERE b.document = d.id AND o.attempts > 0) > 1 + (SELECT COUNT(*) FROM operator_action a WHERE a.document = d.id AND a.kind = 'resend')"),
        number(h, "SELECT COUNT(*) FROM document d WHERE direction = 'OUT' AND channel NOT IN ('acknowledgement', 'batch')"
            + " AND NOT EXISTS (SELECT 1 FROM document part WHERE part.carrier = d.id)"), counting.lost);
  }

  private static long number(Handle h, String sql) {
    return h.select(sql).mapTo(Long.class).one();
  }

  private void count(List<Entry> entries, Set<String> working, Set<String> waiting, Set<String> interchanges) {
    String document = entries.get(0).document();
    Lifecycle life = Lifecycle.fold(entries);
    if (interchanges.contains(document) || life.state() == State.UNPACKED || life.state() == State.REPEATED) {
      return;
    }
    documents++;
    switch (life.state()) {
      case HELD, QUARANTINED, FAILED -> held++;
      case REFUSED -> refused++;
      case REJECTED -> {
        rejected++;
        delivered++;
      }
      case SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, APPROVED, PAID, HANDED_OVER, TAKEN -> delivered++;
      case RECEIVED, UNDERWAY, VOIDED, UNPACKED, CORRELATED, REPEATED -> { }
    }
    if (life.complete()) {
      complete++;
    } else if (life.state() != State.HELD && life.state() != State.QUARANTINED && life.state() != State.FAILED) {
      if (working.contains(document) || waiting.contains(document) || !life.answers().isEmpty()) {
        underway++;
      } else {
        lost++;
      }
    }
  }
}
