package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Condition;
import io.bordereau.document.IndustryCode;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.Tax;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Segments that an order, its change and the answer to it have on the document and on lines: references, dates, prices, amounts, terms of sale. */
final class X12OrderParts {
  private X12OrderParts() {}

  private static final String MARK = "x12-mark:";
  private static final String RESTRICTION = "x12-restriction:";

  static boolean any(Object... values) {
    return Stream.of(values).anyMatch(Objects::nonNull);
  }

  /** The place of a segment in a loop; null when that loop of that document does not have it. */
  static SegmentUse in(SegmentUse loop, String tag) {
    for (var place : loop.places()) if (place.tag().equals(tag)) return place;
    return null;
  }

  static boolean has(SegmentUse loop, String tag) {
    return in(loop, tag) != null;
  }

  /** Where a text stands: in MSG until 004010, in MTX from 005010 on. */
  static String text(SegmentUse loop) {
    return has(loop, "MSG") ? "MSG/01" : "MTX/02";
  }

  static Part each(String slot, SegmentUse loop, Part.Occurrence... ways) {
    return Parts.each(slot, Stream.of(ways).filter(w -> w != null && has(loop, w.name())).toArray(Part.Occurrence[]::new));
  }

  /** Notes (N9 with its text); a note needs a number or a title (N9, condition R0203). */
  static Part notes(SegmentUse loop) {
    return Parts.each(
        "notes",
        "N9",
        at("01", "subject", X12Forms.code("references (128)", "L1").orElse("L1")),
        at("02", "number", Forms.TEXT.orElse("NOTE")),
        at("03", "title"),
        at("04", "date", X12Forms.DATE),
        at(text(in(loop, "N9")), "text"));
  }

  /** References (REF), and marks and numbers (MAN). */
  static Part references(SegmentUse loop) {
    return each(
        "references",
        loop,
        as("REF", r -> !marked(r), X12Parties.reference()),
        as("MAN", X12OrderParts::marked, at("01", "kind", X12Forms.own("x12-mark")), at("02", "value"), at("03", "text")));
  }

  private static boolean marked(Object reference) {
    var kind = ((Reference) reference).kind();
    return kind != null && kind.startsWith(MARK);
  }

  /** Dates (DTM). */
  static Part dates() {
    return Parts.each("dates", as("DTM", d -> ((OtherDate) d).at() != null, at("01", "kind", X12OrderCodes.DATE), moment("at")));
  }

  /** A day and, where it is known, the time of day (DTM02 to DTM04). */
  static Part moment(String slot) {
    return joined(slot, "date CCYYMMDD, time HHMM[SS], UT for universal time", List.of("02", "03", "04"), X12Moments::together, X12Moments::apart);
  }

  /** Prices and multipliers (CTP). */
  static Part prices() {
    return Parts.each(
        "prices",
        "CTP",
        at("01", "trade", X12Forms.own("x12")),
        at("02", "kind", X12OrderCodes.PRICE),
        at("03", "price"),
        at("04", "quantity"),
        at("05/01", "unit", X12Forms.UNIT),
        at("06", "multiplierKind", X12Forms.own("x12")),
        at("07", "multiplier"),
        at("08", "amount", X12Forms.MONEY),
        at("09", "basis", X12Codes.PRICE_BASIS),
        at("10", "condition"),
        at("11", "multiple"));
  }

  /** Amounts (AMT with its references) and amounts of quantities and periods (PAM). */
  static Part amounts(SegmentUse loop) {
    boolean referring = has(loop, "AMT") && has(in(loop, "AMT"), "REF");
    return each(
        "amounts",
        loop,
        as(
            "PAM",
            a -> any(((OtherAmount) a).quantityKind(), ((OtherAmount) a).quantity(), ((OtherAmount) a).unit()) || ((OtherAmount) a).kind() == null,
            at("01", "quantityKind", X12OrderCodes.QUANTITY),
            at("02", "quantity"),
            at("03/01", "unit", X12Forms.UNIT),
            at("04", "kind", X12OrderCodes.AMOUNT),
            at("05", "amount", X12Forms.MONEY)),
        has(loop, "AMT") && in(loop, "AMT").most() == 1 ? null : as(
            "AMT",
            a -> ((OtherAmount) a).amount() != null,
            at("01", "kind", X12OrderCodes.AMOUNT),
            at("02", "amount", X12Forms.MONEY),
            at("03", "direction", X12OrderCodes.DIRECTION),
            referring ? Parts.each("references", "REF", X12Parties.reference()) : all()));
  }

  /** Requirements of the sale (CSH, on lines IT8 as well) and restrictions (CTB). */
  static Part conditions(SegmentUse loop) {
    var sale = new Part[] {
      at("01", "code", X12OrderCodes.CONDITION), at("02", "action", X12Forms.own("x12")), at("03", "amount", X12Forms.N2), at("04", "account"),
      at("05", "date", X12Forms.DATE), at("06", "agency")
    };
    var restriction =
        as(
            "CTB",
            X12OrderParts::restricts,
            at("01", "code", X12Forms.own("x12-restriction")),
            at("02", "text"),
            at("03", "quantityKind", X12Forms.own("x12")),
            at("04", "quantity"),
            at("06", "amount", X12Forms.N2));
    var general = as("CSH", c -> ((Condition) c).substitution() == null, all(sale), at("07", "service"), at("09", "percent"));
    return each("conditions", loop, restriction, general, as("IT8", c -> true, all(sale), at("07", "substitution", X12Forms.own("x12"))));
  }

  private static boolean restricts(Object condition) {
    var code = ((Condition) condition).code();
    return code != null && code.startsWith(RESTRICTION);
  }

  /** Allowances, charges, and services without an amount to pay (SAC). */
  static Part allowances() {
    return all(
        Parts.each("allowances", "SAC", is("01", "A"), X12Amounts.service()),
        Parts.each("charges", "SAC", is("01", "C"), X12Amounts.service()),
        Parts.each("services", as("SAC", s -> described((AllowanceCharge) s), usual("01", "N"), X12Amounts.service())));
  }

  /** Whether a service says enough for a SAC, which demands a code (condition R0203). */
  private static boolean described(AllowanceCharge service) {
    return any(service.reasonCode(), service.agencyCode(), service.reason(), service.amount());
  }

  /** Taxes: with their type TXI or SAC, without one a tax number for a jurisdiction (TAX). */
  static Part taxes() {
    return Parts.each(
        "taxes",
        as(
            "TAX",
            t -> ((Tax) t).type() == null,
            at("01", "certificate"),
            at("02", "jurisdictionScheme", X12Forms.own("x12")),
            at("03", "jurisdiction"),
            at("12", "exemption", X12Codes.EXEMPTION)),
        as("TXI", t -> !X12Amounts.isService(t), X12Amounts.tax()),
        as("SAC", X12Amounts::isService, X12Amounts.taxAsService()));
  }

  /** Codes of industries (LM with LQ) and of services (SI). */
  static Part codes(SegmentUse loop) {
    return each(
        "codes",
        loop,
        as(
            "SI",
            c -> ((IndustryCode) c).agency() != null && ((IndustryCode) c).agency().startsWith("x12-service:"),
            at("01", "agency", X12Forms.own("x12-service")),
            pairs(IntStream.rangeClosed(2, 21).mapToObj("%02d"::formatted).toList(), List.of(), "codes", "name", "value", Forms.TEXT)),
        as(
            "LM",
            c -> !((IndustryCode) c).codes().isEmpty(),
            at("01", "agency", X12Forms.own("x12")),
            at("02", "subset"),
            Parts.each("codes", "LQ", at("01", "name"), at("02", "value"))));
  }

  /** Named values of the document: percentages (PCT) and commodities (TC2). */
  static Part properties(SegmentUse loop, boolean commodities) {
    return each(
        "properties",
        loop,
        as("PCT", named("x12-percent:"), at("01", "name", X12Forms.own("x12-percent")), at("02", "value")),
        commodities ? as("TC2", named("x12-commodity:"), at("01", "name", X12Forms.own("x12-commodity")), at("02", "value")) : null);
  }

  private static Predicate<Object> named(String prefix) {
    return p -> ((Property) p).name() != null && ((Property) p).name().startsWith(prefix);
  }
}
