package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.apart;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Adjustment;
import io.bordereau.document.LineAdjustment;
import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;
import java.util.List;
import java.util.function.Predicate;

/** EDIFACT REMADV, remittance advice, of a directory: one table for both ways. Groups are told by their first segment. */
final class EdifactRemadv {
  /** Binding: {@code reference} where every DOC is a remittance advice (481) and the paid document is named by a reference below it. */
  static final String DOCUMENTS = "documents";

  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactParties parties;
  private final EdifactAmounts amounts;
  private final As<String> id;
  private final As<String> reason;
  private final As<Money> money;

  private EdifactRemadv(Directory d) {
    this.d = d;
    this.codes = EdifactCodes.of(d);
    this.parties = new EdifactParties(d, codes);
    this.amounts = new EdifactAmounts(d, codes);
    this.id = parties.reference(2);
    this.reason = reason(d);
    this.money = RemittanceSigns.signed(amounts.money());
  }

  /** REMADV of a directory. */
  static Mapping<Remittance> mapping(Directory d) {
    var m = new EdifactRemadv(d);
    return Mapping.of(Remittance.class)
        .named("EDIFACT " + d.id().substring(8).toUpperCase(java.util.Locale.ROOT) + " REMADV")
        .family("edifact-remadv", EdiNames.SHARED)
        .binding(RemittanceSigns.CREDITS, EdifactRemadv::readCredits, (r, c) -> c.option(RemittanceSigns.CREDITS, null))
        .binding(DOCUMENTS, EdifactRemadv::readDocuments, (r, c) -> c.option(DOCUMENTS, null))
        .binding(EdifactAmounts.CURRENCY, EdifactRemadv::readCurrency, (r, c) -> c.option(EdifactAmounts.CURRENCY, null))
        .root("REMADV", m.header(), m.parties(), m.currencies(), m.contents(), apart("groups", m.contents()), m.summary(), m.losses());
  }

  /**
   * 4465, reasons of adjustments: one list of words with X12 426. A reason that nobody knows (43) says no more than that there is a
   * difference.
   */
  static As<String> reason(Directory d) {
    return EdifactForms.words(d, "4465", "43", "agreed=1", "quality=2", "damaged=3", "short-delivery=4", "price=5", "proof-required=6", "on-account=7",
            "invoice-error=9", "bank-charges=11", "commission=12", "counter-claim=13", "wrong-product=14", "returned-to-agent=15", "returned-partly=16",
            "transport-damage=17", "consignment=18", "trade-discount=19", "late=20", "advertising=21", "duties=22", "repair=24", "tax=26",
            "reclaimed-deduction=27", "not-accepted=29", "due-date=31", "not-delivered=32", "late-delivery=33", "returned=35", "not-received=36",
            "bonus=38", "payment-discount=39", "freight-deducted=40", "other-invoices=41", "credit-balance=42", "discount-beyond-terms=46",
            "allowance=48", "substitute=49", "terms=50", "duplicate=53", "weight=54", "charge-not-authorized=55", "discount-incorrect=56",
            "price-change=57", "chargeback=59", "offset=60", "chargeback-reinstated=63", "quantity=4", "freight=40", "returned-damaged=3",
            "returned-quality=2", "returned-promotion=35", "returned-recall=35", "returned-dating=35", "extension=9", "invoice-cancelled=52",
            "service=24", "earlier-overpayment=42", "balance-declined=29")
        .orElse("43");
  }

  private Part header() {
    return all(
        node("BGM", usual("01/01", "481"), must(d.simple("BGM", 2), "number", EdifactForms.id(35)), at("03", "purpose", EdifactCodes.PURPOSE)),
        node("DTM", is("01/01", "137"), must("01/02", "issued", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "138", "203"), at("01/02", "paid", EdifactForms.DATE)),
        node("DTM", is("01/01", "209"), at("01/02", "valueDate", EdifactForms.DATE)),
        EdifactInvoic.dates(codes),
        node("RFF", oneOf("01/01", "PQ", "TN"), at("01/02", "trace", id)),
        each("references", "RFF", reference()),
        into("payerAccount", account("OR", "PB", "PR")),
        into("payeeAccount", account("BF", "RB", "PE")),
        node(
            "PAI",
            at("01/03", "means", codes.means()),
            at("01/06", "channel", EdifactForms.words(d, "4435", null, "swift=5", "fedwire=8", "national-ach=14", "ach=15"))),
        each("notes", "FTX", note()),
        follows("direction", "credit: the payee is told what is paid", null, List.of(), r -> "credit"),
        follows("handling", "remittance-only: the payment itself travels by the banks", null, List.of(), r -> "remittance-only"));
  }

  private Part reference() {
    return all(at("01/01", "kind", codes.reference().elseWrite("ACD")), at("01/02", "value", id), at("01/03", "text", EdifactForms.id(d.width("RFF", 1, 3))));
  }

  private Part note() {
    return all(
        at("01", "subject", codes.note().elseWrite("AAI")),
        at("04/01", "text", EdifactTexts.note(d)),
        at("05", "language", EdifactForms.id(3)));
  }

  /** FII: an account (C078) and the bank that keeps it (C088). */
  private Part account(String... roles) {
    return node(
        "FII",
        oneOf("01", roles),
        at("02/01", "id", EdifactForms.id(d.width("FII", 2, 1))),
        at("02/02", "name", EdifactForms.flowing(d.width("FII", 2, 2), null)),
        at("02/04", "currency", EdifactForms.id(3)),
        at("03/01", "provider", EdifactForms.id(d.width("FII", 3, 1))),
        at("03/03", "providerScheme", EdifactForms.words(d, "3055", null, "bic=5", "aba=114", "aba=19")),
        at("03/04", "branch", EdifactForms.id(d.width("FII", 3, 4))),
        at("03/07", "providerName", EdifactForms.text(d.width("FII", 3, 7))),
        at("03/08", "place", EdifactForms.text(d.width("FII", 3, 8))));
  }

  private Part parties() {
    var party = d == Directory.D96A ? parties.unregistered() : parties.party();
    return all(
        node("NAD", oneOf("01", "PR", "PS"), into("payer", party)),
        node("NAD", oneOf("01", "PE", "BE", "RE"), into("payee", party)),
        each("parties", "NAD", at("01", "role", codes.role()), into("party", party)));
  }

  /** CUX: the currency of the payment (11), and a second one with the rate. */
  private Part currencies() {
    return node(
        "CUX",
        usual("01/01", "2"),
        at("01/02", "currency", EdifactForms.id(3)),
        usual("01/03", "11"),
        choose(
            when(
                "second currency",
                p -> p.has("02/02"),
                r -> ((Remittance) r).accountingCurrency() != null,
                usual("02/01", "3"),
                at("02/02", "accountingCurrency", EdifactForms.id(3)),
                usual("02/03", "4"))),
        at("03", "exchangeRate", EdifactForms.number(12)));
  }

  private Part contents() {
    return all(each("adjustments", as("DOC", a -> true, is("01/01", LOOSE), absent("02"), loose())), each("items", "DOC", item()));
  }

  /** An amount that belongs to no document: a debit advice without a number. */
  private static final String LOOSE = "456";

  private Part loose() {
    return all(
        node("MOA", oneOf("01/01", "12", "11"), at("01/02", "amount", amounts.money()), amounts.currency()),
        derive("MOA/01/01", "an amount of zero where none is stated", a -> ((Adjustment) a).amount() == null ? "12" : null),
        derive("MOA/01/02", "an amount of zero where none is stated", a -> ((Adjustment) a).amount() == null ? "0" : null),
        EdifactInvoic.dates(codes),
        each("references", "RFF", reference()),
        along("AJT", reasons()));
  }

  /** DOC: what is paid. Who names it by a reference has the remittance advice itself in DOC. */
  private Part item() {
    return all(
        given(DOCUMENTS, "reference", usual("01/01", "481"), node("RFF", is("01/01", "IV"), at("01/02", "number", id))),
        given(DOCUMENTS, "", document()),
        amount("net", "12", "11"),
        amount("gross", "77", "39"),
        amount("due", "9"),
        amount("discount", "52", "53"),
        amount("adjusted", "165"),
        amount("tax", "124", "150", "176"),
        amounts.others(),
        node("DTM", oneOf("01/01", "3", "137"), at("01/02", "date", EdifactForms.DATE)),
        EdifactInvoic.dates(codes),
        node("RFF", oneOf("01/01", "ON", "CO"), at("01/02", "order", id)),
        node("RFF", oneOf("01/01", "CT", "BC"), at("01/02", "contract", id)),
        each("references", "RFF", reference()),
        each("parties", "NAD", at("01", "role", codes.role()), into("party", parties.bare())),
        rate(),
        each("adjustments", "AJT", adjustment()),
        each("lines", "DLI", line()),
        lose("notes", "REMADV has notes of the whole and of adjustments"),
        lose("action", "REMADV has no code for it"));
  }

  private Part document() {
    int most = d.width("DOC", 2, 1);
    return choose(
        named("220", "order", most),
        named("315", "contract", most),
        when("document", p -> true, i -> true, at("01/01", "type", codes.type().elseWrite("380")), at("02/01", "number", EdifactForms.id(most))));
  }

  /** An order or contract that is paid without a document, or with one that a reference names. */
  private Part.Alternative named(String type, String slot, int most) {
    return when(
        slot,
        p -> p.text("01/01").equals(type),
        item(i -> type.equals(i.type())),
        at("01/01", "type", codes.type()),
        at("02/01", slot, EdifactForms.id(most)),
        node("RFF", is("01/01", "IV"), at("01/02", "number", id)));
  }

  private static Predicate<Object> item(Predicate<RemittanceItem> test) {
    return i -> test.test((RemittanceItem) i);
  }

  private Part amount(String slot, String... qualifiers) {
    return node("MOA", oneOf("01/01", qualifiers), at("01/02", slot, money), amounts.currency());
  }

  /** The currency of a document or line, and its rate. */
  private Part rate() {
    return node(
        "CUX",
        usual("01/01", "2"),
        at("01/02", "currency", EdifactForms.id(3)),
        usual("01/03", "4"),
        at("03", "exchangeRate", EdifactForms.number(12)));
  }

  /** AJT: why less or more is paid. */
  private Part adjustment() {
    return all(node("MOA", oneOf("01/01", "165", "12", "8"), at("01/02", "amount", amounts.money()), amounts.currency()), reasons());
  }

  /** What an adjustment refers to. */
  private Part named(Predicate<Object> has) {
    return node(
        "RFF",
        choose(when("reference", p -> true, has, at("01/01", "referenceKind", codes.reference().elseWrite("ACD")), at("01/02", "reference", id))));
  }

  private Part reasons() {
    return all(
        at("01", "reason", reason),
        at("02", "line", EdifactForms.id(6)),
        named(a -> ((Adjustment) a).reference() != null),
        node("FTX", is("01", "PMD"), at("04/01", "text", EdifactTexts.note(d))),
        each("notes", "FTX", note()),
        d == Directory.D96A
            ? all()
            : all(
                node(
                    "QTY",
                    usual("01/01", "1"),
                    at("01/02", "quantity", EdifactForms.number(d.width("QTY", 1, 2))),
                    at("01/03", "unit", EdifactCodes.unit(d, "QTY", 1, 3))),
                each("taxes", "TAX", amounts.tax())));
  }

  /** DLI: a line of the document that is paid. */
  private Part line() {
    return all(
        at("01", "status", EdifactForms.words(d, "1073", "1", "included=1", "excluded=2").elseWrite("1")),
        at("02", "id", d == Directory.D96A ? NUMBER : EdifactForms.id(6)),
        amount("net", "12", "11"),
        amount("gross", "77", "203"),
        amount("due", "9"),
        amount("discount", "52", "53"),
        amount("tax", "124", "150", "176"),
        new EdifactLines(d, codes, parties, amounts).numbers(),
        EdifactInvoic.dates(codes),
        rate(),
        each("adjustments", "AJT", lineAdjustment()));
  }

  private static final As<String> NUMBER =
      As.of(
          "number of up to 6 digits",
          (t, s) -> t,
          (v, s) -> {
            if (!v.matches("[0-9]{1,6}")) throw new io.bordereau.mapping.BadValue("EDIFACT D.96A counts lines, and '" + v + "' is no count");
            return v;
          });

  private Part lineAdjustment() {
    return all(
        at("01", "reason", reason),
        node("MOA", oneOf("01/01", "165", "12", "8"), at("01/02", "amount", amounts.money()), amounts.currency()),
        named(a -> ((LineAdjustment) a).reference() != null),
        each("notes", "FTX", note()));
  }

  private Part summary() {
    return always(
        "UNS",
        is("01", "S"),
        node(
            "MOA",
            oneOf("01/01", "12", "86", "139"),
            at("01/02", "total", amounts.money()),
            Parts.total("01/02", "the sum of what is paid where no total is stated", EdifactRemadv::sum),
            amounts.currency()),
        into(
            "totals",
            amounts.amount("gross", "9", "77", "39"),
            amounts.amount("discount", "52", "53"),
            amounts.amount("adjustments", "165"),
            amounts.amount("net", "11"),
            amounts.amount("tax", "124", "150", "176")),
        amounts.others());
  }

  private static String sum(Object remittance) {
    var r = (Remittance) remittance;
    return r.total() == null ? r.settled().toString() : null;
  }

  private static String readCredits(Place root) {
    var signs = new RemittanceSigns();
    for (var doc : root.all("DOC")) signs.add(amount(doc, "12", "11"), RemittanceSigns.credit(doc.text("01/01")));
    for (var uns : root.all("UNS")) {
      var total = amount(uns, "12", "86", "139");
      if (!total.isEmpty()) return signs.credits(total);
    }
    return null;
  }

  private static String amount(Place above, String... qualifiers) {
    for (var q : qualifiers) for (var moa : above.all("MOA")) if (moa.text("01/01").equals(q)) return moa.text("01/02");
    return "";
  }

  private static String readDocuments(Place root) {
    var docs = root.all("DOC");
    for (var doc : docs) if (!doc.text("01/01").equals("481")) return null;
    return docs.isEmpty() ? null : "reference";
  }

  /** Whether the summary's amounts all repeat their currency. */
  private static String readCurrency(Place root) {
    boolean any = false;
    for (var uns : root.all("UNS")) {
      for (var moa : uns.all("MOA")) {
        if (!moa.has("01/03")) return null;
        any = true;
      }
    }
    return any ? "stated" : null;
  }

  private Part losses() {
    var bank = "REMADV has the reference of the payment alone";
    var groups = "REMADV lists documents, not those whom they concern";
    return all(
        lose("groups.number", groups),
        lose("groups.role", groups),
        lose("groups.identifier", groups),
        lose("groups.individuals", groups),
        lose("groups.references", groups),
        lose("contacts", "REMADV has contacts of parties only"),
        lose("traceKind", bank),
        lose("originator", bank),
        lose("originatorCode", bank),
        lose("company", bank),
        lose("companyCode", bank),
        lose("businessPurpose", "REMADV has no code for it"),
        lose("properties", "REMADV has no agreed place for named values"));
  }
}
