package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.ComponentLine;
import io.bordereau.document.Confirmation;
import io.bordereau.document.Quantity;
import io.bordereau.mapping.Part;

/** The lines of an order (PO1), of its change (POC) and of the answer to it (PO1 with ACK), with all that stands below them. */
final class X12OrderLines {
  private X12OrderLines() {}

  /** A line of an order or of the answer to it. */
  static Part ordered(SegmentUse loop) {
    return all(
        at("01", "id"),
        at("02", "quantity"),
        at("03", "unit", X12Forms.UNIT),
        into("price", X12Items.price("04", "05")),
        X12Items.identifiers(6, 25, pair("orderLine", "PL"), pair("contract", "CT")),
        below(loop));
  }

  /** A line of a change. */
  static Part changed(SegmentUse loop) {
    return all(
        at("01", "id"),
        at("02", "action", X12OrderCodes.ACTION.elseWrite("CA")),
        at("03", "quantity"),
        at("04", "open"),
        at("05/01", "unit", X12Forms.UNIT),
        into("price", X12Items.price("06", "07")),
        X12Items.identifiers(8, 27, pair("orderLine", "PL"), pair("contract", "CT")),
        below(loop));
  }

  private static boolean has(SegmentUse loop, String tag) {
    return X12OrderParts.in(loop, tag) != null;
  }

  private static Part below(SegmentUse loop) {
    return all(
        node("CTP", is("02", "LPR"), at("03", "price.gross")),
        X12Items.priceDiscount(),
        X12OrderParts.prices(),
        has(loop, "AMT") ? node("AMT", is("01", "1"), at("02", "net", X12Forms.MONEY)) : all(),
        X12OrderParts.amounts(loop),
        X12OrderTexts.descriptions(),
        has(loop, "TC2") ? X12OrderTexts.classifications() : all(),
        X12Supplements.measurements(),
        each("attachments", "PWK", X12Settlement.attachment()),
        X12Items.attributes(),
        X12Items.serialNumbers(),
        X12OrderParts.references(loop),
        each("contacts", "PER", X12Parties.contact()),
        X12OrderParts.taxes(),
        X12OrderParts.allowances(),
        X12OrderParts.conditions(loop),
        each("paymentTerms", "ITD", X12Settlement.terms()),
        X12OrderTransport.distributions(),
        delivery(),
        X12OrderParts.dates(),
        X12OrderTransport.packs(loop),
        X12OrderTransport.shipments(),
        X12OrderParts.properties(loop, false),
        each(
            "quantities",
            as("QTY", q -> ((Quantity) q).value() != null, at("01", "kind", X12OrderCodes.QUANTITY), at("02", "value"), at("03/01", "unit", X12Forms.UNIT))),
        X12OrderTransport.schedules(loop),
        leadTimes(loop),
        note(loop),
        X12OrderParts.codes(loop),
        X12OrderParts.notes(loop),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())),
        each("components", as("SLN", c -> ((ComponentLine) c).id() != null, component(X12OrderParts.in(loop, "SLN")))),
        has(loop, "ACK") ? each("confirmations", as("ACK", c -> ((Confirmation) c).status() != null, confirmation())) : all(),
        lose("schedules", "X12 demands the quantity, the unit and a date of a schedule"),
        lose("price.baseQuantity", "the price is written per unit"),
        lose("price.baseUnit", "the price is written per unit of the quantity"));
  }

  private static Part delivery() {
    return all(
        node("DTM", is("01", "002"), X12OrderParts.moment("delivery.date")),
        node("DTM", is("01", "150"), X12OrderParts.moment("period.start")),
        node("DTM", is("01", "151"), X12OrderParts.moment("period.end")),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())));
  }

  /** Lead times stand in a bounded loop (LS, LE) where the document has one. */
  private static Part leadTimes(SegmentUse loop) {
    if (has(loop, "LDT")) return X12OrderTransport.leadTimes();
    return has(loop, "LS") ? node("LS", usual("01", "LDT"), X12OrderTransport.leadTimes(), along("LE", usual("01", "LDT"))) : all();
  }

  /** The note of a line: its text segment, or where there is none a reference that carries it. */
  private static Part note(SegmentUse loop) {
    var n9 = X12OrderParts.in(loop, "N9");
    return has(loop, "MSG") || has(loop, "MTX")
        ? at(X12OrderParts.text(loop), "note")
        : node("N9", is("01", "L1"), is("02", "LINE NOTE"), at(X12OrderParts.text(n9), "note"));
  }

  /** A line below the line (SLN). */
  private static Part component(SegmentUse loop) {
    return all(
        at("01", "id"),
        at("02", "parent"),
        at("03", "relation", X12OrderCodes.RELATION),
        at("04", "quantity"),
        at("05/01", "unit", X12Forms.UNIT),
        into("price", X12Items.price("06", "07")),
        X12Items.identifiers(9, 28),
        node("CTP", is("02", "LPR"), at("03", "price.gross")),
        X12Items.priceDiscount(),
        X12OrderTexts.descriptions(),
        X12OrderParts.dates(),
        X12OrderParts.notes(loop),
        each("allowances", "SAC", is("01", "A"), X12Amounts.service()),
        each("charges", "SAC", is("01", "C"), X12Amounts.service()),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())));
  }

  /** What the seller says to the line (ACK). */
  private static Part confirmation() {
    return all(
        at("01", "status", X12OrderCodes.STATUS),
        at("02", "quantity"),
        at("03", "unit", X12Forms.UNIT),
        first("dates", at("04", "kind", X12OrderCodes.DATE), at("05", "at", X12Forms.DATE)),
        at("06", "reference"),
        X12Items.identifiers(7, 26),
        choose(
            when("reason", p -> p.has("29"), c -> ((Confirmation) c).reason() != null, usual("27", "ZZ"), at("29", "reason", X12Forms.width(30)))),
        X12OrderParts.dates());
  }
}
