package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Searches in the database. The narrowest thing that is asked for drives: its index gives candidates, newest first, at most {@link #BUDGET} of each index
 * entry; everything else only filters those. So the time of an answer is bounded, however many documents there are.
 */
final class SqlSearches implements Searches {
  /** How many candidates one answer examines. */
  static final int BUDGET = 2000;

  private static final String AFTER_ALL = "~";
  /** How far the clock that makes ids may be from the database's. */
  private static final long SLACK = Duration.ofDays(1).toMillis();
  private static final int SCALE = 4;
  private static final String CAUSE_COLUMNS = "k.code, k.official, k.term, k.value, k.state, k.turn";
  private static final RowMapper<Hit> HIT = (rs, c) -> {
    long units = rs.getLong(8);
    BigDecimal amount = rs.wasNull() ? null : plain(BigDecimal.valueOf(units, SCALE));
    int day = rs.getInt(9);
    LocalDate issued = rs.wasNull() ? null : LocalDate.ofEpochDay(day);
    return new Hit(rs.getString(1), rs.getString(2), Direction.valueOf(rs.getString(3)), rs.getString(4), rs.getString(5), rs.getString(6), rs.getString(7), amount,
        issued, Instant.ofEpochMilli(rs.getLong(10)), State.valueOf(rs.getString(11)), rs.getString(12).toLowerCase(Locale.ROOT), rs.getInt(13) == 1);
  };

  private final Database database;

  SqlSearches(Database database) {
    this.database = database;
  }

  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
  }

  /** A piece of SQL with its arguments. */
  record Sql(String text, List<Object> arguments) {
    static Sql of(String text, Object... arguments) {
      return new Sql(text, List.of(arguments));
    }
  }

  @Override
  public Page search(Query q, Sight sight) {
    return database.snapshot(h -> {
      int budget = Math.max(BUDGET, q.max() + 1);
      Sql filter = filter(q, sight);
      List<Hit> hits = new ArrayList<>();
      String horizon = "";
      for (Sql driver : drivers(h, q, sight, budget)) {
        List<Hit> found = h.select(found(driver, filter), all(driver.arguments(), filter.arguments(), List.of(q.max() + 1))).map(HIT).list();
        hits.addAll(found);
        if (found.size() <= q.max()) {
          record Examined(int count, String last) {}
          Examined examined = h.select(examined(driver), driver.arguments().toArray()).map((rs, c) -> new Examined(rs.getInt(1), rs.getString(2))).one();
          if (examined.count() == budget && examined.last().compareTo(horizon) > 0) {
            horizon = examined.last();
          }
        }
      }
      String last = horizon;
      hits.removeIf(hit -> hit.document().compareTo(last) < 0);
      hits.sort(Comparator.comparing(Hit::document).reversed());
      if (hits.size() > q.max()) {
        return new Page(hits.subList(0, q.max()), q.max() == 0 ? q.before() : hits.get(q.max() - 1).document());
      }
      return new Page(hits, horizon.isEmpty() ? null : horizon);
    });
  }

  static String found(Sql driver, Sql filter) {
    return "WITH c AS (" + driver.text() + ") SELECT f.document, f.company, f.direction, f.kind, f.number, f.partner, f.currency, f.units, f.issued, d.at, f.state,"
        + " f.turn, f.complete FROM c JOIN found f ON f.document = c.document JOIN document d ON d.id = c.document WHERE " + filter.text()
        + " ORDER BY c.document DESC LIMIT ?";
  }

  static String examined(Sql driver) {
    return "WITH c AS (" + driver.text() + ") SELECT COUNT(*), COALESCE(MIN(document), '') FROM c";
  }

  private static Object[] all(List<Object> first, List<Object> second, List<Object> third) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return all.toArray();
  }

  /** The selects that give candidates: one for what has an index of its own, otherwise one for each company. */
  static List<Sql> drivers(Handle h, Query q, Sight sight, int budget) {
    String to = q.before() == null ? AFTER_ALL : q.before();
    if (q.until() != null) {
      String limit = Ulid.floor(q.until().toEpochMilli() + SLACK);
      to = limit.compareTo(to) < 0 ? limit : to;
    }
    String from = q.since() == null ? "" : Ulid.floor(q.since().toEpochMilli() - SLACK);
    Object[] range = {to, from, budget};
    String keyset = " AND document < ? AND document >= ? ORDER BY document DESC LIMIT ?";
    if (!q.refs().isEmpty()) {
      Ref ref = q.refs().get(0);
      return List.of(Sql.of("SELECT DISTINCT document FROM reference WHERE value = ? AND scheme = ?" + keyset, ref.value(), ref.scheme(), range[0], range[1], range[2]));
    }
    if (q.any() != null) {
      return List.of(Sql.of("SELECT DISTINCT document FROM reference WHERE value = ?" + keyset, q.any(), range[0], range[1], range[2]),
          Sql.of("SELECT id AS document FROM document WHERE id = ? AND id < ? AND id >= ? LIMIT ?", q.any(), range[0], range[1], range[2]));
    }
    if (q.cause() != null) {
      List<Object> arguments = new ArrayList<>();
      String condition = cause(q.cause(), "", arguments);
      arguments.addAll(List.of(range));
      return List.of(new Sql("SELECT DISTINCT document FROM cause WHERE " + condition + keyset, arguments));
    }
    String column = q.amount() != null ? "units" : q.issued() != null ? "issued" : q.partner() != null ? "partner" : q.turn() != null ? "turn"
        : q.state() != null ? "state" : null;
    Object value = q.amount() != null ? FoundRows.units(q.amount()) : q.issued() != null ? Integer.valueOf(Math.toIntExact(q.issued().toEpochDay()))
        : q.partner() != null ? q.partner() : q.turn() != null ? turn(q) : q.state() != null ? q.state().name() : null;
    List<Sql> each = new ArrayList<>();
    for (String company : companies(h, q, sight)) {
      each.add(column == null ? Sql.of("SELECT document FROM found WHERE company = ?" + keyset, company, range[0], range[1], range[2])
          : Sql.of("SELECT document FROM found WHERE company = ? AND " + column + " = ?" + keyset, company, value, range[0], range[1], range[2]));
    }
    return each;
  }

  private static String turn(Query q) {
    return q.turn().equals("nobody") ? "" : q.turn().toUpperCase(Locale.ROOT);
  }

  /** The companies to look in; what belongs to none yet is looked through as well. */
  private static List<String> companies(Handle h, Query q, Sight sight) {
    if (q.company() != null) {
      return sight.all() || sight.companies().contains(q.company()) ? List.of(q.company()) : List.of();
    }
    if (!sight.all()) {
      List<String> some = new ArrayList<>(sight.companies());
      some.add("");
      return some;
    }
    return h.select(EACH_COMPANY).mapTo(String.class).list();
  }

  /** Jumps from one company to the next in the index, whatever lies between them. */
  static final String EACH_COMPANY = "WITH RECURSIVE t (company) AS (SELECT MIN(company) FROM found UNION ALL SELECT (SELECT MIN(f.company) FROM found f"
      + " WHERE f.company > t.company) FROM t WHERE t.company IS NOT NULL) SELECT company FROM t WHERE company IS NOT NULL";

  private static String cause(Cause cause, String table, List<Object> arguments) {
    arguments.add(cause.code());
    String text = table + "code = ?";
    if (cause.official() != null) {
      arguments.add(cause.official());
      text += " AND " + table + "official = ?";
    }
    if (cause.term() != null) {
      arguments.add(cause.term());
      text += " AND " + table + "term = ?";
    }
    if (cause.value() != null) {
      arguments.add(cause.value());
      text += " AND " + table + "value = ?";
    }
    return text;
  }

  /** Everything that is asked for, what drove included: an index is no filter of what somebody sees. */
  static Sql filter(Query q, Sight sight) {
    Conditions all = new Conditions();
    all.and(sight.condition(), sight.arguments().toArray());
    for (Ref ref : q.refs()) {
      all.and("EXISTS (SELECT 1 FROM reference r WHERE r.value = ? AND r.scheme = ? AND r.document = f.document)", ref.value(), ref.scheme());
    }
    if (q.any() != null) {
      all.and("(f.document = ? OR EXISTS (SELECT 1 FROM reference r WHERE r.value = ? AND r.document = f.document))", q.any(), q.any());
    }
    all.equal("f.company", q.company());
    all.equal("f.direction", q.direction() == null ? null : q.direction().name());
    all.equal("f.kind", q.kind());
    all.equal("f.partner", q.partner());
    all.equal("f.state", q.state() == null ? null : q.state().name());
    all.equal("f.turn", q.turn() == null ? null : turn(q));
    all.equal("f.currency", q.currency());
    all.equal("f.units", FoundRows.units(q.amount()));
    all.compare("f.units >= ?", FoundRows.units(q.atLeast()));
    all.compare("f.units <= ?", FoundRows.units(q.atMost()));
    all.equal("f.issued", day(q.issued()));
    all.compare("f.issued >= ?", day(q.issuedSince()));
    all.compare("f.issued <= ?", day(q.issuedUntil()));
    all.compare("d.at >= ?", q.since() == null ? null : q.since().toEpochMilli());
    all.compare("d.at < ?", q.until() == null ? null : q.until().toEpochMilli());
    if (q.cause() != null) {
      List<Object> arguments = new ArrayList<>();
      String condition = cause(q.cause(), "k.", arguments);
      all.and("EXISTS (SELECT 1 FROM cause k WHERE k.document = f.document AND " + condition + ")", arguments.toArray());
    }
    return new Sql(String.join(" AND ", all.texts), all.arguments);
  }

  private static Integer day(LocalDate date) {
    return date == null ? null : Math.toIntExact(date.toEpochDay());
  }

  /** Conditions as they come together. */
  private static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private void and(String text, Object... values) {
      texts.add(text);
      arguments.addAll(List.of(values));
    }

    private void equal(String column, Object value) {
      compare(column + " = ?", value);
    }

    private void compare(String text, Object value) {
      if (value != null) {
        and(text, value);
      }
    }
  }

  @Override
  public List<Stopped> causes(Sight sight, int max) {
    return database.snapshot(h -> {
      List<Object> arguments = new ArrayList<>(sight.arguments());
      arguments.add(max * 100);
      // A value that a single document has tells nothing of the others: those are one cause, whatever the value.
      Map<String, Stopped> all = new LinkedHashMap<>();
      h.select("SELECT " + CAUSE_COLUMNS + ", COUNT(DISTINCT k.document), MIN(k.message), MIN(k.next), MIN(k.document) FROM cause k JOIN document d ON d.id = k.document"
          + " WHERE " + sight.condition() + " GROUP BY " + CAUSE_COLUMNS + " ORDER BY 7 DESC, 1, 2, 3, 4 LIMIT ?", arguments.toArray())
          .map((rs, c) -> new Stopped(new Cause(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)), State.valueOf(rs.getString(5)),
              rs.getString(6).toLowerCase(Locale.ROOT), rs.getLong(7), rs.getString(8), rs.getString(9), rs.getString(10)))
          .forEach(s -> {
            boolean single = s.documents() == 1 && !s.cause().value().isEmpty();
            Stopped one = single ? new Stopped(new Cause(s.cause().code(), s.cause().official(), s.cause().term(), null), s.state(), s.turn(), 1, s.message(), s.next(),
                s.first()) : s;
            all.merge(one.cause() + " " + one.state(), one, SqlSearches::together);
          });
      return all.values().stream().map(s -> s.cause().value() == null ? counted(h, s, sight) : s).sorted(Comparator.comparingLong(Stopped::documents).reversed()).limit(max).toList();
    });
  }

  /** Of a cause whose values were put together the documents are counted anew: one document may have several values. */
  private static Stopped counted(Handle h, Stopped s, Sight sight) {
    List<Object> arguments = new ArrayList<>();
    String condition = cause(s.cause(), "k.", arguments) + " AND k.state = ? AND " + sight.condition();
    arguments.add(s.state().name());
    arguments.addAll(sight.arguments());
    long documents = h.select("SELECT COUNT(DISTINCT k.document) FROM cause k JOIN document d ON d.id = k.document WHERE " + condition, arguments.toArray())
        .mapTo(Long.class).one();
    return new Stopped(s.cause(), s.state(), s.turn(), documents, s.message(), s.next(), s.first());
  }

  private static Stopped together(Stopped a, Stopped b) {
    return new Stopped(a.cause(), a.state(), a.turn(), a.documents() + b.documents(), a.message(), a.next(), a.first().compareTo(b.first()) < 0 ? a.first() : b.first());
  }
}
