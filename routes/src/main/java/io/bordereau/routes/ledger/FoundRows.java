package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rows by which documents are looked for: kept in the transaction that appends to the history, so that they never say anything else. */
final class FoundRows {
  private static final int SCALE = 4;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_WORDS = 500;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE).movePointLeft(SCALE + 1);
  private static final String INSERT = "INSERT INTO found (document, company, direction, kind, number, partner, currency, state, turn, complete)"
      + " SELECT id, COALESCE(company, ''), direction, COALESCE(type, ''), COALESCE(number, ''), COALESCE(partner, CASE direction WHEN 'IN' THEN handed_by ELSE '' END),"
      + " COALESCE(currency, ''), ?, ?, ? FROM document WHERE id = ?";
  private static final String UPSERT = INSERT + " ON CONFLICT (document) DO UPDATE SET company = excluded.company, kind = CASE excluded.kind WHEN '' THEN found.kind ELSE excluded.kind END,"
      + " number = CASE excluded.number WHEN '' THEN found.number ELSE excluded.number END, partner = CASE excluded.partner WHEN '' THEN found.partner ELSE excluded.partner END,"
      + " currency = CASE excluded.currency WHEN '' THEN found.currency ELSE excluded.currency END, state = excluded.state, turn = excluded.turn, complete = excluded.complete";

  private FoundRows() {}

  /** An amount in ten-thousandths of its currency; null when it is none, or beyond all reason. */
  static Long units(BigDecimal amount) {
    return amount == null || amount.abs().compareTo(MOST) > 0 ? null : amount.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
  }

  /** Notes by what a document is found. */
  static void profile(Tx tx, String document, Profile p) {
    if (p.company() != null) {
      tx.run("UPDATE document SET company = ? WHERE id = ? AND company IS NULL", p.company(), document);
    }
    row(tx, document);
    tx.run("UPDATE found SET kind = ?, number = ?, partner = ?, currency = ?, units = ?, issued = ? WHERE document = ?", text(p.kind()), text(p.number()),
        text(p.partner()), text(p.currency()), units(p.amount()), p.issued() == null ? null : Math.toIntExact(p.issued().toEpochDay()), document);
    // Nobody answers by these names, so that no answer waits for one of them.
    for (Ref ref : new LinkedHashSet<>(p.refs())) {
      if (!ref.value().isBlank()) {
        tx.run("INSERT INTO reference (scheme, scope, value, document) VALUES (?, ?, ?, ?) ON CONFLICT (scheme, scope, value, document) DO NOTHING", ref.scheme(),
            ref.scope(), ref.value(), document);
      }
    }
    tx.touch(document);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** Makes the row when there is none; what it says of the state stays as it was told last. */
  private static void row(Tx tx, String document) {
    tx.run(INSERT + " ON CONFLICT (document) DO NOTHING", State.RECEIVED.name(), "", 0, document);
  }

  /** Brings the rows of all documents whose history went on in this transaction up to date, and writes what the sinks are told of them. */
  static void settle(Tx tx, Function<String, List<String>> sinks) {
    for (String document : tx.touched()) {
      List<Entry> entries = Chain.entries(tx.handle(), document);
      Lifecycle life = Lifecycle.fold(entries);
      String before = sinks == null ? null : SqlFeedback.before(tx, document);
      tx.run(UPSERT, life.state().name(), life.turn() == null ? "" : life.turn().name(), life.complete() ? 1 : 0, document);
      if (sinks != null && !life.state().name().equals(before)) {
        SqlFeedback.changed(tx, sinks, document, before, life, entries);
      }
      causes(tx, document, Lifecycle.stopping(entries, life.state()), life.state());
    }
    tx.touched().clear();
  }

  private static void causes(Tx tx, String document, List<Entry> stopping, State state) {
    tx.run("DELETE FROM cause WHERE document = ?", document);
    Set<Finding> errors = new LinkedHashSet<>();
    stopping.forEach(e -> e.step().findings().stream().filter(Finding::isError).forEach(errors::add));
    for (Finding f : errors) {
      tx.run("INSERT INTO cause (document, code, official, term, value, state, turn, message, next) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (document, code, official, term, value) DO NOTHING", document, f.code(), text(f.official()), text(f.term()), cut(f.value(), LONGEST_VALUE),
          state.name(), f.turn() == null ? "" : f.turn().name(), cut(f.message(), LONGEST_WORDS), cut(f.next(), LONGEST_WORDS));
    }
  }

  private static String cut(String text, int most) {
    return text == null ? "" : text.length() <= most ? text : text.substring(0, most);
  }

  /** Makes the rows of at most so many documents that have none, because they are older than these rows; how many there were. */
  static int catchUp(Tx tx, int most) {
    record Old(String id, String amount) {}
    List<Old> old = tx.handle().select("SELECT d.id, d.amount FROM document d WHERE NOT EXISTS (SELECT 1 FROM found f WHERE f.document = d.id) LIMIT ?", most)
        .map((rs, c) -> new Old(rs.getString(1), rs.getString(2))).list();
    for (Old document : old) {
      row(tx, document.id());
      if (document.amount() != null && document.amount().matches("-?[0-9]{1,14}(\\.[0-9]{1,10})?")) {
        tx.run("UPDATE found SET units = ? WHERE document = ?", units(new BigDecimal(document.amount())), document.id());
      }
      tx.touch(document.id());
    }
    return old.size();
  }
}
