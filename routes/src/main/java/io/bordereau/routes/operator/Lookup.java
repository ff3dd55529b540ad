package io.bordereau.routes.operator;

import io.bordereau.routes.flow.Profiles;
import io.bordereau.routes.ledger.Cause;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Query;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Searches;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.rest.Download;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Shapes;
import io.bordereau.routes.rest.Unwelcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Headers;

/** Looks for documents by anything that is known of them, and gives what was found as a page, as CSV or as a workbook. */
public final class Lookup {
  private static final int MOST = 200;
  private static final int PAGE = 50;
  private static final int EXPORTED = 100_000;
  private static final int CAUSES = 500;
  private static final Set<String> TURNS = Set.of("sender", "receiver", "hub", "nobody");

  private final Ledger ledger;
  private final Path folder;

  /** Looks in this ledger; an export lies in this folder until it was read. */
  public Lookup(Ledger ledger, Path folder) {
    this.ledger = ledger;
    this.folder = folder;
  }

  /** A page of documents. */
  public Reply search(@Headers Map<String, Object> headers, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var page = ledger.searches().search(query(headers), who.sight());
    return Operate.reply(200, new Shapes.Page(page.hits().stream().map(Lookup::found).toList(), page.next()));
  }

  private static Shapes.Found found(Searches.Hit h) {
    return new Shapes.Found(h.document(), h.company(), h.direction().name().toLowerCase(Locale.ROOT), h.kind(), h.number(), h.partner(), h.issued(), h.amount(), h.currency(),
        h.received(), h.state().name().toLowerCase(Locale.ROOT), h.turn(), h.complete());
  }

  /** Why documents stand still. */
  public Reply causes(@ExchangeProperty(Principal.PROPERTY) Principal who) {
    return Operate.reply(200, new Shapes.Causes(ledger.searches().causes(who.sight(), CAUSES).stream().map(s -> new Shapes.OneCause(s.cause().code(), s.cause().official(),
        s.cause().term(), s.cause().value(), s.state().name().toLowerCase(Locale.ROOT), s.turn(), s.documents(), s.state() == State.REFUSED, s.message(), s.next(),
        s.first())).toList()));
  }

  /** What is found, as CSV. */
  public Download csv(@Headers Map<String, Object> headers, @ExchangeProperty(Principal.PROPERTY) Principal who) throws IOException {
    var query = query(headers);
    var file = file(".csv");
    try (var sheet = new CsvSheet(Files.newOutputStream(file))) {
      sheet.head(Sheet.COLUMNS);
      each(query, who, sheet::row);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Download(file, "text/csv; charset=utf-8", "documents.csv");
  }

  /** What is found, as a workbook. */
  public Download xlsx(@Headers Map<String, Object> headers, @ExchangeProperty(Principal.PROPERTY) Principal who) throws IOException {
    var query = query(headers);
    var file = file(".xlsx");
    try (var sheet = new XlsxSheet(Files.newOutputStream(file))) {
      sheet.head(Sheet.COLUMNS);
      each(query, who, sheet::row);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Download(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "documents.xlsx");
  }

  private Path file(String ending) throws IOException {
    return Files.createTempFile(Files.createDirectories(folder), "export-", ending);
  }

  /** Page after page, so that only one is in memory. */
  private void each(Query query, Principal who, Consumer<Searches.Hit> row) {
    int rows = 0;
    for (Query next = query; next != null;) {
      var page = ledger.searches().search(next, who.sight());
      for (var hit : page.hits()) {
        if (rows++ == EXPORTED) {
          throw new Unwelcome(413, "HUB-79", "More than " + EXPORTED + " documents are found; that is no table any more.", "Ask for less: for a partner, a state, a time.");
        }
        row.accept(hit);
      }
      next = page.next() == null ? null : next.before(page.next());
    }
  }

  private static Query query(Map<String, Object> headers) {
    var asked = new Asked(headers);
    var refs = Profiles.SCHEMES.stream().filter(s -> asked.text(s) != null).map(s -> Ref.of(s, asked.text(s))).toList();
    var turn = asked.text("turn");
    if (turn != null && !TURNS.contains(turn)) throw wrong("turn", "one of sender, receiver, hub and nobody");
    var cause = asked.text("code") == null ? null : new Cause(asked.text("code"), asked.text("official"), asked.text("term"), asked.text("value"));
    return new Query(asked.text("q"), refs, asked.text("company"), asked.of("direction", "in or out", t -> Direction.valueOf(t.toUpperCase(Locale.ROOT))), asked.text("kind"),
        asked.text("partner"), asked.of("state", "a state such as refused", t -> State.valueOf(t.toUpperCase(Locale.ROOT))), turn, asked.text("currency"),
        asked.of("amount", "a number", Lookup::amount), asked.of("at-least", "a number", Lookup::amount), asked.of("at-most", "a number", Lookup::amount),
        asked.of("issued", "a date such as 2026-11-22", LocalDate::parse), asked.of("issued-since", "a date such as 2026-11-22", LocalDate::parse),
        asked.of("issued-until", "a date such as 2026-11-22", LocalDate::parse), asked.of("since", "a date or an instant", Lookup::instant),
        asked.of("until", "a date or an instant", Lookup::instant), cause, asked.of("before", "the next of the page before", Lookup::cursor),
        asked.of("max", "a number from 1 to " + MOST, Lookup::max) == null ? PAGE : asked.of("max", "a number from 1 to " + MOST, Lookup::max));
  }

  private static BigDecimal amount(String text) {
    if (!text.matches("-?[0-9]{1,14}(\\.[0-9]{1,4})?")) throw new IllegalArgumentException(text);
    return new BigDecimal(text);
  }

  private static Instant instant(String text) {
    return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
  }

  private static String cursor(String text) {
    if (!text.matches("[0-9A-Z]{26}")) throw new IllegalArgumentException(text);
    return text;
  }

  private static Integer max(String text) {
    int max = Integer.parseInt(text);
    if (max < 1 || max > MOST) throw new IllegalArgumentException(text);
    return max;
  }

  private static Unwelcome wrong(String name, String wanted) {
    return new Unwelcome(400, "HUB-28", "The parameter " + name + " is not " + wanted + ".", "Correct the query.");
  }

  /** What the query says. */
  private record Asked(Map<String, Object> headers) {
    private static final int LONGEST = 200;

    String text(String name) {
      var value = headers.get(name);
      if (value == null || value.toString().isBlank()) return null;
      if (value.toString().length() > LONGEST) throw wrong(name, "of at most " + LONGEST + " characters");
      return value.toString().strip();
    }

    <T> T of(String name, String wanted, Function<String, T> made) {
      var text = text(name);
      try {
        return text == null ? null : made.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw wrong(name, wanted);
      }
    }
  }
}
