package io.bordereau.routes.app;

import io.bordereau.document.Invoice;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Stage;
import java.io.PrintStream;
import java.util.EnumMap;

/** The table that a finance person reads in one look. */
final class DemoTable {
  private static final String ROW = "%2s  %-9s %-15s %-22s %-12s %s%n";
  private static final int LONGEST = 64;

  private final PrintStream out;

  DemoTable(PrintStream out) {
    this.out = out;
  }

  void head() {
    out.printf(ROW, "#", "DOCUMENT", "PARTNER", "OUT AS / OVER", "STATE", "EVIDENCE");
    out.flush();
  }

  /** One document that has come to an end. */
  void row(DemoCase expected, Object document, Whereabouts where, boolean right) {
    out.printf(ROW, expected.row(), name(document), partner(expected, document), expected.out(), where.state() + (right ? "" : " (!)"),
        evidence(document, where));
    out.flush();
  }

  /** A document that the ERP handed over again. */
  void repeat(DemoCase expected, Object document, boolean right, String evidence) {
    out.printf(ROW, expected.row(), name(document), "(ERP run again)", "-", right ? DemoCase.REPEAT : "NEW (!)", evidence);
    out.flush();
  }

  /** An order that came in, and our answer to it. */
  void order(DemoCase expected, OrderResponse answer, String state, String evidence) {
    out.printf(ROW, expected.row(), name(answer), partner(expected, answer), expected.out(), state, evidence);
    out.flush();
  }

  private static String name(Object document) {
    return switch (document) {
      case Invoice invoice -> (invoice.isCredit() ? "CRN " : "INV ") + invoice.number();
      case OrderResponse answer -> "PO " + answer.order();
      case Object other -> other.getClass().getSimpleName();
    };
  }

  private static String partner(DemoCase expected, Object document) {
    var buyer = switch (document) {
      case Invoice invoice -> invoice.buyer();
      case OrderResponse answer -> answer.buyer();
      case Object other -> null;
    };
    var country = buyer == null || buyer.address() == null ? "" : " " + buyer.address().country();
    return Character.toUpperCase(expected.partner().charAt(0)) + expected.partner().substring(1) + country;
  }

  /** What the ledger has to show for it: the partner's own words, how often it was sent, what was lost, and what it refers to. */
  static String evidence(Object document, Whereabouts where) {
    var b = new StringBuilder(words(where));
    if (where.turn() != null) b.append(" -> ").append(turn(where.turn()));
    int attempts = where.sendings().stream().mapToInt(Whereabouts.Sent::attempts).max().orElse(0);
    if (attempts > 1) b.append("; attempt ").append(attempts).append(", same identity");
    if (document instanceof Invoice invoice && invoice.isCredit()) {
      b.append("; -").append(invoice.totals().withTax());
      if (!invoice.preceding().isEmpty()) b.append(", refers to ").append(invoice.preceding().get(0).number());
    }
    where.timeline().stream().filter(e -> e.stage() == Stage.SIGNED).map(Whereabouts.Event::words).reduce((first, last) -> last)
        .ifPresent(words -> b.append("; signed, ").append(words.substring(words.lastIndexOf("level "))));
    int lost = where.timeline().stream().filter(e -> e.stage() == Stage.RENDERED).mapToInt(e -> e.lost().size()).sum();
    if (lost > 0) b.append("; ").append(lost).append(lost == 1 ? " value" : " values").append(" lost, allowed");
    return b.toString();
  }

  /** What was answered last on each level; without any answer, the last finding. */
  static String words(Whereabouts where) {
    var levels = new EnumMap<Level, String>(Level.class);
    for (var e : where.timeline()) if (e.stage() == Stage.ANSWERED) levels.put(e.level(), plain(e.words()));
    if (levels.size() > 1) levels.remove(Level.TRANSPORT); // that a server has it is said by whatever it says of it
    if (!levels.isEmpty()) return shortened(String.join("; ", levels.values().stream().distinct().toList()));
    return where.timeline().stream().flatMap(e -> e.findings().stream()).filter(Finding::isError).reduce((a, b) -> b)
        .map(f -> shortened(plain(f.message()))).orElse("");
  }

  /** A code before the words helps a machine, not a person. */
  private static String plain(String said) {
    return said.replaceFirst("^[A-Z][A-Z0-9]*_[A-Z0-9_]+ (?=\\S)", "");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static String turn(Turn turn) {
    return switch (turn) {
      case SENDER -> "us";
      case RECEIVER -> "buyer";
      case HUB -> "the hub's operator";
    };
  }
}
