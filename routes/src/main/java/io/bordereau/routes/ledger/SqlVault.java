package io.bordereau.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
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

  SqlVault(Database database) {
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
