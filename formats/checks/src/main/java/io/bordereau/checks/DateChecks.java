package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Moment;
import io.bordereau.document.Period;
import java.time.LocalDate;
import java.util.List;

/** Dates that contradict each other. No clock is asked: whether a date is in the future is for the flow to say. */
final class DateChecks {
  private static final int EARLIEST = 1970;
  private static final int LATEST = 2100;

  static final List<Checks.Check> ALL = List.of(
      check("CHK-31", CheckGroup.CORE, DateChecks::due),
      check("CHK-32", CheckGroup.CORE, DateChecks::periods),
      check("CHK-33", CheckGroup.PEPPOL, DateChecks::linePeriods),
      check("CHK-34", CheckGroup.EN16931, DateChecks::taxPoint),
      check("CHK-35", CheckGroup.EN16931, DateChecks::emptyPeriods),
      check("CHK-36", CheckGroup.CORE, DateChecks::plausible));

  private DateChecks() {}

  private static LocalDate day(Moment m) {
    return m == null ? null : m.date();
  }

  private static void due(Case c, Say out) {
    LocalDate issued = day(c.invoice.issued());
    LocalDate due = day(c.invoice.due());
    if (issued != null && due != null && due.isBefore(issued)) {
      out.wrong("due", "BT-9", c.invoice.due(), null, "The due date " + due + " is before the issue date " + issued + ".");
    }
  }

  private static void periods(Case c, Say out) {
    backwards(c, c.invoice.period(), "period.end", "BT-74", "BR-29", "The invoicing period", out);
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      backwards(c, l.period(), "lines[" + n + "].period.end", "BT-135", "BR-30", "The period of line " + n, out);
    }
  }

  private static void backwards(Case c, Period p, String where, String term, String official, String noun, Say out) {
    if (p == null || p.start() == null || p.end() == null || !p.end().date().isBefore(p.start().date())) return;
    out.wrong(where, term, p.end(), c.wants(CheckGroup.EN16931) ? official : null,
        noun + " ends on " + p.end().date() + ", before it begins on " + p.start().date() + ".");
  }

  private static void linePeriods(Case c, Say out) {
    Period all = c.invoice.period();
    if (all == null) return;
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      if (l.period() == null) continue;
      LocalDate start = day(l.period().start());
      LocalDate end = day(l.period().end());
      if (start != null && all.start() != null && start.isBefore(all.start().date())) {
        out.wrong("lines[" + n + "].period.start", "BT-134", start, "PEPPOL-EN16931-R110",
            "Line " + n + " begins on " + start + ", before the invoicing period begins on " + all.start().date() + ".");
      }
      if (end != null && all.end() != null && end.isAfter(all.end().date())) {
        out.wrong("lines[" + n + "].period.end", "BT-135", end, "PEPPOL-EN16931-R111",
            "Line " + n + " ends on " + end + ", after the invoicing period ends on " + all.end().date() + ".");
      }
    }
  }

  private static void taxPoint(Case c, Say out) {
    Invoice d = c.invoice;
    if (d.taxPoint() != null && d.taxPointCode() != null) {
      out.wrong("taxPointCode", "BT-8", d.taxPointCode(), "BR-CO-03",
          "The tax point is stated twice: as the date " + d.taxPoint().date() + " and as the code " + d.taxPointCode() + ".");
    }
  }

  private static void emptyPeriods(Case c, Say out) {
    Period p = c.invoice.period();
    if (p != null && p.start() == null && p.end() == null) {
      out.wrong("period", "BG-14", null, "BR-CO-19", "The invoicing period has neither a first nor a last day.");
    }
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      if (l.period() != null && l.period().start() == null && l.period().end() == null) {
        out.wrong("lines[" + n + "].period", "BG-26", null, "BR-CO-20", "The period of line " + n + " has neither a first nor a last day.");
      }
    }
  }

  private static void plausible(Case c, Say out) {
    strange(c.invoice.issued(), "issued", "BT-2", "issue date", out);
    strange(c.invoice.due(), "due", "BT-9", "due date", out);
    strange(c.invoice.taxPoint(), "taxPoint", "BT-7", "tax point date", out);
  }

  private static void strange(Moment m, String where, String term, String words, Say out) {
    if (m != null && (m.date().getYear() < EARLIEST || m.date().getYear() > LATEST)) {
      out.wrong(where, term, m, null, "The " + words + " " + m.date() + " is hardly meant.");
    }
  }
}
