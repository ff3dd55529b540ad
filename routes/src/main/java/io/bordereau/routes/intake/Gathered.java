package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import io.bordereau.routes.intake.IntakeResult.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers the rows of one invoice after the other. Holds one invoice at a time, and a small number for each key that it has seen. */
final class Gathered {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_TEXT = 16_000_000;

  private final CsvConfiguration configuration;
  private final String header;
  private final Consumer<IntakeResult> results;
  private final Set<Long> closed = new HashSet<>();
  private final List<Finding> ownerless = new ArrayList<>();
  private final boolean numbered;
  private Group open;

  /** The rows of the invoice that is being gathered. */
  private static final class Group {
    final String key;
    final int first;
    final Draft draft = new Draft(Invoice.class);
    final List<Finding> findings = new ArrayList<>();
    final StringBuilder raw = new StringBuilder();
    List<String> leading;
    int leadingLine;
    int last;
    int rows;

    Group(String key, int first) {
      this.key = key;
      this.first = first;
    }
  }

  Gathered(CsvConfiguration configuration, String header, Consumer<IntakeResult> results) {
    this.configuration = configuration;
    this.header = header;
    this.results = results;
    numbered = configuration.columns().stream().flatMap(List::stream).anyMatch(c -> "lines[].id".equals(c.path()));
  }

  /** A row whose values Smooks gave. */
  void row(CsvRows.Row row, List<String> values) {
    String key = values.get(configuration.group()).strip();
    if (key.isEmpty()) {
      ownerless(row, IntakeFindings.noKey(row.first(), configuration.csv().fields().get(configuration.group()), row.raw()));
      return;
    }
    enter(key, row);
    if (open.rows > MOST_ROWS || open.raw.length() > MOST_TEXT) return;
    read(row, values);
  }

  /** A row that is none. It takes its invoice with it; when it does not say which, the invoices before and after it. */
  void wrong(CsvRows.Row row, Finding finding) {
    String key = row.cells().size() > configuration.group() ? row.cells().get(configuration.group()).strip() : "";
    if (key.isEmpty() || key.indexOf('\uFFFD') >= 0) {
      ownerless(row, finding);
    } else {
      enter(key, row);
      open.findings.add(finding);
    }
  }

  /** The file is over; what is gathered is complete when nothing is wrong with the file. */
  void end(Finding wrong) {
    if (open != null) {
      if (wrong != null) open.findings.add(wrong);
      close();
    } else if (wrong != null) {
      ownerless.add(wrong);
    }
    if (!ownerless.isEmpty()) results.accept(new IntakeResult(Optional.empty(), ownerless, null, Unit.LINES, line(ownerless),
        line(ownerless), new byte[0]));
  }

  private static int line(List<Finding> findings) {
    return Integer.parseInt(findings.get(0).where().replaceAll("\\D*(\\d+).*", "$1"));
  }

  private void ownerless(CsvRows.Row row, Finding finding) {
    if (open != null) {
      open.findings.add(finding);
      text(row);
    }
    ownerless.add(finding);
  }

  private void enter(String key, CsvRows.Row row) {
    if (open == null || !open.key.equals(key)) {
      if (open != null) close();
      open = new Group(key, row.first());
      open.findings.addAll(ownerless);
      ownerless.clear();
      if (closed.contains(hash(key))) open.findings.add(IntakeFindings.scattered(row.first(), key));
    }
    open.rows++;
    text(row);
    if (open.rows == MOST_ROWS + 1 || open.raw.length() > MOST_TEXT && open.raw.length() - row.raw().length() <= MOST_TEXT) {
      open.findings.add(IntakeFindings.tooMany(row.first(), key, MOST_ROWS));
    }
  }

  private void text(CsvRows.Row row) {
    open.last = row.last();
    if (open.rows <= MOST_ROWS && open.raw.length() <= MOST_TEXT) open.raw.append(row.raw());
  }

  private void read(CsvRows.Row row, List<String> values) {
    boolean leading = open.leading == null;
    if (leading) {
      open.leading = values;
      open.leadingLine = row.first();
      configuration.fixed().forEach(open.draft::set);
    }
    String line = "lines[" + open.rows + "].";
    if (!numbered) open.draft.set(line + "id", String.valueOf(open.rows));
    for (int i = 0; i < values.size(); i++) {
      String text = values.get(i).strip();
      if (text.isEmpty()) continue;
      for (Column c : configuration.columns().get(i)) {
        if (c.ofLine()) {
          set(line + c.path().substring("lines[].".length()), c, text, row.first());
        } else if (leading) {
          set(c.path(), c, text, row.first());
        } else {
          String before = open.leading.get(i).strip();
          if (!before.equals(text)) open.findings.add(IntakeFindings.contradiction(Spot.line(row.first()), c, text, before,
              "the first row of this invoice (line " + open.leadingLine + ")"));
          break;
        }
      }
    }
  }

  private void set(String path, Column column, String text, int line) {
    String value = text;
    if (!column.values().isEmpty()) {
      value = column.values().get(text);
      if (value == null) {
        open.findings.add(IntakeFindings.untranslated(Spot.line(line), column, text));
        return;
      }
      if (value.isEmpty()) return;
    }
    try {
      open.draft.set(path, column.read(value));
    } catch (IllegalArgumentException e) {
      open.findings.add(IntakeFindings.value(Spot.line(line), column, text, e.getMessage()));
    }
  }

  private void close() {
    Group g = open;
    open = null;
    closed.add(hash(g.key));
    boolean refused = g.findings.stream().anyMatch(Finding::isError);
    Optional<Invoice> invoice = Optional.empty();
    if (!refused) {
      if (configuration.computed()) ComputedTotals.into(g.draft);
      invoice = Optional.of((Invoice) g.draft.build());
    }
    results.accept(new IntakeResult(invoice, g.findings, g.key, Unit.LINES, g.first, g.last,
        (header + g.raw).getBytes(configuration.csv().charset())));
  }

  /** FNV-1a in 64 bits: among a million keys two are taken for one with a probability of one in thirty million. */
  private static long hash(String key) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) h = (h ^ key.charAt(i)) * 0x100000001b3L;
    return h;
  }
}
