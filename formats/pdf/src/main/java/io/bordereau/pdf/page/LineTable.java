package io.bordereau.pdf.page;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Cell;
import io.bordereau.pdf.paper.Column;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import io.bordereau.pdf.paper.Style;
import io.bordereau.pdf.paper.Table;
import java.util.ArrayList;
import java.util.List;

/** The lines of an invoice, with all that belongs to each below its name, and the sum of those before it where a page ends. */
final class LineTable {
  private final Terms invoice;
  private final Wording words;
  private final Parties parties;
  private final boolean taxed;

  LineTable(Terms invoice, Wording words, Parties parties) {
    this.invoice = invoice;
    this.words = words;
    this.parties = parties;
    taxed = invoice.record(Invoice.class).lines().stream().anyMatch(l -> l.vat() != null && (l.vat().rate() != null || l.vat().category() != null));
  }

  Table table() {
    var columns = new ArrayList<Column>();
    columns.add(new Column(words.word(PageWord.LINE_NUMBER), Column.Side.LEFT, false));
    columns.add(new Column(words.word(PageWord.DESCRIPTION), Column.Side.LEFT, true));
    columns.add(new Column(words.word(PageWord.QUANTITY), Column.Side.RIGHT, false));
    columns.add(new Column(words.word(PageWord.UNIT), Column.Side.LEFT, false));
    columns.add(new Column(words.word(PageWord.UNIT_PRICE), Column.Side.RIGHT, false));
    if (taxed) columns.add(new Column(words.word(PageWord.VAT), Column.Side.RIGHT, false));
    columns.add(new Column(words.word(PageWord.NET_AMOUNT) + " " + words.currency(), Column.Side.RIGHT, false));
    var table = new Table(columns, Type.LINES);
    var lines = invoice.each("lines");
    var sums = new Money[lines.size() + 1];
    sums[0] = Money.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      table.row(cells(lines.get(i)));
      var line = lines.get(i).record(Line.class);
      sums[i + 1] = line.counts() && line.net() != null ? sums[i].plus(line.net()) : sums[i];
    }
    return table.carry(words.word(PageWord.CARRIED_FORWARD), words.word(PageWord.BROUGHT_FORWARD), Type.LABEL, words.decimal(), after -> after == 0 ? null : words.amount(sums[after]));
  }

  private List<Cell> cells(Terms line) {
    var record = line.record(Line.class);
    boolean counts = record.counts();
    Style style = counts ? Type.BODY : Type.LABEL;
    var price = line.in("price");
    var cells = new ArrayList<Cell>();
    var id = line.text("id");
    cells.add(Cell.of(Type.LABEL, id));
    cells.add(Cell.EMPTY); // described last, when all that has a column of its own is known to be shown
    cells.add(number(style, line.show("quantity", Decimal.class, words::number)));
    var unit = line.show("unit", String.class, words::unit);
    cells.add(Cell.of(style, unit));
    cells.add(number(style, price.show("net", Decimal.class, words::price)));
    if (taxed) cells.add(vat(line.in("vat"), style));
    var net = line.show("net", Money.class, words::amount);
    cells.add(number(style, net));
    cells.set(1, Cell.of(description(line, record, counts)));
    return cells;
  }

  private Cell number(Style style, String text) {
    return text == null ? Cell.EMPTY : Cell.number(style, text, words.decimal());
  }

  /** The rate, and before it the category where it is not the standard one: the summary says what it stands for. */
  private Cell vat(Terms vat, Style style) {
    var rate = vat.show("rate", Decimal.class, words::percent);
    var category = vat.show("category", String.class, c -> c.equals("S") ? "" : c);
    var text = Parties.joined(" ", category, rate);
    return text == null || text.isEmpty() ? Cell.EMPTY : Cell.right(style, text);
  }

  private Block description(Terms line, Line record, boolean counts) {
    var item = line.in("item");
    var stack = new Stack(null, false);
    var name = item.text("name");
    boolean inner = record.parent() != null;
    if (name != null) stack.add(Paragraph.of("P", counts ? Type.BODY.in(Face.BOLD) : Type.LABEL, (inner ? "– " : "") + name));
    var description = item.text("description");
    if (description != null) stack.add(Paragraph.of("P", Type.SMALL_INK, description));
    for (var text : item.each("texts")) stack.add(text(text));
    var details = new Details(words);
    identities(item, details);
    if (line.has("parent")) details.add(line.show("parent", String.class, p -> words.word(PageWord.PART_OF_LINE, p)));
    line.show("status", String.class, s -> switch (s) {
      case "group", "detail" -> "";
      case String other -> {
        details.add(Wording.plain(other));
        yield Wording.plain(other);
      }
    });
    references(line, details);
    price(line.in("price"), details);
    if (line.has("period")) details.add(PageWord.PERIOD, Opening.period(line.in("period"), words));
    vat(line.in("vat"), details);
    if (!details.isEmpty()) stack.add(details.paragraph());
    serials(item, stack);
    var attributes = new Details(words);
    for (var each : item.each("attributes")) property(each, attributes);
    for (var each : line.each("properties")) property(each, attributes);
    if (!attributes.isEmpty()) stack.add(attributes.paragraph());
    for (var each : line.each("allowances")) stack.add(adjustment(each, PageWord.ALLOWANCE, true));
    for (var each : line.each("charges")) stack.add(adjustment(each, PageWord.CHARGE, false));
    for (var each : line.each("taxes")) stack.add(tax(each));
    for (var each : line.each("components")) stack.add(component(each));
    for (var each : line.each("parties")) stack.add(party(each));
    var note = line.text("note");
    if (note != null) stack.add(Paragraph.of("P", Type.SMALL_INK, note));
    for (var each : line.each("notes")) stack.add(note(each));
    var rest = new Details(words).rest(line);
    if (!rest.isEmpty()) stack.add(rest.paragraph());
    return stack;
  }

  private static Paragraph text(Terms text) {
    var all = new ArrayList<String>();
    text.rest(Object::toString, (named, value) -> all.add(value));
    return Paragraph.of("P", Type.SMALL_INK, String.join(" ", all));
  }

  private static Paragraph note(Terms note) {
    var subject = note.text("subject");
    var p = new Paragraph("P");
    if (subject != null) p.add(Type.SMALL, subject + " ");
    var language = note.show("language", String.class, l -> "");
    var title = note.text("title");
    if (title != null) p.add(Type.SMALL_INK.in(Face.BOLD), title + " ");
    var text = note.text("text");
    if (text != null) p.add(Type.SMALL_INK, text, (String) (language == null ? null : note.look("language")));
    return p;
  }

  private void identities(Terms item, Details details) {
    details.add(PageWord.ARTICLE_SELLER, Parties.joined(" ", item.text("sellerId"), item.text("sellerIdExtra")));
    details.add(PageWord.ARTICLE_BUYER, item.text("buyerId"));
    if (item.has("standardId")) details.add(Parties.identifier(item.in("standardId")));
    for (var each : item.each("identifiers")) details.add(PageWord.IDENTIFIER, Parties.identifier(each));
    details.add(PageWord.ARTICLE_MANUFACTURER, item.text("manufacturerId"));
    details.add(PageWord.MANUFACTURER, item.text("manufacturer"));
    details.add(PageWord.MACHINE_TYPE, item.text("machineType"));
    details.add(PageWord.BATCH, item.text("batch"));
    details.add(PageWord.ORIGIN_COUNTRY, item.show("origin", String.class, words::country));
    for (var each : item.each("classifications")) {
      details.add(PageWord.CLASSIFICATION,
          Parties.joined(" ", Parties.joined(" ", Parties.joined(" ", each.text("list"), each.text("version")), each.text("code")), each.text("name")));
    }
  }

  private void references(Terms line, Details details) {
    var order = line.text("order");
    var day = line.show("orderDate", Moment.class, words::date);
    if (order != null || day != null) details.add(PageWord.ORDER, order == null ? day : day == null ? order : words.word(PageWord.NUMBER_OF_DATE, order, day));
    details.add(PageWord.ORDER_LINE, Parties.joined(" ", line.text("orderLine"), line.text("orderLineScheme")));
    details.add(PageWord.CONTRACT, line.text("contract"));
    details.add(PageWord.SALES_ORDER, Parties.joined(" / ", line.text("salesOrder"), line.text("salesOrderLine")));
    details.add(PageWord.DESPATCH_ADVICE, Parties.joined(" / ", line.text("despatchAdvice"), line.text("despatchLine")));
    details.add(PageWord.RECEIVING_ADVICE, Parties.joined(" / ", line.text("receivingAdvice"), line.text("receiptLine")));
    details.add(PageWord.BUYER_ACCOUNTING, line.text("accounting"));
    if (line.has("object")) details.add(PageWord.OBJECT, Parties.identifier(line.in("object")));
    line.show("lease", String.class, l -> {
      var said = l.equals("yes") ? words.word(PageWord.LEASE) : "";
      details.add(said);
      return said;
    });
    for (var each : line.each("references")) {
      var kind = each.show("kind", String.class, k -> words.named("reference", k));
      var at = each.show("date", Moment.class, words::date);
      var number = Parties.joined(" ", each.show("scheme", String.class, Wording::scheme), each.text("value"));
      var text = Parties.joined(" / ", Parties.joined(", ", number, each.text("text")), each.text("line"));
      details.add(kind == null ? words.word(PageWord.REFERENCES) : kind, null, at == null ? text : text == null ? at : words.word(PageWord.NUMBER_OF_DATE, text, at));
    }
    for (var each : line.each("dates")) {
      var kind = each.show("kind", String.class, k -> words.named("date", k));
      details.add(kind == null ? words.word(PageWord.DATES) : kind, null, each.show("at", Moment.class, words::date));
    }
  }

  private void price(Terms price, Details details) {
    var quantity = price.show("baseQuantity", Decimal.class, words::number);
    var unit = price.show("baseUnit", String.class, words::unit);
    var net = (Decimal) price.look("net");
    boolean one = price.look("baseQuantity") instanceof Decimal d && d.value().compareTo(java.math.BigDecimal.ONE) == 0;
    if (quantity != null && net != null && !(one && unit == null)) {
      details.add(words.word(PageWord.PRICE_PER, words.price(net), quantity, unit == null ? "" : unit).strip());
    } else if (unit != null) details.add(PageWord.UNIT_PRICE, unit);
    else if (one) price.shownAs("baseQuantity", "");
    details.add(PageWord.GROSS_PRICE, price.show("gross", Decimal.class, words::price));
    details.add(PageWord.PRICE_DISCOUNT, price.show("discount", Decimal.class, words::price));
  }

  private void vat(Terms vat, Details details) {
    var reason = vat.text("reason");
    var code = vat.text("reasonCode");
    details.add(PageWord.EXEMPTION_REASON, Parties.joined(" ", reason, code));
    var base = vat.show("base", Money.class, words::amount);
    var amount = vat.show("amount", Money.class, words::amount);
    if (base != null) details.add(PageWord.TAXABLE_AMOUNT, base);
    if (amount != null) details.add(PageWord.VAT_AMOUNT, amount);
  }

  private void serials(Terms item, Stack stack) {
    if (!item.has("serialNumbers")) return;
    var numbers = item.show("serialNumbers", List.class, words::any);
    var many = item.look("serialNumbers") instanceof List<?> l && l.size() > 1;
    stack.add(new Details(words).add(many ? PageWord.SERIAL_NUMBERS : PageWord.SERIAL_NUMBER, numbers).paragraph());
  }

  private void property(Terms property, Details details) {
    var name = property.text("name");
    var value = Parties.joined(" ", property.text("value"),
        Parties.joined(" ", property.show("quantity", Decimal.class, words::number), property.show("unit", String.class, words::unit)));
    details.add(name == null ? "" : name, null, value);
    details.rest(property);
  }

  /** An allowance or charge in one line of small print. */
  Paragraph adjustment(Terms each, PageWord word, boolean less) {
    var details = new Details(words);
    var reason = reason(each, less, words);
    var amount = each.show("amount", Money.class, m -> words.amount(less ? m.negated() : m));
    var percent = percent(each, words);
    details.add(words.word(word), null, Parties.joined(" ", reason, amount));
    if (percent != null) details.add(percent);
    return details.rest(each).paragraph();
  }

  /** Why, in words: those of the document, or those of the code. */
  static String reason(Terms each, boolean less, Wording words) {
    var reason = each.text("reason");
    var code = each.show("reasonCode", String.class, c -> (less ? words.language().allowance(c) : words.language().charge(c)).orElse(c));
    if (reason == null) return code;
    if (code != null) each.shownAs("reasonCode", "");
    return reason;
  }

  /** How it was computed: 5 % of 1,000.00. */
  static String percent(Terms each, Wording words) {
    var percent = each.show("percent", Decimal.class, words::percent);
    var base = each.show("base", Money.class, words::amount);
    if (percent == null || base == null) return percent == null ? base : percent;
    return words.word(PageWord.PERCENT_OF, percent, base);
  }

  private Paragraph tax(Terms tax) {
    var details = new Details(words);
    var kind = tax.show("type", String.class, t -> words.named("tax", t));
    var rate = tax.show("rate", Decimal.class, words::percent);
    var amount = tax.show("amount", Money.class, words::amount);
    details.add(kind == null ? words.word(PageWord.TAX) : kind, null, Parties.joined("  ", rate, amount));
    return details.rest(tax).paragraph();
  }

  private Paragraph component(Terms part) {
    var details = new Details(words);
    var quantity = part.show("quantity", Decimal.class, words::number);
    var unit = part.show("unit", String.class, words::unit);
    var id = part.text("id");
    details.add("– " + Parties.joined(" ", Parties.joined(" ", id, Parties.joined(" ", quantity, unit)), part.in("item").text("name")));
    identities(part.in("item"), details);
    return details.rest(part).paragraph();
  }

  private Paragraph party(Terms other) {
    var details = new Details(words);
    var role = other.show("role", String.class, r -> words.named("party-role", r));
    var party = other.in("party");
    var lines = new ArrayList<String>();
    if (party.has("name")) lines.add(party.text("name"));
    lines.addAll(parties.address(party.in("address")));
    details.add(role == null ? words.word(PageWord.FURTHER_PARTIES) : role, null, String.join(", ", lines));
    return details.rest(other).paragraph();
  }
}
