package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import java.math.BigDecimal;
import java.util.List;

/** X12 transaction set 810, invoice and credit, in 004010 and 005010: one table for both ways and both versions. */
final class X12Invoice810 {
  private X12Invoice810() {}

  /** Binding: {@code absent} where the source says no transaction type (BIG07), which means an ordinary invoice. */
  static final String KIND = "kind";

  /** Binding: whether the amount due is {@code stated} (AMT*BAP) or follows from the total. */
  static final String DUE = "due";

  /** Binding: {@code ariba} where TDS02 to TDS04 are subtotal, net and due amount instead of the terms discount's. */
  static final String TDS = "tds";

  /** Binding: {@code yes} where the source gives a hash total of the quantities (CTT02). */
  static final String HASH = "hash";

  /** Binding: {@code service} where taxes stand below SAC*C*H850, with their amounts in the second currency. */
  static final String TAXES = "taxes";

  /** Binding: {@code reference} where the number stands in REF*IV because BIG02 is too short for it. */
  static final String NUMBER = "number";

  /** The table for a version; versions differ in rows for what the earlier one has no place for. */
  static Mapping<Invoice> mapping(Directory version) {
    boolean dated = version != Directory.X12_004010; // DTM below the TXI of an allowance or charge
    return Mapping.of(Invoice.class)
        .named("X12 " + version.id().substring(4) + " 810")
        .family("x12-810", EdiNames.SHARED)
        .binding(X12Forms.SIGN, X12Bindings::readSign, X12Bindings::writeSign)
        .binding(X12Forms.RATE, X12Bindings::readRate, (d, c) -> c.option(X12Forms.RATE, null))
        .binding(KIND, p -> p.has("BIG/07") ? null : "absent", (d, c) -> c.option(KIND, null))
        .binding(DUE, X12Bindings::readDue, (d, c) -> c.option(DUE, null))
        .binding(X12Lines.NET, X12Bindings::readNet, (d, c) -> c.option(X12Lines.NET, null))
        .binding(NUMBER, X12Bindings::readNumber, X12Bindings::writeNumber)
        .binding(X12Items.PRICE_BASE, X12Bindings::readPriceBase, (d, c) -> c.option(X12Items.PRICE_BASE, null))
        .binding(X12Items.PRODUCT, X12Bindings::readProduct, (d, c) -> c.option(X12Items.PRODUCT, null))
        .binding(TAXES, X12Bindings::readTaxes, (d, c) -> c.option(TAXES, null))
        .binding(TDS, p -> null, (d, c) -> c.option(TDS, null))
        .binding(HASH, p -> p.has("CTT/02") ? "yes" : null, (d, c) -> c.option(HASH, null))
        .root("810", header(), parties(), settlement(), supplements(), each("lines", as("IT1", l -> ((Line) l).counts(), X12Lines.line(dated))), summary(dated), losses());
  }

  private static Part header() {
    return all(
        node(
            "BIG",
            must("01", "issued", X12Forms.DATE),
            given(NUMBER, "", must("02", "number")),
            given(NUMBER, "reference", derive("02", "the first 22 characters of the number", X12Bindings::cut)),
            at("03", "orderDate", X12Forms.DATE),
            at("04", "order", X12Forms.width(22)),
            at("05", "orderRelease"),
            at("06", "orderChange"),
            kind(),
            at("09", "action", X12Forms.own("x12")),
            each("preceding", as("10", i -> false, at(".", "number")))),
        node("NTE", is("01", "REG"), at("02", "seller.legalInfo")),
        each(
            "notes",
            as("NTE", n -> !description(n) && !titled(n), at("01", "subject", X12Codes.NOTE), at("02", "text")),
            as("N9", X12Invoice810::titled, titledNote()),
            headerDescription()),
        node(
            "CUR",
            usual("01", "SE"),
            at("02", "currency"),
            at("03", "exchangeRate", X12Forms.EXCHANGE_RATE),
            choose(
                when(
                    "second currency",
                    p -> p.has("05"),
                    i -> ((Invoice) i).accountingCurrency() != null,
                    usual("04", "BY"),
                    at("05", "accountingCurrency")))),
        given(NUMBER, "reference", node("REF", is("01", "IV"), must("02", "number"))),
        node("REF", is("01", "CR"), at("02", "buyerReference")),
        node("REF", oneOf("01", "AH", "CT"), at("02", "contract")),
        node("REF", is("01", "PO"), spare(at("02", "order"))),
        node("REF", is("01", "VN"), at("02", "salesOrder")),
        node("REF", is("01", "MA"), at("02", "despatchAdvice")),
        node("REF", is("01", "RV"), at("02", "receivingAdvice")),
        each("preceding", "REF", among("01", "OI", "I5"), usual("01", "OI"), at("02", "number")),
        first("preceding", node("DTM", is("01", "922"), at("02", "issued", X12Forms.DATE))),
        each("references", "REF", X12Parties.reference()),
        each("contacts", "PER", X12Parties.contact()));
  }

  /** BIG07 and BIG08: the type code, finer kinds of invoice, and what the document does to an earlier one. */
  private static Part kind() {
    return choose(
        when(
            "corrected invoice",
            p -> p.text("08").equals("05") && (p.text("07").equals("DI") || !p.has("07")),
            i -> "384".equals(((Invoice) i).type()),
            usual("07", "DI"),
            at("08", "type", X12Forms.code("purposes (353)", null, "384=05"))),
        when(
            "other kind",
            p -> p.has("07") && !X12Codes.isType(p.text("07")),
            i -> ((Invoice) i).transaction() != null && ((Invoice) i).transaction().startsWith("x12:"),
            at("07", "transaction", X12Forms.own("x12")),
            plainType(),
            at("08", "purpose", X12Codes.PURPOSE)),
        when(
            "kind",
            p -> true,
            i -> true,
            at("07", "type", X12Codes.TYPE),
            plainType(),
            at("08", "purpose", X12Codes.PURPOSE)));
  }

  /** What an absent or unknown BIG07 means: an invoice, or a credit when the total is negative. */
  private static Part plainType() {
    return all(
        given(X12Forms.SIGN, "negative", follows("type", "381 when the total is negative", null, List.of(), i -> "381")),
        follows("type", "380", null, List.of(), i -> "380"));
  }

  private static boolean description(Object note) {
    return "description".equals(((Note) note).subject());
  }

  /** Whether a note has what only N9 can carry. */
  private static boolean titled(Object note) {
    var n = (Note) note;
    return n.number() != null || n.title() != null || n.date() != null;
  }

  /** A note with a number, a title or a date (N9 and MSG); N9 demands one of the first two (condition R0203). */
  private static Part titledNote() {
    return all(
        not("02", "PAYMENT TERMS"),
        at("01", "subject", X12Forms.code("references (128)", null).orElse("L1")),
        at("02", "number"),
        at("03", "title"),
        at("04", "date", X12Forms.DATE),
        at("MSG/01", "text"));
  }

  private static Part.Occurrence headerDescription() {
    return as("PID", X12Invoice810::description, usual("01", "F"), some("05"), at("05", "text"),
        follows("subject", "description", null, List.of(), n -> "description"));
  }

  private static Part parties() {
    return all(
        node("N1", oneOf("01", "RI", "RE", "PE"), into("payee", X12Parties.account(), X12Parties.party())),
        node("N1", oneOf("01", "SE", "SU", "VN", "II", "FR"), into("seller", X12Parties.account(), X12Parties.party())),
        node("N1", oneOf("01", "BY", "BT", "SO", "BS"), into("buyer", X12Parties.party())),
        node("N1", is("01", "7X"), into("taxRepresentative", X12Parties.party())),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())));
  }

  private static Part settlement() {
    return all(
        X12Settlement.documentTerms(),
        node("N9", is("01", "ZZ"), is("02", "PAYMENT TERMS"), spare(at("MSG/01", "terms"))),
        node("DTM", is("01", "035"), at("02", "delivery.date", X12Forms.DATE)),
        node("DTM", is("01", "011"), at("02", "shipment.date", X12Forms.DATE)),
        node("DTM", is("01", "186"), at("02", "period.start", X12Forms.DATE)),
        node("DTM", is("01", "187"), at("02", "period.end", X12Forms.DATE)),
        node("DTM", is("01", "983"), at("02", "taxPoint", X12Forms.DATE)),
        each("dates", "DTM", X12Settlement.date(X12Codes.DATE)),
        node("FOB", into("shipment", X12Settlement.freight())),
        each("attachments", "PWK", X12Settlement.attachment()));
  }

  private static Part supplements() {
    return all(
        X12Supplements.answers(),
        X12Supplements.measurements(),
        X12Supplements.packaging("packs"),
        X12Supplements.tariffs(),
        X12Supplements.balances(),
        X12Supplements.codes(),
        X12Supplements.voyages(),
        X12Supplements.accountingData());
  }

  private static Part summary(boolean dated) {
    return all(
        node(
            "TDS",
            at("01", "totals.withTax", X12Forms.N2),
            given(
                TDS, "",
                at("02", "totals.discountable", X12Forms.N2),
                at("03", "totals.discounted", X12Forms.N2),
                at("04", "totals.discount", X12Forms.N2)),
            given(TDS, "ariba", at("02", "totals.lines", X12Forms.N2), at("03", "totals.net", X12Forms.N2), at("04", "totals.due",
                X12Forms.N2))),
        given(TAXES, "", node("TXI", is("01", "TX"), at("02", "totals.tax", X12Forms.MONEY)), X12Amounts.taxes(true)),
        given(
            TAXES, "service",
            node(
                "SAC",
                is("01", "C"),
                is("02", "H850"),
                at("05", "totals.tax", X12Forms.N2),
                at("13", "totals.taxAccounting", X12Forms.MONEY),
                at("15", "taxText"),
                X12Amounts.taxesInTwoCurrencies())),
        node("CAD", into("shipment", X12Settlement.carrier())),
        total("1", "totals.lines"),
        total("EC", "totals.allowances"),
        total("GW", "totals.charges"),
        total("ZZ", "totals.withoutTax"),
        total("3", "totals.paid"),
        into("totals", follows("due", "the total less what is paid", DUE, List.of("withTax", "paid"), X12Invoice810::due, total("BAP", "due"))),
        each("amounts", as("AMT", X12Supplements::coded, at("01", "kind", X12Codes.AMOUNT), at("02", "amount", X12Forms.MONEY))),
        X12Amounts.allowances(dated),
        node(
            "ISS",
            into(
                "shipment",
                at("01", "units"),
                at("02", "unitsUnit", X12Forms.UNIT),
                at("03", "weight"),
                at("04", "weightUnit", X12Forms.UNIT),
                at("05", "volume"),
                at("06", "volumeUnit", X12Forms.UNIT))),
        node(
            "CTT",
            Parts.total("01", "number of lines", i -> Long.toString(((Invoice) i).lines().stream().filter(Line::counts).count())),
            given(HASH, "yes", Parts.derive("02", "sum of the quantities", X12Invoice810::hash))));
  }

  private static Object due(Object[] totalAndPaid) {
    if (totalAndPaid[0] == null || totalAndPaid[1] == null) return totalAndPaid[0];
    return ((Money) totalAndPaid[0]).minus((Money) totalAndPaid[1]);
  }

  private static Part total(String qualifier, String slot) {
    return node("AMT", is("01", qualifier), at("02", slot, X12Forms.MONEY));
  }

  /** The sum of the quantities of the lines that are written: X12 has no place for a line below another, whose amount would count twice. */
  private static String hash(Object invoice) {
    var sum = BigDecimal.ZERO;
    for (var l : ((Invoice) invoice).lines()) if (l.counts() && l.quantity() != null) sum = sum.add(l.quantity().value().abs());
    return new Decimal(sum).toString();
  }

  private static Part losses() {
    var none = "the 810 has no agreed place for it";
    return all(
        lose("project", none),
        lose("tender", none),
        lose("object", none),
        lose("taxPointCode", none),
        lose("process", "the envelope names the version instead"),
        lose("payments", "the 810 carries one means of payment and one account"),
        lose("vat.reasonCode", none),
        lose("totals.rounding", none),
        lose("totals.taxAccounting", none),
        lose("attachments.content", "X12 carries no attachments; they travel outside"));
  }
}
