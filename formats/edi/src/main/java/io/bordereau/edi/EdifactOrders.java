package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;

/**
 * EDIFACT ORDERS, ORDCHG and ORDRSP: an order, its change and the answer to it, one table each from the same rows, for both ways and every
 * directory.
 */
final class EdifactOrders {
  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactOrderParts parts;
  private final EdifactParties parties;
  private final EdifactAmounts amounts;
  private final EdifactOrderLines lines;
  private final As<String> id;

  private EdifactOrders(Directory d) {
    this.d = d;
    this.codes = EdifactCodes.of(d);
    this.parts = new EdifactOrderParts(d, codes);
    this.parties = new EdifactParties(d, codes, parts);
    this.amounts = new EdifactAmounts(d, codes, parts);
    this.lines = new EdifactOrderLines(d, codes, parties, amounts, parts);
    this.id = parties.reference(2);
  }

  /** ORDERS of a directory. */
  static Mapping<Order> order(Directory d) {
    var m = new EdifactOrders(d);
    return m.order("ORDERS", all(
        at("01/01", "type", EdifactForms.codes(d, "1001", "220")),
        at("01/04", "kind", EdifactForms.id(35)),
        must(d.simple("BGM", 2), "number", EdifactForms.id(35)),
        at("03", "purpose", EdifactCodes.PURPOSE),
        at("04", "answer", EdifactForms.own())));
  }

  /** ORDCHG of a directory: the order is the one that it refers to. */
  static Mapping<Order> change(Directory d) {
    var m = new EdifactOrders(d);
    return m.order("ORDCHG", all(
        at("01/01", "type", EdifactForms.codes(d, "1001", "230")),
        at("01/04", "kind", EdifactForms.id(35)),
        at(d.simple("BGM", 2), "change", EdifactForms.id(35)),
        at("03", "purpose", EdifactCodes.PURPOSE),
        at("04", "answer", EdifactForms.own())));
  }

  private Mapping<Order> order(String message, Part begin) {
    boolean change = message.equals("ORDCHG");
    return Mapping.of(Order.class)
        .named(name(message))
        .family("edifact-" + message.toLowerCase(java.util.Locale.ROOT), EdiNames.SHARED)
        .binding(EdifactLines.AGENCY, EdifactLines::readAgency, (i, c) -> c.option(EdifactLines.AGENCY, null))
        .binding(EdifactLines.BUYERS, EdifactLines::readBuyers, (i, c) -> c.option(EdifactLines.BUYERS, null))
        .binding(EdifactLines.SELLERS, EdifactLines::readSellers, (i, c) -> c.option(EdifactLines.SELLERS, null))
        .binding(EdifactAmounts.CURRENCY, EdifactOrders::readCurrency, (i, c) -> c.option(EdifactAmounts.CURRENCY, null))
        .root(
            message,
            always("BGM", begin),
            node("DTM", oneOf("01/01", "137", "4"), present("01/02"), at("01/02", change ? "changed" : "issued", EdifactForms.DATE)),
            change ? node("RFF", oneOf("01/01", "ON", "OP"), at("01/02", "number", id), node("DTM", oneOf("01/01", "171", "4"), at("01/02", "issued",
                EdifactForms.DATE))) : all(),
            node("RFF", is("01/01", "PR"), at("01/02", "quote", id)),
            head(),
            each("lines", "LIN", lines.ordered(change)),
            summary(),
            losses());
  }

  /** ORDRSP of a directory. */
  static Mapping<OrderResponse> response(Directory d) {
    var m = new EdifactOrders(d);
    return Mapping.of(OrderResponse.class)
        .named(m.name("ORDRSP"))
        .family("edifact-ordrsp", EdiNames.SHARED)
        .binding(EdifactLines.AGENCY, EdifactLines::readAgency, (i, c) -> c.option(EdifactLines.AGENCY, null))
        .binding(EdifactLines.BUYERS, EdifactLines::readBuyers, (i, c) -> c.option(EdifactLines.BUYERS, null))
        .binding(EdifactLines.SELLERS, EdifactLines::readSellers, (i, c) -> c.option(EdifactLines.SELLERS, null))
        .binding(EdifactAmounts.CURRENCY, EdifactOrders::readCurrency, (i, c) -> c.option(EdifactAmounts.CURRENCY, null))
        .root(
            "ORDRSP",
            node(
                "BGM",
                at("01/01", "type", EdifactForms.codes(d, "1001", "231")),
                at("01/04", "transaction", EdifactForms.id(35)),
                must(d.simple("BGM", 2), "number", EdifactForms.id(35)),
                choose(
                    when(
                        "verdict",
                        p -> EdifactOrderLines.isVerdict(p.text("03")),
                        r -> ((OrderResponse) r).purpose() == null && EdifactOrderLines.hasVerdict(((OrderResponse) r).verdict()),
                        at("03", "verdict", EdifactOrderLines.VERDICT),
                        spare(at("04", "verdict", EdifactOrderLines.ANSWER))),
                    when("purpose", p -> true, r -> true, at("03", "purpose", EdifactOrderLines.PURPOSE), at("04", "verdict",
                        EdifactOrderLines.ANSWER.elseWrite("AB"))))),
            node("DTM", oneOf("01/01", "137", "4"), present("01/02"), at("01/02", "issued", EdifactForms.DATE)),
            node("RFF", oneOf("01/01", "ON", "OP"), at("01/02", "order", m.id), node("DTM", oneOf("01/01", "171", "4"), at("01/02", "orderDate",
                EdifactForms.DATE))),
            m.head(),
            m.parts.reasons(),
            each("lines", "LIN", m.lines.answered()),
            m.summary(),
            losses());
  }

  private String name(String message) {
    return "EDIFACT " + d.id().substring(8).toUpperCase(java.util.Locale.ROOT) + " " + message;
  }

  /** Whether the source repeats the currency in the first amount that it has. */
  private static String readCurrency(Place root) {
    for (var line : root.all("LIN")) for (var amount : line.all("MOA")) return amount.has("01/03") ? "stated" : null;
    for (var uns : root.all("UNS")) for (var amount : uns.all("MOA")) return amount.has("01/03") ? "stated" : null;
    return null;
  }

  /** Everything between the first segments and the lines. */
  private Part head() {
    return all(
        node("DTM", is("01/01", "2"), not("01/03", EdifactForms.PERIODS), at("01/02", "delivery.date", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "64", "194"), not("01/03", EdifactForms.PERIODS), at("01/02", "period.start", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "63", "206"), not("01/03", EdifactForms.PERIODS), at("01/02", "period.end", EdifactForms.DATE)),
        dates(codes),
        node("PAI", first("payments", at("01/03", "means", codes.means()))),
        node("ALI", at("03", "request", EdifactForms.own())),
        EdifactOrderLines.texts(d),
        node("FTX", is("01", "AAB"), at("04/01", "terms", EdifactTexts.note(d))),
        EdifactOrderLines.notes(d, codes),
        node("RFF", is("01/01", "VN"), at("01/02", "salesOrder", id)),
        node("RFF", oneOf("01/01", "CT", "BC", "BO"), at("01/02", "contract", id)),
        node("RFF", is("01/01", "AEP"), at("01/02", "project", id)),
        node("RFF", is("01/01", "CR"), at("01/02", "buyerReference", id)),
        node("RFF", is("01/01", "RE"), at("01/02", "release", id)),
        each("references", "RFF", parties.reference()),
        people(),
        each("taxes", "TAX", amounts.tax(), parts.locations()),
        currency(),
        each("paymentTerms", as("PAT", t -> true, amounts.terms())),
        EdifactAmounts.losses(),
        EdifactOrderLines.shipments(d, parts),
        EdifactOrderLines.packs(parts),
        parts.equipment(),
        parts.sets(),
        parts.requirements(),
        parts.factors(),
        lines.schedules(),
        amounts.allowances());
  }

  /** Dates without a term of their own, whatever their qualifier. */
  static Part dates(EdifactCodes codes) {
    return EdifactInvoic.dates(codes);
  }

  private Part people() {
    return all(
        node("NAD", oneOf("01", "SU", "SE"), into("seller", parties.party())),
        node("NAD", oneOf("01", "BY", "OB"), into("buyer", parties.party())),
        node("NAD", oneOf("01", "DP", "ST"), into("delivery", parties.delivery())),
        each("parties", "NAD", parties.other()));
  }

  private Part currency() {
    return node(
        "CUX",
        usual("01/01", "2"),
        at("01/02", "currency"),
        usual("01/03", "9"),
        choose(
            when("second currency", p -> p.has("02/02"), EdifactOrders::two, usual("02/01", "3"), at("02/02", "accountingCurrency"), usual("02/03", "4"))),
        at("03", "exchangeRate", EdifactForms.number(12)));
  }

  private static boolean two(Object document) {
    return switch (document) {
      case Order o -> o.accountingCurrency() != null;
      case OrderResponse r -> r.accountingCurrency() != null;
      case Object other -> false;
    };
  }

  private Part summary() {
    return always(
        "UNS",
        is("01", "S"),
        node("CNT", is("01/01", "2"), Parts.total("01/02", "number of lines", EdifactOrders::count)),
        into(
            "totals",
            amounts.amount("lines", "79", "289"),
            amounts.amount("withoutTax", "125"),
            amounts.amount("tax", "176", "124", "150"),
            amounts.amount("allowances", "260"),
            amounts.amount("charges", "259"),
            amounts.amount("withTax", "86", "128", "77", "39"),
            amounts.amount("due", "9")),
        amounts.others());
  }

  private static String count(Object document) {
    return Integer.toString(
        switch (document) {
          case Order o -> o.lines().size();
          case OrderResponse r -> r.lines().size();
          case Object other -> 0;
        });
  }

  private static Part losses() {
    return all(lose("attachments", "EDIFACT orders carry no attachments; they travel outside"), lose("language", "EDIFACT orders have no place for it"));
  }
}
