package io.bordereau.pdf.page;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.document.Vat;
import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Cell;
import io.bordereau.pdf.paper.Column;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import io.bordereau.pdf.paper.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures below the lines: allowances and charges, totals, taxes. */
final class Sums {
  private static final Column LABEL = new Column("", Column.Side.LEFT, true);

  private final Terms invoice;
  private final Wording words;
  private final int colour;

  Sums(Terms invoice, Wording words, int colour) {
    this.invoice = invoice;
    this.words = words;
    this.colour = colour;
  }

  /** The totals, one below the other, and what is to be paid. */
  Block totals() {
    var totals = invoice.in("totals");
    var table = new Table(List.of(LABEL, new Column("", Column.Side.RIGHT, false)), Type.SUMS).headless();
    boolean vat = !invoice.record(Invoice.class).vat().isEmpty() || invoice.record(Invoice.class).taxes().isEmpty();
    row(table, PageWord.LINES_TOTAL, totals, "lines", false);
    row(table, PageWord.ALLOWANCES_TOTAL, totals, "allowances", true);
    row(table, PageWord.CHARGES_TOTAL, totals, "charges", false);
    row(table, PageWord.SHIPPING, totals, "shipping", false);
    row(table, PageWord.HANDLING, totals, "handling", false);
    row(table, vat ? PageWord.TOTAL_WITHOUT_VAT : PageWord.SUBTOTAL, totals, "withoutTax", false);
    row(table, vat ? PageWord.TOTAL_VAT : PageWord.TOTAL_TAX, totals, "tax", false);
    row(table, vat ? PageWord.TOTAL_WITH_VAT : PageWord.TOTAL, totals, "withTax", false);
    row(table, PageWord.TOTAL, totals, "net", false);
    row(table, PageWord.PAID, totals, "paid", true);
    row(table, PageWord.ROUNDING, totals, "rounding", false);
    var stack = new Stack(null, true);
    stack.add(table);
    var due = totals.show("due", Money.class, words::amount);
    if (due != null) {
      boolean credit = invoice.record(Invoice.class).isCredit();
      var label = words.word(credit ? PageWord.AMOUNT_CREDITED : PageWord.AMOUNT_DUE) + " " + words.currency();
      var last = new Table(List.of(LABEL, new Column("", Column.Side.RIGHT, false)), Type.SUMS).headless();
      last.row(List.of(Cell.of(Type.DUE, label), Cell.number(Type.DUE, due, words.decimal())));
      stack.space(3).add(Block.rule(1.2f, colour)).space(2).add(last).space(2).add(Block.rule(0.4f, Type.HAIR));
    }
    var more = new Table(List.of(LABEL, new Column("", Column.Side.RIGHT, false)), Type.SUMS).headless();
    boolean some = totals.has("discounted") || totals.has("taxAccounting");
    row(more, PageWord.DUE_AFTER_DISCOUNT, totals, "discounted", false);
    var accounting = invoice.text("accountingCurrency");
    var tax = totals.show("taxAccounting", Money.class, m -> words.language().amount(m.amount(), accounting == null ? words.currency() : accounting));
    if (tax != null) more.row(List.of(Cell.of(Type.LABEL, words.word(PageWord.TOTAL_VAT_IN, accounting == null ? "" : accounting)), Cell.number(Type.BODY, tax, words.decimal())));
    if (some) stack.space(3).add(more);
    return stack;
  }

  private void row(Table table, PageWord word, Terms totals, String name, boolean less) {
    var text = totals.show(name, Money.class, m -> words.amount(less ? m.negated() : m));
    if (text == null) return;
    table.row(List.of(Cell.of(Type.LABEL, words.word(word)), Cell.number(Type.BODY, text, words.decimal())));
  }

  /** Allowances and charges of the whole document. */
  Optional<Block> adjustments() {
    if (!invoice.has("allowances") && !invoice.has("charges")) return Optional.empty();
    boolean taxed = java.util.stream.Stream.of("allowances", "charges").flatMap(n -> invoice.each(n).stream()).anyMatch(a -> a.has("rate") || a.has("category"));
    var columns = new ArrayList<Column>();
    columns.add(new Column(words.word(PageWord.DESCRIPTION), Column.Side.LEFT, true));
    if (taxed) columns.add(new Column(words.word(PageWord.VAT), Column.Side.RIGHT, false));
    columns.add(new Column(words.word(PageWord.NET_AMOUNT) + " " + words.currency(), Column.Side.RIGHT, false));
    var table = new Table(columns, Type.FACTS);
    for (var each : invoice.each("allowances")) table.row(adjustment(each, true, taxed));
    for (var each : invoice.each("charges")) table.row(adjustment(each, false, taxed));
    return Optional.of(table);
  }

  private List<Cell> adjustment(Terms each, boolean less, boolean taxed) {
    var reason = LineTable.reason(each, less, words);
    var percent = LineTable.percent(each, words);
    var rate = each.show("rate", Decimal.class, words::percent);
    var category = each.show("category", String.class, c -> c.equals("S") ? "" : c);
    var amount = each.show("amount", Money.class, m -> words.amount(less ? m.negated() : m));
    var text = new Stack(null, false);
    var first = new Paragraph("P").add(Type.BODY, words.word(less ? PageWord.ALLOWANCE : PageWord.CHARGE));
    if (reason != null) first.add(Type.BODY, words.colon() + reason);
    text.add(first);
    var details = new Details(words).add(percent).rest(each);
    if (!details.isEmpty()) text.add(details.paragraph());
    return taxed ? List.of(Cell.of(text), rate(Parties.joined(" ", category, rate)), number(amount)) : List.of(Cell.of(text), number(amount));
  }

  private Cell number(String text) {
    return text == null || text.isEmpty() ? Cell.EMPTY : Cell.number(Type.BODY, text, words.decimal());
  }

  private static Cell rate(String text) {
    return text == null || text.isEmpty() ? Cell.EMPTY : Cell.right(Type.BODY, text);
  }

  /** The VAT breakdown. */
  Optional<Block> vat() {
    var rows = invoice.each("vat");
    if (rows.isEmpty()) return Optional.empty();
    var accounting = (String) invoice.look("accountingCurrency");
    boolean other = rows.stream().anyMatch(r -> r.has("amountAccounting"));
    var columns = new ArrayList<Column>();
    columns.add(new Column(words.word(PageWord.VAT_CATEGORY), Column.Side.LEFT, true));
    columns.add(new Column(words.word(PageWord.RATE), Column.Side.RIGHT, false));
    columns.add(new Column(words.word(PageWord.TAXABLE_AMOUNT) + " " + words.currency(), Column.Side.RIGHT, false));
    columns.add(new Column(words.word(PageWord.VAT_AMOUNT) + " " + words.currency(), Column.Side.RIGHT, false));
    if (other) columns.add(new Column(words.word(PageWord.VAT_AMOUNT_IN, accounting == null ? "" : accounting), Column.Side.RIGHT, false));
    var table = new Table(columns, Type.FACTS);
    for (var each : rows) {
      var cells = new ArrayList<Cell>();
      cells.add(Cell.EMPTY);
      cells.add(rate(each.show("rate", Decimal.class, words::percent)));
      cells.add(number(each.show("base", Money.class, words::amount)));
      cells.add(number(each.show("amount", Money.class, words::amount)));
      if (other) cells.add(number(each.show("amountAccounting", Money.class, m -> words.language().amount(m.amount(), accounting))));
      cells.set(0, Cell.of(category(each)));
      table.row(cells);
    }
    return Optional.of(table);
  }

  private Block category(Terms vat) {
    var stack = new Stack(null, false);
    var record = vat.record(Vat.class);
    var category = vat.show("category", String.class, c -> words.language().taxCategory(c).map(n -> c.equals("S") ? n : n + " (" + c + ")").orElse(c));
    if (category != null) stack.add(Paragraph.of("P", Type.BODY, category));
    var reason = vat.text("reason");
    var code = vat.text("reasonCode");
    if (reason != null) stack.add(Paragraph.of("P", Type.SMALL_INK, reason));
    var details = new Details(words).add(code);
    if (record.scheme() != null) details.add(PageWord.TAX, vat.text("scheme"));
    details.rest(vat);
    if (!details.isEmpty()) stack.add(details.paragraph());
    return stack;
  }

  /** Taxes other than VAT. */
  Optional<Block> taxes() {
    var rows = invoice.each("taxes");
    if (rows.isEmpty()) return Optional.empty();
    var table = new Table(List.of(new Column(words.word(PageWord.TAX), Column.Side.LEFT, true), new Column(words.word(PageWord.RATE), Column.Side.RIGHT, false),
        new Column(words.word(PageWord.TAXABLE_AMOUNT) + " " + words.currency(), Column.Side.RIGHT, false),
        new Column(words.word(PageWord.TAX) + " " + words.currency(), Column.Side.RIGHT, false)), Type.FACTS);
    for (var each : rows) {
      var rate = rate(each.show("rate", Decimal.class, words::percent));
      var base = number(each.show("base", Money.class, words::amount));
      var amount = number(each.show("amount", Money.class, words::amount));
      table.row(List.of(Cell.of(tax(each)), rate, base, amount));
    }
    return Optional.of(table);
  }

  private Block tax(Terms tax) {
    var stack = new Stack(null, false);
    var kind = tax.show("type", String.class, t -> words.named("tax", t));
    var place = tax.text("jurisdiction");
    stack.add(new Paragraph("P").add(Type.BODY, Parties.joined(" · ", kind, place) == null ? words.word(PageWord.TAX) : Parties.joined(" · ", kind, place)));
    var details = new Details(words).add(tax.text("description")).add(tax.text("reason")).add(PageWord.EXEMPTION_CERTIFICATE, tax.text("certificate")).rest(tax);
    if (!details.isEmpty()) stack.add(details.paragraph());
    return stack;
  }

  /** A heading beside its section. */
  static Paragraph heading(String title) {
    return Paragraph.of("H2", Type.BODY.in(Face.BOLD), title);
  }
}
