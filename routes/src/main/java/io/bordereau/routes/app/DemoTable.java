package io.bordereau.routes.app;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Stage;
import java.io.PrintStream;

/** The table that a finance person reads in one look. */
final class DemoTable {
  private static final String ROW = "%2s  %-9s %-15s %-22s %-12s %s%n";
  private static final int LONGEST = 60;

  private final PrintStream out;

  DemoTable(PrintStream out) {
    this.out = out;
  }

  void head() {
    out.printf(ROW, "#", "DOCUMENT", "PARTNER", "OUT AS / OVER", "STATE", "EVIDENCE");
    out.flush();
  }

  /** One document that has come to an end. */
  void row(DemoCase expected, Invoice invoice, Whereabouts where, boolean right) {
    out.printf(ROW, expected.row(), name(invoice), partner(expected, invoice), expected.out(), where.state() + (right ? "" : " (!)"), evidence(invoice, where));
    out.flush();
  }

  /** A document that the ERP handed over again. */
  void repeat(DemoCase expected, Invoice invoice, boolean right, String evidence) {
    out.printf(ROW, expected.row(), name(invoice), "(ERP run again)", "-", right ? DemoCase.REPEAT : "NEW (!)", evidence);
    out.flush();
  }

  private static String name(Invoice invoice) {
    return (invoice.isCredit() ? "CRN " : "INV ") + invoice.number();
  }

  private static String partner(DemoCase expected, Invoice invoice) {
    var country = invoice.buyer() == null || invoice.buyer().address() == null ? "" : " " + invoice.buyer().address().country();
    return Character.toUpperCase(expected.partner().charAt(0)) + expected.partner().substring(1) + country;
  }

  /** What the ledger has to show for it: the partner's own words, how often it was sent, and what it refers to. */
  private static String evidence(Invoice invoice, Whereabouts where) {
    var said = where.timeline().stream().filter(e -> e.stage() == Stage.ANSWERED).reduce((a, b) -> b).map(Whereabouts.Event::words)
        .or(() -> where.timeline().stream().filter(e -> !e.findings().isEmpty() && e.stage() != Stage.UNDERSTOOD).reduce((a, b) -> b)
            .map(e -> e.findings().get(0).message()))
        .orElse("");
    var b = new StringBuilder(said);
    if (where.turn() != null) b.append(" -> ").append(turn(where.turn()));
    int attempts = where.sendings().stream().mapToInt(Whereabouts.Sent::attempts).max().orElse(0);
    if (attempts > 1) b.append("; attempt ").append(attempts).append(", same identity");
    int lost = where.timeline().stream().filter(e -> e.stage() == Stage.RENDERED).mapToInt(e -> e.lost().size()).sum();
    if (lost > 0) b.append("; ").append(lost).append(lost == 1 ? " value" : " values").append(" lost, allowed");
    if (invoice.isCredit()) {
      b.append("; -").append(invoice.totals().withTax());
      if (!invoice.preceding().isEmpty()) b.append(", refers to ").append(invoice.preceding().get(0).number());
    }
    return b.length() > LONGEST ? b.substring(0, LONGEST - 1) + "…" : b.toString();
  }

  private static String turn(Turn turn) {
    return switch (turn) {
      case SENDER -> "us";
      case RECEIVER -> "buyer";
      case HUB -> "the hub's operator";
    };
  }
}
