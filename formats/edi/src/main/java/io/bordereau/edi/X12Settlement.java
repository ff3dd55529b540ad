package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.OtherDate;
import io.bordereau.document.PaymentTerm;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Payment terms, dates, delivery terms and supporting documents, as invoices, orders and adjustments of X12 have them. */
final class X12Settlement {
  private X12Settlement() {}

  /** The terms of an invoice (ITD): structured ones, the due date that follows from them or stands alone, and words. */
  static Part documentTerms() {
    return all(
        each("paymentTerms", as("ITD", X12Settlement::distinct, some("01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "13",
            "15"), terms())),
        follows("due", "the first net due date of the terms", null, List.of("paymentTerms"), X12Settlement::firstNetDue, plainTerms(at("06", "due", X12Forms.DATE))),
        plainTerms(all()));
  }

  /** Whether terms say more than a due date and words, which alone are the document's own. */
  private static boolean distinct(Object terms) {
    var t = (PaymentTerm) terms;
    return Stream.of(t.type(), t.basis(), t.discountPercent(), t.discountDue(), t.discountDays(), t.netDays(), t.discountAmount(),
            t.deferredDue(), t.deferredAmount(), t.deferredPercent(), t.dayOfMonth(), t.latePercent())
        .anyMatch(Objects::nonNull);
  }

  private static Object firstNetDue(Object[] terms) {
    if (terms[0] instanceof List<?> list) for (var t : list) if (((PaymentTerm) t).netDue() != null) return ((PaymentTerm) t).netDue();
    return null;
  }

  /** An ITD that says a due date, words and a means of payment, and nothing structured. */
  private static Part plainTerms(Part due) {
    return node(
        "ITD", due, spare(at("12", "terms", X12Forms.width(80))), first("payments", spare(at("14", "means", X12Codes.MEANS))));
  }

  /** Structured payment terms (ITD). */
  static Part terms() {
    return all(
        at("01", "type", X12Codes.TERMS),
        at("02", "basis", X12Codes.TERMS_BASIS),
        at("03", "discountPercent"),
        at("04", "discountDue", X12Forms.DATE),
        at("05", "discountDays", X12Forms.WHOLE),
        at("06", "netDue", X12Forms.DATE),
        at("07", "netDays", X12Forms.WHOLE),
        at("08", "discountAmount", X12Forms.N2),
        at("09", "deferredDue", X12Forms.DATE),
        at("10", "deferredAmount", X12Forms.N2),
        at("11", "deferredPercent"),
        at("12", "text", X12Forms.width(80)),
        at("13", "dayOfMonth", X12Forms.WHOLE),
        at("14", "method", X12Codes.MEANS),
        at("15", "latePercent", X12Forms.FRACTION));
  }

  /** A date without a term of its own, and the time of that day where it is known. */
  static Part date(As<String> kinds) {
    return all(
        at("01", "kind", kinds),
        choose(
            when("day and time", X12Times::stands, d -> X12Times.has(((OtherDate) d).at()), X12Times.at("at")),
            when("day", p -> true, d -> true, at("02", "at", X12Forms.DATE))));
  }

  /** How the goods went (CAD). */
  static Part carrier() {
    return all(
        at("01", "mode", X12Forms.own("x12")),
        at("02", "equipmentInitial"),
        at("03", "equipment"),
        at("04", "carrierCode"),
        at("05", "carrier"),
        spare(at("06", "status", X12Forms.own("x12"))),
        at("07", "trackingKind", X12Codes.REFERENCE),
        at("08", "tracking"),
        at("09", "serviceLevel", X12Forms.own("x12")));
  }

  /** Who pays the freight, and the delivery terms (FOB). */
  static Part freight() {
    return all(
        at("01", "freightTerms", X12Codes.FREIGHT),
        at("02", "placeKind", X12Forms.own("x12")),
        at("03", "place"),
        at("04", "incotermsScheme", X12Forms.code("terms lists (334)", null, "incoterms=01")),
        at("05", "incoterms"));
  }

  /** A supporting document that travels elsewhere (PWK). */
  static Part attachment() {
    return all(
        at("01", "type", X12Forms.code("report types (755)", "77", "916=IV").orElse("77")),
        usual("02", "EL"),
        usual("05", "AC"),
        at("06", "id"),
        at("07", "description"));
  }
}
