package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.regroup;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Distribution;
import io.bordereau.document.LeadTime;
import io.bordereau.document.Pack;
import io.bordereau.document.Schedule;
import io.bordereau.document.Shipment;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import java.util.List;

/** How the goods of an order are packed, shared out and travel, and when: on the document and on lines. */
final class X12OrderTransport {
  private X12OrderTransport() {}

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
            X12OrderTransport::goods,
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
            X12OrderTransport::packing,
            at("01", "textKind", X12Forms.code("description types (349)", null, "free=F", "structured=S", "semi-structured=X")),
            at("02", "characteristic", X12Forms.own("x12")),
            at("03", "agency"),
            at("04", "code"),
            at("05", "text"),
            at("06", "unitLoad", X12Forms.own("x12")));
    return X12OrderParts.each(
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
    return X12OrderParts.any(p.textKind(), p.characteristic(), p.agency(), p.code(), p.unitLoad());
  }

  private static boolean goods(Object pack) {
    var p = (Pack) pack;
    return X12OrderParts.any(p.count(), p.commodity(), p.commodityScheme(), p.text())
        || !X12OrderParts.any(p.inners(), p.size(), p.sizeUnit(), p.length(), p.width(), p.height(), p.lengthUnit(), p.innerUnits());
  }

  /** How the goods are to travel: freight (FOB), routing (TD5), equipment (TD3), special handling (TD4); the first of each together. */
  static Part shipments() {
    return all(
        first("shipments", node("FOB", freight()), node("TD5", routing()), node("TD3", equipment()), node("TD4", handling())),
        Parts.each(
            "shipments",
            as("FOB", s -> X12OrderParts.any(((Shipment) s).freightTerms(), ((Shipment) s).place(), ((Shipment) s).incoterms()), freight()),
            as("TD5", X12OrderTransport::routed, routing()),
            as("TD3", s -> X12OrderParts.any(((Shipment) s).equipment(), ((Shipment) s).equipmentKind(), ((Shipment) s).seal()), equipment()),
            as("TD4", s -> X12OrderParts.any(((Shipment) s).handling(), ((Shipment) s).hazard()), handling())));
  }

  private static boolean routed(Object shipment) {
    var s = (Shipment) shipment;
    return X12OrderParts.any(s.mode(), s.carrierCode(), s.carrier(), s.status(), s.serviceLevel(), s.transitTime(), s.transitPlace(), s.sequence());
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
            Parts.each("shipments", as("TD5", X12OrderTransport::routed, routing())),
            X12OrderParts.has(X12OrderParts.in(loop, "SCH"), "REF") ? Parts.each("references", "REF", X12Parties.reference()) : all()));
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
