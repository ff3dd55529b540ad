package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/** X12 transaction set 824, by which a partner's application accepts or refuses documents that were well formed. */
final class X12Advice824 {
  private X12Advice824() {}

  private static final As<String> ERROR = ReceiptForms.error("TED01", null);
  private static final As<String> PURPOSE =
      X12Forms.code("purposes (353)", null, "cancel=01", "replace=05", "duplicate=07", "original=00", "response=11", "change=04");
  private static final As<String> NUMBER =
      X12Forms.code("references (128)", "ZZ", "invoice=IV", "order=PO", "seller-invoice=OI", "despatch-advice=SI", "transaction=TN",
          "bill-of-lading=BM", "message=IX");

  private static final Verdict VERDICT = new Verdict("OTI01", "TE", "accepted=TA", "accepted-with-errors=TE", "rejected=TR");

  /** The version 004010. */
  static final Mapping<Receipt> V4010 = mapping(all(at("05", "position", ReceiptForms.POSITION), at("06", "reference")));

  /** Later versions, in which the element and its number are composites. */
  static final Mapping<Receipt> V5010 =
      mapping(
          all(
              at("05/01", "position", ReceiptForms.POSITION),
              at("05/02", "component", ReceiptForms.POSITION),
              at("05/03", "repetition", ReceiptForms.POSITION),
              at("06/01", "reference"),
              at("06/02", "componentReference")));

  private static Mapping<Receipt> mapping(Part element) {
    return Mapping.of(Receipt.class)
        .named("X12 824")
        .family("x12-824", EdiNames.SHARED)
        .root(
            "824",
            fact("type", "824"),
            fact("level", "application"),
            node(
                "BGN",
                at("01", "purpose", PURPOSE.orElse("11")),
                at("02", "number"),
                ReceiptForms.moment("issued", "03", "04", "05"),
                at("06", "reference"),
                at("07", "transaction", X12Forms.own("x12")),
                at("08", "action", X12Forms.own("x12"))),
            each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())),
            each("documents", "OTI", document(element)),
            follows("verdict", "of the documents together", null, List.of("documents"), X12Advice824::verdict),
            lose("groups", "an 824 answers documents one by one"));
  }

  private static Part document(Part element) {
    return all(
        VERDICT.at("01"),
        at("02", "numberKind", NUMBER.orElse("TN")),
        at("03", "number"),
        at("04", "sender"),
        at("05", "receiver"),
        ReceiptForms.moment("date", "06", "07"),
        at("08", "group"),
        at("09", "control"),
        at("10", "type"),
        at("11", "version"),
        at("12", "purpose", PURPOSE),
        at("13", "transaction", X12Forms.own("x12")),
        at("14", "application", X12Forms.own("x12")),
        at("15", "action", X12Forms.own("x12")),
        at("16", "handling", X12Forms.own("x12")),
        at("17", "reason", X12Forms.own("x12")),
        each("references", "REF", X12Parties.reference()),
        each("dates", "DTM", at("01", "kind", X12Codes.DATE), ReceiptForms.moment("at", "02", "03", "04")),
        each("contacts", "PER", X12Parties.contact()),
        each("amounts", "AMT", at("01", "kind", X12Codes.AMOUNT), at("02", "amount", X12Forms.MONEY),
            at("03", "direction", X12Forms.code("flags (478)", null, "credit=C", "debit=D"))),
        each("quantities", "QTY", at("01", "kind", X12Forms.own("x12")), at("02", "value"), at("03/01", "unit", X12Forms.UNIT)),
        each(
            "parties",
            "NM1",
            at("01", "role", X12Codes.ROLE),
            into(
                "party",
                usual("02", "2"),
                at("03", "name"),
                pairs(List.of("08", "09"), List.of(), "identifiers", "scheme", "value", X12Codes.ID_SCHEME))),
        each("errors", "TED", error(element)));
  }

  private static Part error(Part element) {
    return all(
        at("01", "code", ERROR),
        at("02", "text"),
        at("03", "segment"),
        at("04", "segmentPosition", ReceiptForms.POSITION),
        element,
        at("07", "value"),
        at("08", "wanted"),
        each("notes", "NTE", at("01", "subject", X12Codes.NOTE), at("02", "text")),
        each("references", "RED", at("01", "text"), at("03", "scheme", X12Forms.own("x12")), at("05", "kind", X12Forms.own("x12")), at("06", "value")));
  }

  private static Object verdict(Object[] from) {
    if (!(from[0] instanceof List<?> documents)) return null;
    var verdicts = documents.stream().map(VERDICT::said).toList();
    if (verdicts.isEmpty() || verdicts.stream().anyMatch(java.util.Objects::isNull)) return null;
    var first = verdicts.get(0);
    return verdicts.stream().allMatch(first::equals) ? first : verdicts.contains("rejected") ? "partial" : "accepted-with-errors";
  }
}
