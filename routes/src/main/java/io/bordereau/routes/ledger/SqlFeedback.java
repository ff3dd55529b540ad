package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Events for our own system, in the database. */
final class SqlFeedback implements Feedback {
  private static final String ALARM = "feedback";
  private static final int MOST_FINDINGS = 100;
  private static final int SCALE = 4;
  private static final String NEXT = "SELECT f.sink, f.document, f.seq FROM feedback f WHERE f.sink = ? AND f.state = 'OPEN' AND f.due <= ? AND NOT EXISTS"
      + " (SELECT 1 FROM feedback e WHERE e.sink = f.sink AND e.document = f.document AND e.state = 'OPEN' AND e.seq < f.seq)"
      + " AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.name = '" + Vault.STOPPED + "') ORDER BY f.due, f.document, f.seq LIMIT 1";

  private final Database database;

  SqlFeedback(Database database) {
    this.database = database;
  }

  @Override
  public void begin(Function<String, List<String>> sinks) {
    // What an earlier life had begun to tell is told again: nobody is left who could say that it was told.
    database.write("feedback", tx -> tx.run("UPDATE feedback SET attempts = CASE state WHEN 'STUCK' THEN 0 ELSE attempts END, state = 'OPEN', due = ?", tx.now()));
    database.tell(sinks);
  }

  @Override
  public Optional<Event> claim(String sink, Duration lease) {
    if (database.read(h -> h.select(NEXT.replace("f.due <= ?", "f.due <= " + database.now()), sink).map((rs, c) -> 1).findOne().isEmpty())) {
      return Optional.empty(); // Looking costs the writer nothing.
    }
    return database.beside("feedback", tx -> tx.handle().select("UPDATE feedback SET due = ?, attempts = attempts + 1 WHERE (sink, document, seq) = (" + NEXT
        + database.vendor().skipLocked + ") RETURNING sink, document, seq, at, body, attempts", tx.now() + lease.toMillis(), sink, tx.now())
        .map((rs, c) -> new Event(id(rs.getString(2), rs.getInt(3)), rs.getString(1), rs.getString(2), rs.getInt(3), Instant.ofEpochMilli(rs.getLong(4)),
            rs.getString(5), rs.getInt(6))).findOne());
  }

  @Override
  public void told(Event e) {
    database.insist("feedback", tx -> {
      tx.run("DELETE FROM feedback WHERE sink = ? AND document = ? AND seq = ?", e.sink(), e.document(), e.seq());
      return tx.run("UPDATE alarm SET cleared = ? WHERE document = ? AND kind = ? AND cleared IS NULL AND NOT EXISTS (SELECT 1 FROM feedback f"
          + " WHERE f.document = alarm.document AND f.state = 'STUCK')", tx.now(), e.document(), ALARM);
    });
  }

  @Override
  public void again(Event e, Duration after, String why) {
    database.beside("feedback", tx -> tx.run("UPDATE feedback SET due = ?, why = ? WHERE sink = ? AND document = ? AND seq = ? AND attempts = ?",
        tx.now() + after.toMillis(), Texts.plain(why), e.sink(), e.document(), e.seq(), e.attempt()));
  }

  @Override
  public void givenUp(Event e, String why) {
    database.beside("feedback", tx -> {
      int stuck = tx.run("UPDATE feedback SET state = 'STUCK', why = ? WHERE sink = ? AND document = ? AND seq = ? AND attempts = ?", Texts.plain(why), e.sink(),
          e.document(), e.seq(), e.attempt());
      if (stuck == 1) {
        Watch.raise(tx, e.document(), ALARM, tx.now(), LedgerFindings.notTold(e.sink(), e.attempt(), why));
      }
      return stuck;
    });
  }

  private static String id(String document, int seq) {
    return document + "-" + seq;
  }

  /** The state of a document as it was told last; null when it is new. */
  static String before(Tx tx, String document) {
    return tx.handle().select("SELECT state FROM found WHERE document = ?", document).mapTo(String.class).findOne().orElse(null);
  }

  /** Writes what the sinks are to be told of a document whose state changed. */
  static void changed(Tx tx, Function<String, List<String>> sinks, String document, String before, Lifecycle life, List<Entry> entries) {
    Map<String, Object> about = about(tx, document);
    List<String> those = sinks.apply((String) about.getOrDefault("company", ""));
    if (those.isEmpty()) {
      return;
    }
    int seq = entries.get(entries.size() - 1).seq();
    String body = body(id(document, seq), about, seq, tx.now(), before, life, entries);
    for (String sink : those) {
      tx.run("INSERT INTO feedback (sink, document, seq, at, body, state, due) VALUES (?, ?, ?, ?, ?, 'OPEN', ?) ON CONFLICT (sink, document, seq) DO NOTHING",
          sink, document, seq, tx.now(), body, tx.now());
    }
  }

  private static Map<String, Object> about(Tx tx, String document) {
    return tx.handle().select("SELECT company, direction, kind, number, partner, currency, units FROM found WHERE document = ?", document).map((rs, c) -> {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("id", document);
      put(all, "company", rs.getString(1));
      put(all, "direction", lower(rs.getString(2)));
      put(all, "kind", rs.getString(3));
      put(all, "number", rs.getString(4));
      put(all, "partner", rs.getString(5));
      put(all, "currency", rs.getString(6));
      long units = rs.getLong(7);
      if (!rs.wasNull()) {
        all.put("amount", BigDecimal.valueOf(units, SCALE).stripTrailingZeros().toPlainString());
      }
      return all;
    }).one();
  }

  private static String body(String id, Map<String, Object> about, int seq, long at, String before, Lifecycle life, List<Entry> entries) {
    List<Entry> stopping = Lifecycle.stopping(entries, life.state());
    Entry last = stopping.isEmpty() ? entries.get(entries.size() - 1) : stopping.get(stopping.size() - 1);
    List<Entry> saying = stopping.isEmpty() ? List.of(last) : stopping;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("event", id);
    data.put("seq", seq);
    data.put("document", about);
    Map<String, String> first = entries.get(0).step().facts();
    put(data, "identity", first.get("identity"));
    put(data, "carrier", first.get("carrier"));
    data.put("state", lower(life.state().name()));
    put(data, "before", before == null ? null : lower(before));
    data.put("complete", life.complete());
    put(data, "turn", life.turn() == null ? null : lower(life.turn().name()));
    put(data, "words", last.step().words());
    Map<String, String> answers = new LinkedHashMap<>();
    life.answers().forEach((level, verdict) -> answers.put(lower(level.name()), lower(verdict.name())));
    data.put("answers", answers);
    data.put("findings", saying.stream().flatMap(e -> e.step().findings().stream()).distinct().limit(MOST_FINDINGS).map(SqlFeedback::finding).toList());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", "document." + lower(life.state().name()));
    event.put("timestamp", Instant.ofEpochMilli(at).toString());
    event.put("data", data);
    return Bodies.json(event);
  }

  private static Map<String, String> finding(Finding f) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "code", f.code());
    put(all, "severity", lower(f.severity().name()));
    put(all, "where", f.where());
    put(all, "term", f.term());
    put(all, "value", f.value());
    put(all, "message", f.message());
    put(all, "official", f.official());
    put(all, "turn", f.turn() == null ? null : lower(f.turn().name()));
    put(all, "next", f.next());
    Map<String, String> texts = new LinkedHashMap<>();
    all.forEach((name, value) -> texts.put(name, (String) value));
    return texts;
  }

  private static void put(Map<String, Object> all, String name, String value) {
    if (value != null && !value.isEmpty()) {
      all.put(name, value);
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
