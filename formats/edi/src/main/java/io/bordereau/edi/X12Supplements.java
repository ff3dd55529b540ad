package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Answer;
import io.bordereau.document.OtherAmount;
import io.bordereau.mapping.Part;

/** What X12 lets a document or a line say besides: measures, packaging, agreed codes and questions, accounting data, tariffs and voyages. */
final class X12Supplements {
  private X12Supplements() {}

  /** Measures (MEA). */
  static Part measurements() {
    return each(
        "measurements",
        "MEA",
        at("01", "kind", X12Codes.MEASURED),
        at("02", "what", X12Codes.MEASURE),
        at("03", "value"),
        at("04/01", "unit", X12Forms.UNIT),
        at("05", "least"),
        at("06", "most"),
        at("07", "significance", X12Forms.own("x12")),
        at("08", "attribute", X12Forms.own("x12")),
        at("09", "surface", X12Forms.own("x12")),
        at("10", "method", X12Forms.own("x12")));
  }

  /** Packaging in words and codes (PKG), in the list {@code slot}. */
  static Part packaging(String slot) {
    return each(
        slot,
        "PKG",
        at("01", "textKind", X12Forms.code("description types (349)", null, "structured=S", "semi-structured=X", "free=F")),
        at("02", "characteristic", X12Forms.own("x12")),
        at("03", "agency"),
        at("04", "code"),
        at("05", "text"),
        at("06", "unitLoad", X12Forms.own("x12")));
  }

  /** Codes of industries (LM, LQ). */
  static Part codes() {
    return each(
        "codes",
        "LM",
        at("01", "agency", X12Forms.own("x12")),
        at("02", "subset"),
        each("codes", "LQ", at("01", "name"), at("02", "value")));
  }

  /** Accounting classifications (FA1, FA2). */
  static Part accountingData() {
    return each(
        "accountingData",
        "FA1",
        at("01", "agency", X12Forms.own("x12")),
        at("02", "service", X12Codes.SERVICE_OR_CODE),
        at("03", "relation", X12Forms.own("x12")),
        each("entries", "FA2", at("01", "name"), at("02", "value")));
  }

  /** Answers to agreed questions (YNQ). */
  static Part answers() {
    return each(
        "answers",
        "YNQ",
        at("01", "question", X12Forms.own("x12")),
        at("02", "answer", X12Forms.code("yes or no (1073)", null, "yes=Y", "no=N")),
        choose(when("day", p -> p.has("04"), a -> ((Answer) a).date() != null, usual("03", "D8"), at("04", "date", X12Forms.DATE))),
        at("05", "text"),
        at("08", "list"),
        at("09", "code"));
  }

  /** Voyages (V1) with their ports (R4) and dates. */
  static Part voyages() {
    return each(
        "voyages",
        "V1",
        at("01", "vesselId"),
        at("02", "vessel"),
        at("03", "country", X12Forms.COUNTRY),
        at("04", "number"),
        at("05", "carrierCode"),
        at("08", "scheme", X12Forms.own("x12")),
        at("09", "mode", X12Forms.own("x12")),
        each(
            "ports",
            "R4",
            at("01", "function", X12Forms.own("x12")),
            at("02", "scheme", X12Forms.own("x12")),
            at("03", "id"),
            at("04", "name"),
            at("05", "country", X12Forms.COUNTRY),
            at("06", "terminal"),
            at("07", "pier"),
            at("08", "subdivision")),
        each("dates", "DTM", X12Settlement.date(X12Codes.DATE)));
  }

  /** Tariffs of freight rates (L7). */
  static Part tariffs() {
    return each(
        "tariffs",
        "L7",
        at("02", "agency"),
        at("03", "number"),
        at("04", "section"),
        at("05", "item"),
        at("07", "freightClass"),
        at("10", "effective", X12Forms.DATE),
        at("11", "rateBasis"));
  }

  /** Balances of the account (BAL). */
  static Part balances() {
    return each(
        "balances",
        "BAL",
        at("01", "period", X12Forms.own("x12")),
        at("02", "kind", X12Codes.AMOUNT),
        at("03", "amount", X12Forms.MONEY));
  }

  /** Further quantities (QTY). */
  static Part quantities() {
    return each(
        "quantities",
        "QTY",
        at("01", "kind", X12Codes.QUANTITY),
        at("02", "value", X12Forms.QUANTITY),
        at("03/01", "unit", X12Forms.UNIT));
  }

  /** Further prices (CTP). */
  static Part prices() {
    return each(
        "prices",
        "CTP",
        at("01", "trade", X12Forms.own("x12")),
        at("02", "kind", X12Forms.own("x12")),
        at("03", "price"),
        at("04", "quantity"),
        at("05/01", "unit", X12Forms.UNIT),
        at("06", "multiplierKind", X12Forms.own("x12")),
        at("07", "multiplier"),
        at("08", "amount", X12Forms.MONEY),
        at("09", "basis", X12Forms.own("x12")),
        at("10", "condition"),
        at("11", "multiple", X12Forms.WHOLE));
  }

  /** Whether an amount has a code of data element 522. */
  static boolean coded(Object amount) {
    var kind = ((OtherAmount) amount).kind();
    return kind != null && (kind.startsWith("x12:") || X12Codes.AMOUNTS.contains(kind));
  }

  /** Lines of which a line consists (SLN). */
  static Part components() {
    return each(
        "components",
        "SLN",
        at("01", "id"),
        at("02", "parent"),
        at("03", "relation", X12Forms.code("relationships (662)", null, "included=I", "additional=A", "substitute=S", "information=O")),
        at("04", "quantity", X12Forms.QUANTITY),
        at("05/01", "unit", X12Forms.UNIT),
        into("price", X12Items.price("06", "07")),
        X12Items.priceDiscount(),
        X12Items.identifiers(9, 28),
        node("DTM", first("dates", X12Settlement.date(X12Codes.LINE_DATE))),
        X12Items.attributes(),
        X12Items.serialNumbers(),
        each("references", "REF", X12Parties.reference()),
        X12Items.descriptions(),
        X12Amounts.taxes(false),
        into("item", each("classifications", "TC2", at("01", "list", X12Forms.own("x12")), at("02", "code"))),
        X12Amounts.plainAllowances());
  }
}
