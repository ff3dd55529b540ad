package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;

/** Work: opened, claimed for a while under a rising token, ended, parked while its document is held. */
final class Works {
  private static final String RETURNED = " RETURNING id, kind, document, outgoing, owner, token, attempts, lease_until";
  private static final String DUE = " w.state = 'OPEN' AND w.due <= ? AND (w.lane IS NULL OR NOT EXISTS (SELECT 1 FROM work e"
      + " WHERE e.lane = w.lane AND e.kind = w.kind AND e.state = 'OPEN' AND e.id < w.id)) AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.name = '" + Vault.STOPPED + "')";
  private static final RowMapper<Claim> CLAIM = (rs, c) -> new Claim(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5),
      rs.getLong(6), rs.getInt(7), Instant.ofEpochMilli(rs.getLong(8)));

  private final Database database;

  Works(Database database) {
    this.database = database;
  }

  /** Opens work; rings when it is due at once. Returns its id. */
  static String open(Tx tx, String document, String outgoing, String lane, Next next) {
    String id = Ulid.next();
    tx.run("INSERT INTO work (id, kind, document, outgoing, lane, state, due, at) VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?)", id, next.kind(), document, outgoing,
        lane, tx.now() + next.after().toMillis(), tx.now());
    if (next.after().isZero()) {
      tx.ring(next.kind(), id);
    }
    return id;
  }

  /** Whether the claim is still the latest one of open work; if so, it stays so until the commit. */
  static boolean holds(Tx tx, Claim claim) {
    return tx.handle().select("SELECT 1 FROM work WHERE id = ? AND token = ? AND state = 'OPEN'" + tx.forUpdate(), claim.work(), claim.token()).mapTo(Integer.class).findOne()
        .isPresent();
  }

  /** Ends the claim's work. */
  static void end(Tx tx, Claim claim) {
    tx.run("UPDATE work SET state = 'DONE' WHERE id = ? AND token = ?", claim.work(), claim.token());
  }

  /** Puts the claim's work aside until its document is released. */
  static void park(Tx tx, Claim claim) {
    tx.run("UPDATE work SET state = 'PARKED' WHERE id = ? AND token = ?", claim.work(), claim.token());
  }

  /** Gives the claim's work back, due after a while. */
  static void giveBack(Tx tx, Claim claim, Duration after) {
    tx.run("UPDATE work SET owner = NULL, lease_until = NULL, due = ? WHERE id = ? AND token = ?", tx.now() + after.toMillis(), claim.work(), claim.token());
    if (after.isZero()) {
      tx.ring(claim.kind(), claim.work());
    }
  }

  /** Puts all open work of a document aside; whoever has claimed some of it is late from now on. */
  static void parkAll(Tx tx, String document) {
    tx.run("UPDATE work SET state = 'PARKED', token = token + 1, owner = NULL, lease_until = NULL WHERE document = ? AND state = 'OPEN'", document);
  }

  /** Takes up all parked work of a document. */
  static void takeUp(Tx tx, String document) {
    tx.handle().select("UPDATE work SET state = 'OPEN', owner = NULL, lease_until = NULL, due = ? WHERE document = ? AND state = 'PARKED' RETURNING kind, id",
        tx.now(), document).map((rs, c) -> new Tx.Ring(rs.getString(1), rs.getString(2))).forEach(r -> tx.ring(r.kind(), r.work()));
  }

  /** Makes all claimed work due again; should a claimer live after all, it is late from now on. Only for a database with one process. */
  static void freeClaims(Tx tx) {
    tx.run("UPDATE work SET owner = NULL, lease_until = NULL, token = token + 1, due = ? WHERE state = 'OPEN' AND lease_until IS NOT NULL", tx.now());
  }

  /** The same for what was claimed in earlier lives of this node; what other nodes have claimed is theirs until their leases end. */
  static void freeClaims(Tx tx, String node) {
    tx.run("UPDATE work SET owner = NULL, lease_until = NULL, token = token + 1, due = ? WHERE state = 'OPEN' AND lease_until IS NOT NULL"
        + " AND SUBSTR(owner, 1, ?) = ?", tx.now(), node.length() + 1, node + "/");
  }

  /** Nobody else ends, claims or parks the work of a sending until the commit. */
  static void hold(Tx tx, String outgoing) {
    if (!tx.forUpdate().isEmpty()) {
      tx.handle().select("SELECT id FROM work WHERE outgoing = ? AND state <> 'DONE' ORDER BY id" + tx.forUpdate(), outgoing).mapTo(String.class).list();
    }
  }

  /** Ends all work of a document. */
  static void endAll(Tx tx, String document) {
    tx.run("UPDATE work SET state = 'DONE', token = token + 1 WHERE document = ? AND state <> 'DONE'", document);
  }

  Optional<Claim> claim(String kind, String owner, Duration lease) {
    if (due(kind, 1).isEmpty()) {
      return Optional.empty(); // Looking costs the writer nothing.
    }
    return claim(tx -> tx.handle().select("UPDATE work SET owner = ?, token = token + 1, attempts = attempts + 1, lease_until = ?, due = ?"
          + " WHERE id = (SELECT w.id FROM work w WHERE w.kind = ? AND" + DUE + " ORDER BY w.due, w.id LIMIT 1" + database.vendor().skipLocked + ")" + RETURNED,
          owner, tx.now() + lease.toMillis(), tx.now() + lease.toMillis(), kind, tx.now()).map(CLAIM).findOne());
  }

  Optional<Claim> claimWork(String work, String owner, Duration lease) {
    return claim(tx -> tx.handle().select("UPDATE work SET owner = ?, token = token + 1, attempts = attempts + 1, lease_until = ?, due = ?"
          + " WHERE id = (SELECT w.id FROM work w WHERE w.id = ? AND" + DUE + database.vendor().skipLocked + ")" + RETURNED,
          owner, tx.now() + lease.toMillis(), tx.now() + lease.toMillis(), work, tx.now()).map(CLAIM).findOne());
  }

  /** Claims; when it is about a sending, the network may be next: that counts as an attempt, and is T5. */
  private Optional<Claim> claim(Function<Tx, Optional<Claim>> how) {
    Optional<Claim> claim = database.beside("claim", tx -> {
      Optional<Claim> got = how.apply(tx);
      got.filter(c -> c.outgoing() != null).ifPresent(c -> {
        tx.run("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", c.outgoing());
        Failpoint.hit("T5");
      });
      return got;
    });
    claim.filter(c -> c.outgoing() != null).ifPresent(c -> Failpoint.hit("T5.committed"));
    return claim;
  }

  List<String> due(String kind, int max) {
    return database.read(h -> h.select("SELECT w.id FROM work w WHERE w.kind = ? AND" + DUE.replace("?", database.now())
        + " ORDER BY w.due, w.id LIMIT ?", kind, max).mapTo(String.class).list());
  }

  Outcome prolong(Claim claim, Duration lease) {
    return database.beside("prolong", tx -> tx.run("UPDATE work SET lease_until = ?, due = ? WHERE id = ? AND token = ? AND state = 'OPEN'",
        tx.now() + lease.toMillis(), tx.now() + lease.toMillis(), claim.work(), claim.token()) == 1 ? Outcome.DONE : Outcome.LATE);
  }
}
