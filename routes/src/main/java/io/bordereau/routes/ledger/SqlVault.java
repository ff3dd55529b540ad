package io.bordereau.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;

/** Rows as they are stored. */
final class SqlVault implements Vault {
  /** Which rows of a table are about a document; {@code ?} is its id. */
  private static final List<Map.Entry<String, String>> TABLES = List.of(
      Map.entry("document", "SELECT id, direction, carrier, part, channel, handed_by, name, payload, format, at, issuer, type, number, year, revision, partner, currency, amount,"
          + " issue, head_seq, head_hash FROM document WHERE id = ?"),
      Map.entry("inbound", "SELECT id, channel, partner, identity, content, reply_status, reply_type, reply_body, reply_payload, at, repeats FROM inbound WHERE document = ? ORDER BY id"),
      Map.entry("interchange", "SELECT standard, sender, receiver, control, content, at, repeats FROM interchange WHERE document = ? ORDER BY standard, sender, receiver, control"),
      Map.entry("outbox", "SELECT id, document, issue, partner, identity, numbers, state, payload, type, mic, address, expects, attempts, at FROM outbox o"
          + " WHERE document = ?1 OR id IN (SELECT outgoing FROM batched WHERE document = ?1 AND outgoing IS NOT NULL) ORDER BY issue, id"),
      Map.entry("evidence", "SELECT DISTINCT v.connector, v.identity, v.level, v.verdict, v.payload, v.mic, v.body, v.at FROM entry e JOIN evidence v"
          + " ON v.connector = e.by_whom AND v.identity = SUBSTR(e.about, LENGTH(e.by_whom) + 2) WHERE e.document = ? AND e.stage = 'ANSWERED' ORDER BY v.at, v.connector, v.identity"),
      Map.entry("reference", "SELECT scheme, scope, value, outgoing FROM reference WHERE document = ? ORDER BY scheme, scope, value"),
      Map.entry("payment", "SELECT remittance, item, partner, number, currency, amount, settled, at FROM payment WHERE document = ? ORDER BY remittance, item"),
      Map.entry("operator_action", "SELECT id, at, by_whom, kind, reason FROM operator_action WHERE document = ? ORDER BY id"),
      Map.entry("legal_hold", "SELECT id, at, by_whom, reason, lifted, lifted_by, lifted_why FROM legal_hold WHERE document = ? ORDER BY id"),
      Map.entry("retention", "SELECT country, ends, source, erased FROM retention WHERE document = ?"));

  /** More starts than a node can have had since the backup. */
  private static final long EPOCHS = 1000;

  private final Database database;
  private final StoredPayloads payloads;

  SqlVault(Database database, StoredPayloads payloads) {
    this.payloads = payloads;
    this.database = database;
  }

  @Override
  public List<SequencedMap<String, String>> entries(String document) {
    return database.read(h -> h.select("SELECT " + Chain.COLUMNS + " FROM entry WHERE document = ? ORDER BY seq", document).map((rs, c) -> row(rs)).list());
  }

  @Override
  public SequencedMap<String, List<SequencedMap<String, String>>> rows(String document) {
    return database.snapshot(h -> {
      SequencedMap<String, List<SequencedMap<String, String>>> all = new LinkedHashMap<>();
      TABLES.forEach(t -> all.put(t.getKey(), select(h, t.getValue(), document)));
      return all;
    });
  }

  @Override
  public List<Undated> undated(int max) {
    return database.read(h -> Retained.undated(h, max));
  }

  @Override
  public void keep(String document, String country, Instant ends, String source) {
    database.write("retention", tx -> tx.run("INSERT INTO retention (document, country, ends, source) VALUES (?, ?, ?, ?) ON CONFLICT (document) DO NOTHING", document, country,
        ends.toEpochMilli(), source));
  }

  @Override
  public List<String> over(int max) {
    return database.read(h -> Retained.over(h, database.now(), max));
  }

  @Override
  public boolean erase(String document, String by) {
    List<String> gone = database.write("erase", tx -> Retained.erase(tx, document, by));
    gone.forEach(payloads::drop);
    return !gone.isEmpty();
  }

  @Override
  public void legalHold(String document, String by, String reason) {
    database.write("desk", tx -> {
      Retained.hold(tx, document, by, reason);
      return null;
    });
  }

  @Override
  public boolean liftLegalHold(String document, String by, String reason) {
    return database.write("desk", tx -> Retained.lift(tx, document, by, reason));
  }

  @Override
  public List<Long> retained() {
    return database.read(h -> java.util.stream.Stream.of("SELECT COUNT(DISTINCT document) FROM legal_hold WHERE lifted IS NULL", "SELECT COUNT(*) FROM retention",
        "SELECT COUNT(*) FROM retention WHERE erased IS NOT NULL").map(sql -> h.select(sql).mapTo(Long.class).one()).toList());
  }

  @Override
  public Optional<String> stopped() {
    return database.read(h -> h.select("SELECT value FROM mark WHERE name = ?", STOPPED).mapTo(String.class).findOne());
  }

  @Override
  public List<String> unfinished() {
    return database.read(h -> h.select("SELECT DISTINCT w.document FROM work w LEFT JOIN outbox o ON o.id = w.outgoing WHERE w.state = 'OPEN' AND o.payload IS NULL"
        + " ORDER BY w.document").mapTo(String.class).list());
  }

  @Override
  public int advance(long by, String checkpoints) {
    return database.write("advance", tx -> {
      int moved = tx.run("UPDATE counter SET next = next + ?", by);
      tx.run("INSERT INTO node_epoch (node, epoch, started) SELECT node, MAX(epoch) + ?, ? FROM node_epoch GROUP BY node", EPOCHS, tx.now());
      if (checkpoints != null) {
        tx.run("INSERT INTO mark (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at", Seals.RESTORED, checkpoints, tx.now());
      }
      tx.run("DELETE FROM mark WHERE name = ?", STOPPED);
      return moved;
    });
  }

  private static List<SequencedMap<String, String>> select(Handle h, String sql, String document) {
    return h.select(sql.replace("?1", "?"), java.util.stream.IntStream.range(0, (int) sql.chars().filter(c -> c == '?').count()).mapToObj(i -> document).toArray())
        .map((rs, c) -> row(rs)).list();
  }

  private static SequencedMap<String, String> row(ResultSet rs) throws SQLException {
    SequencedMap<String, String> row = new LinkedHashMap<>();
    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
      String value = rs.getString(i);
      if (value != null) {
        row.put(rs.getMetaData().getColumnLabel(i), value);
      }
    }
    return row;
  }
}
