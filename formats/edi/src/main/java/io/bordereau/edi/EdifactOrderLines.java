package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.OrderLine;
import io.bordereau.document.Shipment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;

/** The LIN group of ORDERS, ORDCHG and ORDRSP, and what their heads share with it. */
final class EdifactOrderLines {
  /** 1225 and 4343 in an answer: what it says of the order. */
  static final As<String> VERDICT =
      EdifactForms.words(Directory.D96A, "1225", null, "accepted=29", "accepted-with-changes=4", "rejected=27");

  /** Whether a code of 1225 is a verdict. */
  static boolean isVerdict(String code) {
    return code.equals("29") || code.equals("27") || code.equals("4");
  }

  /** Whether a verdict has a code of 1225. */
  static boolean hasVerdict(String verdict) {
    return verdict != null && (verdict.equals("accepted") || verdict.equals("rejected") || verdict.equals("accepted-with-changes"));
  }

  /** 4343 in an answer. */
  static final As<String> ANSWER = EdifactForms.words(Directory.D96A, "4343", null, "accepted=AP", "accepted-with-changes=AC", "rejected=RE", "received=AB");

  /** 1225 in an answer, as far as it is no verdict. */
  static final As<String> PURPOSE =
      EdifactForms.words(Directory.D96A, "1225", null, "cancel=1", "replace=5", "confirmation=6", "duplicate=7", "original=9", "copy=31");

  /** 1229, what a change does to a line. */
  private static final As<String> ACTION = EdifactForms.words(Directory.D96A, "1229", null, "add=1", "delete=2", "change=3", "none=4");

  /** 1229, what the seller says to a line. */
  private static final As<String> STATUS =
      EdifactForms.words(Directory.D96A, "1229", null, "accepted=5", "accepted-with-changes=6", "rejected=7", "changed=3", "added=1", "deleted=2",
          "no-action=4");

  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactParties parties;
  private final EdifactAmounts amounts;
  private final EdifactLines lines;
  private final EdifactOrderParts parts;

  EdifactOrderLines(Directory d, EdifactCodes codes, EdifactParties parties, EdifactAmounts amounts, EdifactOrderParts parts) {
    this.parts = parts;
    this.d = d;
    this.codes = codes;
    this.parties = parties;
    this.amounts = amounts;
    this.lines = new EdifactLines(d, codes, parties, amounts);
  }

  /** A line of an order or of its change. */
  Part ordered(boolean change) {
    return all(at("02", "action", change ? ACTION : EdifactForms.own()), line("21"), change ? all() : lose("open", "only a change says what is still to come"),
        lose("confirmations", "ORDRSP answers an order"));
  }

  /** A line of an answer: what it says to the line, and how much it confirms. */
  Part answered() {
    return all(
        line("21"),
        parts.reasons(),
        each("confirmations", as("02", c -> true, at(".", "status", STATUS))));
  }

  private Part line(String... ordered) {
    var id = parties.reference(2);
    return all(
        at("01", "id", EdifactForms.id(6)),
        choose(when("part of a line", p -> p.has("04/02"), l -> ((OrderLine) l).parent() != null, usual("04/01", "1"), at("04/02", "parent",
            EdifactForms.id(6)))),
        lines.item(),
        EdifactLines.measurements(d),
        node("QTY", oneOf("01/01", ordered), at("01/02", "quantity", EdifactForms.number(d.width("QTY", 1, 2))), at("01/03", "unit",
            EdifactCodes.unit(d, "QTY", 1, 3))),
        each("quantities", "QTY", quantity()),
        node("DTM", oneOf("01/01", "64", "194"), not("01/03", EdifactForms.PERIODS), at("01/02", "period.start", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "63", "206"), not("01/03", EdifactForms.PERIODS), at("01/02", "period.end", EdifactForms.DATE)),
        node("DTM", is("01/01", "2"), not("01/03", EdifactForms.PERIODS), at("01/02", "delivery.date", EdifactForms.DATE)),
        EdifactOrders.dates(codes),
        amounts.amount("net", "203", "66", "38"),
        amounts.others(),
        lines.notes(),
        each("paymentTerms", as("PAT", t -> true, amounts.terms())),
        lines.price(),
        lines.prices(),
        node("RFF", oneOf("01/01", "CT", "BC", "BO"), at("01/02", "contract", id)),
        node("RFF", is("01/01", "LI"), at("01/02", "orderLine", id)),
        node("RFF", is("01/01", "ADE"), at("01/02", "accounting", id)),
        each("references", "RFF", parties.reference()),
        packs(parts),
        distributions(),
        each("taxes", "TAX", amounts.tax(), parts.locations()),
        node("NAD", oneOf("01", "DP", "ST"), into("delivery", parties.delivery())),
        each("parties", "NAD", parties.other()),
        amounts.allowances(),
        shipments(d, parts),
        schedules(),
        parts.equipment(),
        parts.sets(),
        parts.ranges(),
        parts.requirements(),
        parts.characteristics(),
        parts.documents(),
        parts.percentages());
  }

  private Part quantity() {
    return all(at("01/01", "kind", codes.quantity().elseWrite("1")), at("01/02", "value", EdifactForms.number(d.width("QTY", 1, 2))), at("01/03", "unit",
        EdifactCodes.unit(d, "QTY", 1, 3)));
  }

  /** Parts of the quantity for one place each (LOC with QTY). */
  private Part distributions() {
    return each(
        "distributions",
        "LOC",
        at("01", "kind", EdifactForms.own().elseWrite("7")),
        at("02/01", "location", EdifactForms.id(d.width("LOC", 2, 1))),
        at("02/03", "scheme", codes.agency()),
        node("QTY", usual("01/01", "11"), at("01/02", "quantity", EdifactForms.number(d.width("QTY", 1, 2))), at("01/03", "unit",
            EdifactCodes.unit(d, "QTY", 1, 3))));
  }

  /** Names and descriptions of the whole document (IMD), as texts. */
  static Part texts(Directory d) {
    return each(
        "texts",
        "IMD",
        at("01", "kind", EdifactForms.own()),
        at("03/01", "code", EdifactForms.id(d.width("IMD", 3, 1))),
        at("03/03", "agency", EdifactForms.id(3)),
        at("03/04", "text", EdifactTexts.item(d)));
  }

  /** Notes of the document (FTX). Its terms of payment in words are a term of their own. */
  static Part notes(Directory d, EdifactCodes codes) {
    var list = codes.note();
    var subject = As.<String>of(list.says(), (t, s) -> d.has("4451", t) ? t : "edifact:" + t, (v, s) -> {
      if (!v.equals("AAB") || s.beside("../terms") != null) return list.print(v, s);
      s.lossy("EDIFACT would take a text of this subject for the terms of payment");
      return "AAI";
    });
    return each("notes", "FTX", at("01", "subject", subject.elseWrite("AAI")), at("04/01", "text", EdifactTexts.note(d)), at("05", "language",
        EdifactForms.id(3)), EdifactOrderParts.about(d));
  }

  /** How it is to travel (TDT), and terms of delivery that stand alone (TOD). */
  static Part shipments(Directory d, EdifactOrderParts parts) {
    return each(
        "shipments",
        as("TOD", s -> terms((Shipment) s), at("01", "placeKind", EdifactForms.own()), at("02", "freightTerms", EdifactCodes.freight(d)), at("03/01", "incoterms", EdifactForms.id(3)),
            at("03/04", "place", EdifactForms.text(70)), node("LOC", is("01", "1"), at("02/01", "placeCode", EdifactForms.id(25))), parts.locations()),
        as("TDT", s -> true, usual("01", "20"), EdifactInvoic.transport(d), parts.stops()));
  }

  private static boolean terms(Shipment s) {
    boolean terms = s.incoterms() != null || s.freightTerms() != null || s.place() != null || s.placeKind() != null || s.placeCode() != null;
    return terms && s.mode() == null && s.carrier() == null && s.carrierCode() == null && s.tracking() == null && s.equipment() == null;
  }

  /** Packaging (PAC). */
  static Part packs(EdifactOrderParts parts) {
    return each("packs", "PAC", at("01", "inners", EdifactForms.whole(8)), at("03/01", "kind", EdifactForms.id(17)), spare(at("03/04", "kind",
        EdifactForms.text(35))), parts.packaging());
  }

  /** Parts of the quantity with their own dates (SCC with QTY and DTM). */
  Part schedules() {
    return each(
        "schedules",
        "SCC",
        at("01", "status", EdifactForms.own().elseWrite("1")),
        parts.frequency(),
        node("RFF", usual("01/01", "ACE"), at("01/02", "reference", parties.reference(2))),
        node(
            "QTY",
            usual("01/01", "1"),
            at("01/02", "quantity", EdifactForms.number(d.width("QTY", 1, 2))),
            at("01/03", "unit", EdifactCodes.unit(d, "QTY", 1, 3)),
            EdifactOrders.dates(codes)));
  }
}
