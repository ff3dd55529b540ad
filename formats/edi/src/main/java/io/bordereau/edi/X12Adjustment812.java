package io.bordereau.edi;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Price;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;

/**
 * X12 transaction set 812, credit/debit adjustment, in 004010 and 005010: a credit note (381) or debit note (383) whose lines say why. Amounts stand
 * without a sign; a flag beside each says credit or debit, and a line against the direction of the document has a negative amount.
 */
final class X12Adjustment812 {
  private X12Adjustment812() {}

  /** Binding: {@code C} for a credit, {@code D} for a debit. */
  private static final String DIRECTION = "direction";

  /** The table for a version. */
  static Mapping<Invoice> mapping(Directory version) {
    boolean later = version != Directory.X12_004010;
    return Mapping.of(Invoice.class)
        .named("X12 " + version.id().substring(4) + " 812")
        .family("x12-812", EdiNames.SHARED)
        .binding(DIRECTION, p -> p.text("BCD/05"), (d, c) -> flag((Invoice) d))
        .root("812", header(), parties(), each("lines", "CDD", line(later)), losses());
  }

  private static String flag(Invoice invoice) {
    return invoice.isCredit() ? "C" : "D";
  }

  private static Part header() {
    return all(
        node(
            "BCD",
            must("01", "issued", X12Forms.DATE),
            must("02", "number"),
            at("03", "handling", X12Forms.own("x12").orElse("H")), // 305: notification only
            at("04", "totals.withTax", X12Forms.N2),
            at("05", "type", TYPE),
            first("preceding", at("06", "issued", X12Forms.DATE), at("07", "number")),
            at("08", "salesOrder"),
            at("09", "orderDate", X12Forms.DATE),
            at("10", "order", X12Forms.width(22)),
            at("11", "purpose", X12Codes.PURPOSE),
            at("12", "transaction", X12Forms.own("x12")),
            at("15", "action", X12Forms.own("x12"))),
        node("CUR", usual("01", "SE"), at("02", "currency"), at("03", "exchangeRate", X12Forms.EXCHANGE_RATE)),
        node("N9", is("01", "CR"), at("02", "buyerReference")),
        node("N9", oneOf("01", "AH", "CT"), at("02", "contract")),
        node("N9", is("01", "MA"), at("02", "despatchAdvice")),
        node("N9", is("01", "RV"), at("02", "receivingAdvice")),
        each("preceding", "N9", among("01", "OI", "I5"), usual("01", "OI"), at("02", "number"), at("04", "issued", X12Forms.DATE)),
        each("references", "N9", X12Parties.dated()),
        each("contacts", "PER", X12Parties.contact()),
        X12Settlement.documentTerms(),
        node("DTM", is("01", "035"), at("02", "delivery.date", X12Forms.DATE)),
        node("DTM", is("01", "011"), at("02", "shipment.date", X12Forms.DATE)),
        each("dates", "DTM", X12Settlement.date(X12Codes.DATE)),
        node("FOB", into("shipment", X12Settlement.freight())),
        X12Amounts.plainAllowances());
  }

  private static final As<String> TYPE =
      new As<>() {
        private final As<String> flags = X12Forms.code("credit or debit (478)", "D", "381=C", "383=D");

        @Override
        public String parse(Tree tree, int node, Scope scope) {
          return flags.parse(tree, node, scope);
        }

        @Override
        public String print(String value, Scope scope) {
          if (!"C".equals(scope.binding(DIRECTION)) || value.equals("381")) return flags.print(value, scope);
          scope.lossy("X12 says C (credit) for '" + value + "'");
          return "C";
        }

        @Override
        public String says() {
          return flags.says();
        }
      };

  private static Part parties() {
    return all(
        node("N1", oneOf("01", "RI", "RE", "PE"), into("payee", X12Parties.party("N9"))),
        node("N1", oneOf("01", "SE", "SU", "VN", "II", "FR"), into("seller", X12Parties.party("N9"))),
        node("N1", oneOf("01", "BY", "BT", "SO", "BS"), into("buyer", X12Parties.party("N9"))),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party("N9"))),
        X12Supplements.codes(),
        X12Supplements.accountingData());
  }

  private static Part line(boolean later) {
    return all(
        at("01", "reason", X12PaymentCodes.REASON),
        derive("02", "credit or debit", TEXT, (line, invoice) -> against((Line) line) ? opposite((Invoice) invoice) : flag((Invoice) invoice)),
        at("03", "id"),
        at("04", "net", NET),
        at("07", "quantity"),
        at("08", "unit", X12Forms.UNIT),
        into(
            "price",
            at("09", "difference"),
            choose(when("price", p -> p.has("11"), p -> ((Price) p).net() != null, usual("10", "UCP"), at("11", "net", X12Forms.PRICE)))),
        later ? at("14", "note") : all(),
        node("LIN", X12Items.identifiers(2, 31, pair("order", "PO"), pair("orderLine", "PL"), pair("salesOrder", "VO"))),
        node("PO4", into("pack", X12Items.pack())),
        X12Amounts.plainAllowances(),
        node("N9", is("01", "AH"), at("02", "contract")),
        node("N9", is("01", "PO"), spare(at("02", "order"))),
        each("references", "N9", X12Parties.dated()),
        each("dates", "DTM", X12Settlement.date(X12Codes.LINE_DATE)),
        X12Supplements.codes(),
        later ? X12Supplements.accountingData() : all());
  }

  private static boolean against(Line line) {
    return line.net() != null && line.net().amount().signum() < 0;
  }

  private static String opposite(Invoice invoice) {
    return invoice.isCredit() ? "D" : "C";
  }

  /** The amount of a line: negative where its flag is not that of the document. */
  private static final As<Money> NET =
      new As<>() {
        @Override
        public Money parse(Tree tree, int node, Scope scope) {
          var amount = X12Forms.N2.parse(tree, node, scope);
          int flag = tree.child(tree.parent(node), EdiNames.position(tree.names(), 2));
          boolean against = flag != Tree.NONE && scope.binding(DIRECTION) != null && !tree.textIs(flag, scope.binding(DIRECTION));
          return against ? new Money(amount.amount().negate()) : amount;
        }

        @Override
        public String print(Money value, Scope scope) {
          return X12Forms.N2.print(new Money(value.amount().abs()), scope);
        }

        @Override
        public String says() {
          return X12Forms.N2.says() + ", its direction in the flag beside it";
        }
      };

  private static Part losses() {
    return all(
        lose("vat", "an adjustment states no taxes"),
        lose("taxes", "an adjustment states no taxes"),
        lose("attachments.content", "X12 carries no attachments; they travel outside"));
  }
}
