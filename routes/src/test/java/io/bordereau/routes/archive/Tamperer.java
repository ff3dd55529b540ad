package io.bordereau.routes.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Somebody with all rights on the database, and now and then on one of the places of the checkpoints: changes something, and covers the tracks as far as such a
 * person can. Knows how chains are made, as anybody can read.
 */
final class Tamperer {
  /** What was done, and which words of a finding name it. */
  record Done(String kind, String detail, List<String> names) {}

  private interface Way {
    Done go(Connection c) throws Exception;
  }

  static final List<String> KINDS = List.of("a column of an entry", "an entry is taken out", "an entry is changed and the chain made anew", "a document is taken out",
      "the tail of a chain is cut off", "an entry is put behind", "a document is made up", "a byte of a payload", "two payloads change places", "a payload is taken out",
      "a document points to other bytes", "a checkpoint's row", "a checkpoint is taken out", "what a checkpoint holds", "all checkpoints are made anew in the database",
      "a byte of an exported file", "an exported file is taken out", "the database and one place are made anew", "the last checkpoints are taken out everywhere inside",
      "a sending's row", "an answer's row", "an entry is put into the past", "erased without a word");

  private static final List<String> COLUMNS = List.of("document", "seq", "at", "by_whom", "stage", "issue", "level", "verdict", "about", "body", "previous", "hash");

  private final ArchivedLedger ledger;
  private final Random chance;

  Tamperer(ArchivedLedger ledger, Random chance) {
    this.ledger = ledger;
    this.chance = chance;
  }

  Done tamper(int number) throws Exception {
    var kind = KINDS.get(number % KINDS.size());
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + ledger.ledger().resolve("ledger.db"))) {
      c.setAutoCommit(false);
      var document = pick(c, "SELECT id FROM document ORDER BY id");
      int last = Integer.parseInt(one(c, "SELECT MAX(seq) FROM entry WHERE document = ?", document));
      int seq = 1 + chance.nextInt(last);
      var done = switch (number % KINDS.size()) {
        case 0 -> column(c, kind, document, seq);
        case 1 -> {
          run(c, "DELETE FROM entry WHERE document = ? AND seq = ?", document, seq);
          yield new Done(kind, document + " " + seq, List.of(document));
        }
        case 2 -> {
          change(c, document, seq);
          rehash(c, document, seq);
          yield new Done(kind, document + " " + seq, List.of("Entry " + seq + " of " + document));
        }
        case 3 -> {
          forget(c, document);
          yield new Done(kind, document, List.of("Entry 1 of " + document));
        }
        case 4 -> cut(c, kind, document, Math.max(2, seq), last);
        case 5 -> {
          append(c, document, last, "2026-03-02T08:10:00Z");
          yield new Done(kind, document, List.of("Entry " + (last + 1) + " of " + document));
        }
        case 6 -> madeUp(c, kind, document);
        case 7 -> payloadByte(c, kind);
        case 8 -> swap(c, kind);
        case 9 -> {
          var digest = pick(c, "SELECT digest FROM payload ORDER BY digest");
          run(c, "DELETE FROM payload_chunk WHERE digest = ?", digest);
          if (chance.nextBoolean()) run(c, "DELETE FROM payload WHERE digest = ?", digest);
          yield new Done(kind, digest, List.of(digest));
        }
        case 10 -> {
          var other = pick(c, "SELECT digest FROM payload WHERE digest <> '" + one(c, "SELECT payload FROM document WHERE id = ?", document) + "' ORDER BY digest");
          run(c, "UPDATE document SET payload = ? WHERE id = ?", other, document);
          yield new Done(kind, document, List.of(document));
        }
        case 11 -> sealRow(c, kind);
        case 12 -> {
          var n = pick(c, "SELECT number FROM seal ORDER BY number");
          run(c, "DELETE FROM seal WHERE number = ?", n);
          if (chance.nextBoolean()) run(c, "DELETE FROM seal_run WHERE seal = ?", n);
          yield new Done(kind, n, List.of("heckpoint " + n));
        }
        case 13 -> sealRun(c, kind);
        case 14 -> {
          change(c, document, seq);
          rehash(c, document, seq);
          reseal(c, null);
          yield new Done(kind, document, List.of("Entry " + seq + " of " + document));
        }
        case 15 -> fileByte(kind);
        case 16 -> {
          var file = file();
          Files.delete(file);
          yield new Done(kind, file.toString(), List.of(number(file)));
        }
        case 17 -> {
          change(c, document, seq);
          rehash(c, document, seq);
          reseal(c, ledger.settings().places().get(chance.nextInt(2)));
          yield new Done(kind, document, List.of("is another one in each of two places"));
        }
        case 18 -> {
          run(c, "DELETE FROM seal WHERE number >= 2");
          run(c, "DELETE FROM seal_run WHERE seal >= 2");
          run(c, "UPDATE document SET sealed_seq = 0 WHERE id NOT IN (SELECT document FROM seal_run)");
          yield new Done(kind, "2 and 3", List.of("Checkpoint 3 is outside the database and not in it"));
        }
        case 19 -> outbox(c, kind, document);
        case 20 -> {
          if (chance.nextBoolean()) run(c, "UPDATE evidence SET verdict = 'REFUSED' WHERE document = ?", document);
          else run(c, "UPDATE evidence SET payload = (SELECT payload FROM document WHERE id = ?) WHERE document = ?", document, document);
          yield new Done(kind, document, List.of(document));
        }
        case 21 -> {
          run(c, "UPDATE entry SET at = at - ? WHERE document = ? AND seq >= ?", 1000L * (1 + chance.nextInt(1_000_000)), document, seq);
          rehash(c, document, seq);
          yield new Done(kind, document, List.of("Entry " + seq + " of " + document));
        }
        default -> {
          var digest = pick(c, "SELECT digest FROM payload ORDER BY digest");
          run(c, "DELETE FROM payload_chunk WHERE digest = ?", digest);
          run(c, "UPDATE payload SET location = 'erased' WHERE digest = ?", digest);
          yield new Done(kind, digest, List.of(digest));
        }
      };
      c.commit();
      return done;
    }
  }

  private Done column(Connection c, String kind, String document, int seq) throws SQLException {
    var column = COLUMNS.get(chance.nextInt(COLUMNS.size()));
    switch (column) {
      case "seq" -> run(c, "UPDATE entry SET seq = 77 WHERE document = ? AND seq = ?", document, seq);
      case "at", "issue" -> run(c, "UPDATE entry SET " + column + " = " + column + " + 1 WHERE document = ? AND seq = ?", document, seq);
      case "level" -> run(c, "UPDATE entry SET level = CASE WHEN level IS NULL THEN 'BUSINESS' END WHERE document = ? AND seq = ?", document, seq);
      case "verdict" -> run(c, "UPDATE entry SET verdict = CASE WHEN verdict IS NULL THEN 'PAID' END WHERE document = ? AND seq = ?", document, seq);
      case "stage" -> run(c, "UPDATE entry SET stage = CASE WHEN stage = 'NOTED' THEN 'CHECKED' ELSE 'NOTED' END WHERE document = ? AND seq = ?", document, seq);
      default -> run(c, "UPDATE entry SET " + column + " = " + column + " || 'x' WHERE document = ? AND seq = ?", document, seq);
    }
    return new Done(kind, column + " " + document + " " + seq, List.of(document));
  }

  private void change(Connection c, String document, int seq) throws SQLException {
    if (chance.nextBoolean()) run(c, "UPDATE entry SET body = '{\"words\":\"nothing happened " + chance.nextInt() + "\"}' WHERE document = ? AND seq = ?", document, seq);
    else run(c, "UPDATE entry SET by_whom = 'somebody-" + chance.nextInt() + "' WHERE document = ? AND seq = ?", document, seq);
  }

  private Done cut(Connection c, String kind, String document, int from, int last) throws SQLException {
    run(c, "DELETE FROM entry WHERE document = ? AND seq >= ?", document, from);
    head(c, document);
    if (chance.nextBoolean()) run(c, "UPDATE document SET sealed_seq = head_seq WHERE id = ?", document);
    return new Done(kind, document + " from " + from, List.of("Entry " + last + " of " + document));
  }

  private static void head(Connection c, String document) throws SQLException {
    run(c, "UPDATE document SET head_seq = (SELECT MAX(seq) FROM entry WHERE document = ?), head_hash = (SELECT hash FROM entry WHERE document = ? ORDER BY seq DESC LIMIT 1) WHERE id = ?",
        document, document, document);
  }

  /** An entry that says it had been there long ago, well chained. */
  private void append(Connection c, String document, int last, String at) throws SQLException {
    var row = new ArrayList<>(row(c, document, last));
    row.set(1, Integer.toString(last + 1));
    row.set(2, Long.toString(java.time.Instant.parse(at).toEpochMilli()));
    row.set(10, row.get(11));
    row.set(11, hash(row));
    insert(c, row);
    head(c, document);
    if (chance.nextBoolean()) run(c, "UPDATE document SET sealed_seq = head_seq WHERE id = ?", document);
  }

  private Done madeUp(Connection c, String kind, String like) throws SQLException {
    var id = "01MADEUP0000000000000" + (10000 + chance.nextInt(80000));
    run(c, "INSERT INTO document (id, direction, channel, handed_by, name, payload, format, at, head_hash, sealed_seq) SELECT '" + id
        + "', direction, channel, handed_by, name, payload, format, at, head_hash, " + chance.nextInt(2) + " FROM document WHERE id = ?", like);
    var row = new ArrayList<>(row(c, like, 1));
    row.set(0, id);
    row.set(11, hash(row));
    insert(c, row);
    head(c, id);
    // it says that it was there from the beginning, when the first checkpoint was made
    run(c, "UPDATE entry SET at = " + ArchivedLedger.START.toEpochMilli() + " WHERE document = ?", id);
    rehash(c, id, 1);
    return new Done(kind, id, List.of(id));
  }

  private Done payloadByte(Connection c, String kind) throws SQLException {
    var digest = pick(c, "SELECT digest FROM payload_chunk ORDER BY digest");
    byte[] bytes;
    try (var s = c.prepareStatement("SELECT bytes FROM payload_chunk WHERE digest = ?")) {
      s.setString(1, digest);
      try (var rs = s.executeQuery()) {
        rs.next();
        bytes = rs.getBytes(1);
      }
    }
    bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
    run(c, "UPDATE payload_chunk SET bytes = ? WHERE digest = ?", bytes, digest);
    return new Done(kind, digest, List.of(digest));
  }

  private Done swap(Connection c, String kind) throws SQLException {
    var one = pick(c, "SELECT digest FROM payload_chunk ORDER BY digest");
    var other = pick(c, "SELECT digest FROM payload_chunk WHERE digest <> '" + one + "' ORDER BY digest");
    run(c, "UPDATE payload_chunk SET digest = 'x' WHERE digest = ?", one);
    run(c, "UPDATE payload_chunk SET digest = ? WHERE digest = ?", one, other);
    run(c, "UPDATE payload_chunk SET digest = ? WHERE digest = 'x'", other);
    return new Done(kind, one + " " + other, List.of(one));
  }

  private Done sealRow(Connection c, String kind) throws SQLException {
    var n = pick(c, "SELECT number FROM seal ORDER BY number");
    var column = List.of("at", "entries", "more", "restored", "root", "leaves", "previous").get(chance.nextInt(7));
    run(c, "UPDATE seal SET " + column + " = " + switch (column) {
      case "restored" -> "1";
      case "root", "leaves", "previous" -> "substr(" + column + ", 2) || CASE WHEN substr(" + column + ", 1, 1) = '0' THEN '1' ELSE '0' END || ''";
      default -> column + " + 1";
    } + " WHERE number = ?", n);
    return new Done(kind, column + " " + n, List.of("heckpoint " + n));
  }

  private Done sealRun(Connection c, String kind) throws SQLException {
    var n = pick(c, "SELECT number FROM seal ORDER BY number");
    var place = pick(c, "SELECT place FROM seal_run WHERE seal = " + n + " ORDER BY place");
    switch (chance.nextInt(3)) {
      case 0 -> run(c, "DELETE FROM seal_run WHERE seal = ? AND place = ?", n, place);
      case 1 -> run(c, "UPDATE seal_run SET last_seq = last_seq - 1 WHERE seal = ? AND place = ?", n, place);
      default -> run(c, "UPDATE seal_run SET document = 'nobody' WHERE seal = ? AND place = ?", n, place);
    }
    return new Done(kind, n + " " + place, List.of("heckpoint " + n));
  }

  private Done outbox(Connection c, String kind, String document) throws SQLException {
    switch (chance.nextInt(3)) {
      case 0 -> run(c, "UPDATE outbox SET numbers = '[4711]' WHERE document = ?", document);
      case 1 -> run(c, "UPDATE outbox SET payload = (SELECT payload FROM document WHERE id = ?) WHERE document = ?", document, document);
      default -> run(c, "UPDATE outbox SET identity = 'another' WHERE document = ?", document);
    }
    return new Done(kind, document, List.of(document));
  }

  private Path file() throws IOException {
    try (var all = Files.walk(ledger.settings().places().get(chance.nextInt(2)))) {
      var files = all.filter(Files::isRegularFile).sorted().toList();
      return files.get(chance.nextInt(files.size()));
    }
  }

  private static String number(Path file) {
    return "heckpoint " + Integer.parseInt(file.getFileName().toString().replaceAll("\\..*", ""));
  }

  private Done fileByte(String kind) throws IOException {
    var file = file();
    var bytes = Files.readAllBytes(file);
    int at = chance.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << chance.nextInt(8));
    Files.write(file, chance.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, at) : bytes, StandardOpenOption.TRUNCATE_EXISTING);
    return new Done(kind, file + " " + at, List.of(number(file), file.getFileName().toString()));
  }

  /** Takes a document out with everything that belongs to it. */
  static void forget(Connection c, String document) throws SQLException {
    for (var table : List.of("entry", "reference", "work", "inbound", "evidence", "seal_run", "outbox")) run(c, "DELETE FROM " + table + " WHERE document = ?", document);
    run(c, "DELETE FROM document WHERE id = ?", document);
  }

  /** Makes the chain of a document anew from an entry on. */
  private static void rehash(Connection c, String document, int from) throws SQLException {
    int last = Integer.parseInt(one(c, "SELECT MAX(seq) FROM entry WHERE document = ?", document));
    var previous = from == 1 ? "0".repeat(64) : row(c, document, from - 1).get(11);
    for (int seq = from; seq <= last; seq++) {
      var row = new ArrayList<>(row(c, document, seq));
      row.set(10, previous);
      previous = hash(row);
      run(c, "UPDATE entry SET previous = ?, hash = ? WHERE document = ? AND seq = ?", row.get(10), previous, document, seq);
    }
    head(c, document);
  }

  /** Makes all checkpoints anew from what the database says now; into a place outside as well, when there is one. */
  private void reseal(Connection c, Path place) throws Exception {
    var id = one(c, "SELECT value FROM mark WHERE name = 'ledger'");
    var previous = "0".repeat(64);
    for (int number = 1; number <= 3; number++) {
      Map<String, List<String>> runs = new java.util.LinkedHashMap<>();
      Map<String, Integer> firsts = new HashMap<>();
      try (var s = c.prepareStatement("SELECT r.document, r.first_seq, e.hash FROM seal_run r JOIN entry e ON e.document = r.document AND e.seq BETWEEN r.first_seq AND r.last_seq"
          + " WHERE r.seal = ? ORDER BY r.place, e.seq")) {
        s.setInt(1, number);
        try (ResultSet rs = s.executeQuery()) {
          while (rs.next()) {
            runs.computeIfAbsent(rs.getString(1), d -> new ArrayList<>()).add(rs.getString(3));
            firsts.put(rs.getString(1), rs.getInt(2));
          }
        }
      }
      var list = runs.entrySet().stream().map(r -> new io.bordereau.routes.ledger.Seals.Run(r.getKey(), firsts.get(r.getKey()), r.getValue())).toList();
      var at = java.time.Instant.ofEpochMilli(Long.parseLong(one(c, "SELECT at FROM seal WHERE number = ?", Integer.toString(number))));
      var checkpoint = Checkpoint.after(id, number, previous, null, new io.bordereau.routes.ledger.Seals.Unsealed(at, false, list));
      previous = checkpoint.hash();
      run(c, "UPDATE seal SET root = ?, leaves = ?, previous = ? WHERE number = ?", checkpoint.root(), checkpoint.leaves(), checkpoint.previous(), number);
      if (place != null) {
        var store = new Checkpoints(place);
        var file = store.file(checkpoint);
        Files.delete(file);
        Files.delete(file.resolveSibling(Checkpoints.name(number) + Checkpoints.LEAVES));
        store.write(checkpoint, Checkpoint.list(list), null);
      }
    }
  }

  private static List<String> row(Connection c, String document, int seq) throws SQLException {
    try (var s = c.prepareStatement("SELECT " + String.join(", ", COLUMNS) + " FROM entry WHERE document = ? AND seq = ?")) {
      s.setString(1, document);
      s.setInt(2, seq);
      try (var rs = s.executeQuery()) {
        rs.next();
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= COLUMNS.size(); i++) row.add(rs.getString(i));
        return row;
      }
    }
  }

  private static void insert(Connection c, List<String> row) throws SQLException {
    run(c, "INSERT INTO entry (" + String.join(", ", COLUMNS) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row.toArray());
  }

  /** The hash of an entry, as anybody can read how it is made. */
  private static String hash(List<String> row) {
    var text = new StringBuilder();
    for (int column : new int[] {10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
      var value = row.get(column);
      text.append(value == null ? -1 : value.length()).append(':').append(value == null ? "" : value);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String pick(Connection c, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (var s = c.createStatement(); var rs = s.executeQuery(sql)) {
      while (rs.next()) all.add(rs.getString(1));
    }
    return all.get(chance.nextInt(all.size()));
  }

  private static String one(Connection c, String sql, Object... arguments) throws SQLException {
    try (var s = prepared(c, sql, arguments); var rs = s.executeQuery()) {
      rs.next();
      return rs.getString(1);
    }
  }

  private static void run(Connection c, String sql, Object... arguments) throws SQLException {
    try (var s = prepared(c, sql, arguments)) {
      if (s.executeUpdate() == 0 && !sql.startsWith("DELETE")) throw new IllegalStateException("nothing was changed by " + sql);
    }
  }

  private static PreparedStatement prepared(Connection c, String sql, Object... arguments) throws SQLException {
    var s = c.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) s.setObject(i + 1, arguments[i]);
    return s;
  }
}
