package io.bordereau.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The entries of a document, each chained to the one before by SHA-256 over the previous hash and its own columns as they are stored. */
final class Chain {
  /** The columns of an entry as they are selected. */
  static final String COLUMNS = "document, seq, at, by_whom, stage, issue, level, verdict, about, body, previous, hash";

  /** The columns that an entry's hash is made over, in this order. */
  static final List<String> HASHED = List.of("previous", "document", "seq", "at", "by_whom", "stage", "issue", "level", "verdict", "about", "body");

  /** An entry as it is stored. */
  private record Row(
      String document, int seq, long at, String by, String stage, int issue, String level, String verdict, String about, String body, String previous,
      String hash) {
    String computed() {
      return Chain.hash(previous, document, seq, at, by, stage, issue, level, verdict, about, body);
    }

    Entry entry() {
      return new Entry(document, seq, Instant.ofEpochMilli(at), by, Bodies.step(Stage.valueOf(stage), body), issue, level == null ? null : Level.valueOf(level),
          verdict == null ? null : Verdict.valueOf(verdict), about, previous, hash);
    }
  }

  private static final RowMapper<Row> ROW = (rs, c) -> new Row(rs.getString(1), rs.getInt(2), rs.getLong(3), rs.getString(4), rs.getString(5), rs.getInt(6),
      rs.getString(7), rs.getString(8), rs.getString(9), rs.getString(10), rs.getString(11), rs.getString(12));

  private record Head(int seq, String hash) {}

  private Chain() {}

  /** The hash over the columns of {@link #HASHED}. */
  static String hash(Object... columns) {
    StringBuilder text = new StringBuilder(1024);
    for (Object column : columns) {
      String value = column == null ? "" : column.toString();
      // The length before each value keeps two rows apart that only share their concatenation; a null and an empty text differ by the sign.
      text.append(column == null ? -1 : value.length()).append(':').append(value);
    }
    return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a step that is about nothing else. */
  static void append(Tx tx, String document, String by, Step step) {
    append(tx, document, by, step, 0, null, null, "");
  }

  /** Appends an entry. */
  static void append(Tx tx, String document, String by, Step step, int issue, Level level, Verdict verdict, String about) {
    Head head = tx.handle().select("UPDATE document SET head_seq = head_seq + 1 WHERE id = ? RETURNING head_seq, head_hash", document)
        .map((rs, c) -> new Head(rs.getInt(1), rs.getString(2))).findOne()
        .orElseThrow(() -> new LedgerException("There is no document " + document + ".", null));
    Row row = new Row(document, head.seq(), tx.now(), Texts.plain(by), step.stage().name(), issue, level == null ? null : level.name(),
        verdict == null ? null : verdict.name(), Texts.plain(about), Bodies.text(step), head.hash(), null);
    String hash = row.computed();
    tx.run("INSERT INTO entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", document, row.seq(), row.at(), row.by(), row.stage(), issue, row.level(),
        row.verdict(), row.about(), row.body(), row.previous(), hash);
    tx.run("UPDATE document SET head_hash = ? WHERE id = ?", hash, document);
    tx.touch(document);
  }

  /** The entries of a document in their order. */
  static List<Entry> entries(Handle handle, String document) {
    return rows(handle, document).stream().map(Row::entry).toList();
  }

  /** All entries of all documents, document by document, streamed; to be closed. */
  static Stream<Entry> all(Handle handle) {
    return handle.select("SELECT " + COLUMNS + " FROM entry ORDER BY document, seq").setFetchSize(1000).map(ROW).stream().map(Row::entry);
  }

  private static List<Row> rows(Handle handle, String document) {
    return handle.select("SELECT " + COLUMNS + " FROM entry WHERE document = ? ORDER BY seq", document).map(ROW).list();
  }

  /** A document's entries as far as they can be read, with what is wrong with their chain. */
  static Seals.Checked checked(Handle handle, String document) {
    List<Entry> entries = new ArrayList<>();
    Optional<String> wrong = wrong(handle, document);
    for (Row row : rows(handle, document)) {
      try {
        entries.add(row.entry());
      } catch (LedgerException | IllegalArgumentException e) {
        return new Seals.Checked(document, entries, wrong.or(() -> Optional.of("Entry " + row.seq() + " of " + document + " cannot be read.")));
      }
    }
    return new Seals.Checked(document, entries, wrong);
  }

  /** What is wrong with a document's chain; empty when it holds from the first entry to the head that the document names. */
  static Optional<String> wrong(Handle handle, String document) {
    String previous = Entry.START;
    int seq = 0;
    for (Row row : rows(handle, document)) {
      seq++;
      if (row.seq() != seq) {
        return Optional.of("Entry " + seq + " of " + document + " is missing.");
      }
      if (!row.previous().equals(previous)) {
        return Optional.of("Entry " + seq + " of " + document + " does not follow the one before it.");
      }
      if (!row.computed().equals(row.hash())) {
        return Optional.of("Entry " + seq + " of " + document + " was changed.");
      }
      previous = row.hash();
    }
    Head head = handle.select("SELECT head_seq, head_hash FROM document WHERE id = ?", document).map((rs, c) -> new Head(rs.getInt(1), rs.getString(2)))
        .findOne().orElse(null);
    if (head == null) {
      return Optional.of("There is no document " + document + ".");
    }
    return head.seq() == seq && head.hash().equals(previous) ? Optional.empty() : Optional.of("Entries after " + seq + " of " + document + " are missing.");
  }

  /** SHA-256, hexadecimal. */
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** A fresh SHA-256. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
