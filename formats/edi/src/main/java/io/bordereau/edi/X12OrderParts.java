package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.regroup;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Classification;
import io.bordereau.document.Condition;
import io.bordereau.document.Distribution;
import io.bordereau.document.IndustryCode;
import io.bordereau.document.LeadTime;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Pack;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.Schedule;
import io.bordereau.document.Shipment;
import io.bordereau.document.Tax;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Scope;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Segments that an order, its change and the answer to it have on the document and on lines: prices, amounts, terms of sale, transport. */
final class X12OrderParts {
  private X12OrderParts() {}

  private static final String MARK = "x12-mark:";
  private static final String RESTRICTION = "x12-restriction:";

  private static boolean any(Object... values) {
    return Stream.of(values).anyMatch(Objects::nonNull);
  }

  /** The place of a segment in a loop; null when that loop of that document does not have it. */
  static SegmentUse in(SegmentUse loop, String tag) {
    for (var place : loop.places()) if (place.tag().equals(tag)) return place;
    return null;
  }

  private static boolean has(SegmentUse loop, String tag) {
    return in(loop, tag) != null;
  }

  /** Where a text stands: in MSG until 004010, in MTX from 005010 on. */
  static String text(SegmentUse loop) {
    return has(loop, "MSG") ? "MSG/01" : "MTX/02";
  }

  private static Part each(String slot, SegmentUse loop, Part.Occurrence... ways) {
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

  /** Lead times (LDT). */
  static Part leadTimes() {
    return Parts.each(
        "leadTimes",
        as(
            "LDT",
            t -> ((LeadTime) t).kind() != null && ((LeadTime) t).time() != null && ((LeadTime) t).unit() != null,
            at("01", "kind", X12Forms.own("x12")),
            at("02", "time"),
            at("03", "unit", X12OrderCodes.TIME),
            at("04", "date", X12Forms.DATE)));
  }

  /** Packaging: packages and their goods (TD1), how to pack (PKG), and on lines what one pack is (PO4). */
  static Part packs(SegmentUse loop) {
    var goods =
        as(
            "TD1",
            X12OrderParts::goods,
            at("01", "kind"),
            at("02", "count"),
            at("03", "commodityScheme", X12Forms.own("x12")),
            at("04", "commodity"),
            at("05", "text"),
            at("06", "weightKind", X12Forms.own("x12")),
            at("07", "weight"),
            at("08", "weightUnit", X12Forms.UNIT),
            at("09", "volume"),
            at("10", "volumeUnit", X12Forms.UNIT));
    var packing =
        as(
            "PKG",
            X12OrderParts::packing,
            at("01", "textKind", X12Forms.code("description types (349)", null, "free=F", "structured=S", "semi-structured=X")),
            at("02", "characteristic", X12Forms.own("x12")),
            at("03", "agency"),
            at("04", "code"),
            at("05", "text"),
            at("06", "unitLoad", X12Forms.own("x12")));
    return each(
        "packs",
        loop,
        packing,
        goods,
        as(
            "PO4",
            p -> true,
            X12Items.pack(),
            at("05", "weightKind", X12Forms.own("x12")),
            at("10", "length"),
            at("11", "width"),
            at("12", "height"),
            at("13", "lengthUnit", X12Forms.UNIT),
            at("14", "innerUnits")));
  }

  private static boolean packing(Object pack) {
    var p = (Pack) pack;
    return any(p.textKind(), p.characteristic(), p.agency(), p.code(), p.unitLoad());
  }

  private static boolean goods(Object pack) {
    var p = (Pack) pack;
    return any(p.count(), p.commodity(), p.commodityScheme(), p.text())
        || !any(p.inners(), p.size(), p.sizeUnit(), p.length(), p.width(), p.height(), p.lengthUnit(), p.innerUnits());
  }

  /** How the goods are to travel: freight (FOB), routing (TD5), equipment (TD3), special handling (TD4); the first of each together. */
  static Part shipments() {
    return all(
        first("shipments", node("FOB", freight()), node("TD5", routing()), node("TD3", equipment()), node("TD4", handling())),
        Parts.each(
            "shipments",
            as("FOB", s -> any(((Shipment) s).freightTerms(), ((Shipment) s).place(), ((Shipment) s).incoterms()), freight()),
            as("TD5", X12OrderParts::routed, routing()),
            as("TD3", s -> any(((Shipment) s).equipment(), ((Shipment) s).equipmentKind(), ((Shipment) s).seal()), equipment()),
            as("TD4", s -> any(((Shipment) s).handling(), ((Shipment) s).hazard()), handling())));
  }

  private static boolean routed(Object shipment) {
    var s = (Shipment) shipment;
    return any(s.mode(), s.carrierCode(), s.carrier(), s.status(), s.serviceLevel(), s.transitTime(), s.transitPlace(), s.sequence());
  }

  private static Part freight() {
    return all(
        at("01", "freightTerms", X12Codes.FREIGHT.elseWrite("DF")),
        at("02", "placeKind", X12Forms.own("x12")),
        at("03", "place"),
        at("04", "incotermsScheme", X12Forms.code("terms lists (334)", null, "incoterms=01")),
        at("05", "incoterms"),
        at("06", "titlePlaceKind", X12Forms.own("x12")),
        at("07", "titlePlace"),
        at("08", "risk", X12Forms.own("x12")),
        at("09", "riskText"));
  }

  /** Routing (TD5). */
  static Part routing() {
    return all(
        at("01", "sequence", X12Forms.own("x12")),
        carrier(),
        at("04", "mode", X12OrderCodes.MODE),
        at("05", "carrier"),
        at("06", "status", X12Forms.own("x12")),
        at("07", "transitPlaceKind", X12Forms.own("x12")),
        at("08", "transitPlace"),
        at("10", "transitUnit", X12Forms.own("x12")),
        at("11", "transitTime"),
        at("12", "serviceLevel", X12Forms.own("x12")));
  }

  /** A scheme stands only beside a carrier's code: there it is SCAC unless something else is said. */
  private static Part carrier() {
    return choose(
        when(
            "carrier",
            p -> p.has("03"),
            s -> ((Shipment) s).carrierCode() != null,
            at("02", "carrierScheme", X12OrderCodes.CARRIER_SCHEME),
            at("03", "carrierCode")));
  }

  private static Part equipment() {
    return all(
        at("01", "equipmentKind", X12Forms.own("x12")),
        at("02", "equipmentInitial"),
        at("03", "equipment"),
        at("09", "seal"));
  }

  private static Part handling() {
    return all(at("01", "handling", X12Forms.own("x12")), at("03", "hazard"), at("04", "hazardText"));
  }

  /** Descriptions that hold for all lines (PID). */
  static Part texts() {
    return Parts.each("texts", "PID", description(true));
  }

  /** Name, description and further texts of an item (PID); where names are product descriptions, PID02 says so. */
  static Part descriptions() {
    return all(
        into(
            "item",
            given(X12OrderHeads.NAMES, "", node("PID", plainText(), at("05", "name")), description()),
            given(
                X12OrderHeads.NAMES,
                "product",
                choose(
                    when(
                        "product description",
                        p -> p.all("PID").stream().anyMatch(X12OrderParts::names),
                        i -> true,
                        node("PID", usual("01", "F"), some("05"), is("02", "08"), absent("03"), absent("04"), at("05", "name")),
                        description()),
                    when("plain name", p -> true, i -> false, node("PID", plainText(), at("05", "name")), description()))),
            Parts.each("texts", "PID", description(false))));
  }

  /** A text that says nothing of what it describes. */
  private static Part plainText() {
    return all(usual("01", "F"), some("05"), absent("02"), absent("03"), absent("04"));
  }

  private static Part description() {
    return node("PID", plainText(), at("05", "description", DESCRIPTION));
  }

  /** Whether a PID is the product description of retailers, which names an item. */
  static boolean names(Place pid) {
    return pid.text("02").equals("08") && pid.has("05") && !pid.has("03") && !pid.has("04");
  }

  /** The first description of a line is its name; one that stands alone cannot be told from a name. */
  private static final As<String> DESCRIPTION =
      X12Forms.losing(
          Forms.TEXT, (v, s) -> s.beside("name") == null ? "X12 cannot tell the only description of an item from its name" : null);

  /** A text of no kind cannot be told from a name or description that is absent. */
  private static final As<String> TEXT = X12Forms.losing(Forms.TEXT, X12OrderParts::plain);

  private static final String NAMELESS = "X12 cannot tell the only product description from the name";

  private static final As<String> CHARACTERISTIC =
      X12Forms.losing(X12OrderCodes.CHARACTERISTIC, (v, s) -> v.equals("product") && s.beside("../name") == null ? NAMELESS : null);

  private static final As<String> TEXT_KIND =
      X12Forms.code("description types (349)", null, "structured=S", "semi-structured=X").orElse("F");

  private static String plain(String value, Scope s) {
    if ("product".equals(s.beside("characteristic")) && s.beside("../name") == null) return NAMELESS;
    return s.beside("characteristic") != null || s.beside("code") != null || s.beside("agency") != null
            || s.beside("../name") != null && s.beside("../description") != null
        ? null
        : "X12 cannot tell it from the name or description of the item";
  }

  private static Part description(boolean whole) {
    return all(
        at("01", "kind", whole ? TEXT_KIND : X12Forms.losing(TEXT_KIND, X12OrderParts::plain)),
        at("02", "characteristic", whole ? X12OrderCodes.CHARACTERISTIC : CHARACTERISTIC),
        at("03", "agency"),
        at("04", "code"),
        at("05", "text", whole ? Forms.TEXT : TEXT));
  }

  /** Classifications of the item (TC2). */
  static Part classifications() {
    return into(
        "item",
        Parts.each(
            "classifications",
            as("TC2", c -> ((Classification) c).list() != null, at("01", "list", X12Forms.own("x12")), at("02", "code"))));
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

  /** Parts of the quantity with their own dates (SCH). */
  static Part schedules(SegmentUse loop) {
    return Parts.each(
        "schedules",
        as(
            "SCH",
            s -> ((Schedule) s).quantity() != null && ((Schedule) s).unit() != null && dated((Schedule) s),
            at("01", "quantity"),
            at("02", "unit", X12Forms.UNIT),
            into("party", at("03", "role", X12Codes.ROLE), at("04", "party.name")),
            first(
                "dates",
                at("05", "kind", X12OrderCodes.DATE),
                joined("at", "date CCYYMMDD, time HHMM[SS]", List.of("06", "07"), X12Moments::together, X12Moments::local)),
            at("11", "reference"),
            at("12", "id"),
            Parts.each("shipments", as("TD5", X12OrderParts::routed, routing())),
            has(in(loop, "SCH"), "REF") ? Parts.each("references", "REF", X12Parties.reference()) : all()));
  }

  private static boolean dated(Schedule s) {
    return !s.dates().isEmpty() && s.dates().getFirst().kind() != null && s.dates().getFirst().at() != null;
  }

  /** Parts of the quantity for one place each (SDQ): ten places share a segment. */
  static Part distributions() {
    return regroup(
        "SDQ",
        List.of("unit", "scheme", "within"),
        List.of(
            at("01", "unit", X12Forms.UNIT.elseWrite("ZZ")),
            at("02", "scheme", X12Codes.ID_SCHEME),
            at("23", "within")),
        Parts.each(
            "distributions",
            as(
                ElementGroups.GROUP,
                d -> ((Distribution) d).location() != null && ((Distribution) d).quantity() != null,
                at("01", "location"),
                at("02", "quantity", X12Forms.QUANTITY))));
  }
}
