package io.bordereau.xml.sap;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.split;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Account;
import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Payment;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Names;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;
import java.util.List;

/**
 * The invoice of SAP's basic type INVOIC02 and its predecessor: one table for invoices and credit memos. What a company's own system means by its codes
 * (tax codes, kinds of conditions) stands in cross-reference tables, not here; the codes come through as they are.
 */
final class SapInvoic02 {
  private SapInvoic02() {}

  static final String ROOT = "INVOIC02";
  static final String CREDIT_MEMO = "CRME";

  /** The binding that says whether the document is a credit. */
  private static final String CREDIT = "credit";

  private static final As<String> TYPE = As.of("document type (INVO, CRME)", (t, s) -> switch (t) {
    case "INVO" -> "380";
    case CREDIT_MEMO -> "381";
    default -> throw new BadValue("'" + t + "' is not a document type of an INVOIC: INVO for an invoice, CRME for a credit memo");
  }, (v, s) -> {
    boolean credit = CREDIT.equals(s.binding(CREDIT));
    if (!v.equals(credit ? "381" : "380")) s.lossy("SAP has one document type for all " + (credit ? "credit memos" : "invoices"));
    return credit ? CREDIT_MEMO : "INVO";
  });

  static Mapping<Invoice> mapping(Names names) {
    return Mapping.of(Invoice.class)
        .named("SAP IDoc INVOIC02")
        .family("sap-invoic02", names)
        .binding(CREDIT, root -> "", (d, c) -> ((Invoice) d).isCredit() ? CREDIT : null)
        .binding(SapForms.SIGN, SapInvoic02::readSign, (d, c) -> null)
        .root(
            ROOT,
            always(
                "IDOC",
                usual("@BEGIN", "1"),
                control(),
                header(),
                parties(),
                references(),
                dates(),
                conditions(),
                terms(),
                banks(),
                texts(),
                each("lines", as("E1EDP01", l -> ((Line) l).counts(), SapLines.line())),
                taxes(),
                sums(),
                each("properties", as("E1EDK14", p -> isProperty(p, "E1EDK14."), segment(), at("QUALF", "name", organization()), at("ORGID", "value", SapForms.text(35))))),
            losses());
  }

  /** Every segment has this attribute in XML. */
  static Part segment() {
    return usual("@SEGMENT", "1");
  }

  /** A segment. */
  static Part segment(String name, Part... rows) {
    var all = new Part[rows.length + 1];
    System.arraycopy(rows, 0, all, 0, rows.length);
    all[rows.length] = segment();
    return node(name, all);
  }

  /** The amounts of a credit stand with a minus where its total does. */
  private static String readSign(Place root) {
    for (var idoc : root.all("IDOC")) {
      if (!idoc.text("E1EDK01/BSART").equals(CREDIT_MEMO)) return null;
      for (var kind : List.of("011", "010")) {
        for (var sum : idoc.all("E1EDS01")) {
          if (sum.text("SUMID").equals(kind)) return sum.text("SUMME").contains("-") ? "negative" : null;
        }
      }
    }
    return null;
  }

  /** The control record says which kind of IDoc this is; whom it travels to is of the ports, and not said here. */
  private static Part control() {
    return always("EDI_DC40", segment(), usual("TABNAM", "EDI_DC40"), usual("DIRECT", "2"), usual("IDOCTYP", ROOT), usual("MESTYP", "INVOIC"));
  }

  private static Part header() {
    return segment(
        "E1EDK01",
        at("CURCY", "currency", SapForms.text(3)),
        choose(
            when("another local currency", p -> p.has("HWAER") && !p.text("HWAER").equals(p.text("CURCY")), d -> otherCurrency((Invoice) d),
                at("HWAER", "accountingCurrency", SapForms.text(3)), at("WKURS", "exchangeRate", SapForms.number(12))),
            when("the same currency", p -> true, d -> true, derive("HWAER", "currency once more", d -> code(((Invoice) d).currency())), usual("WKURS", "1.00000"))),
        at("KUNDEUINR", "buyer.vatId", SapForms.text(20)),
        at("EIGENUINR", "seller.vatId", SapForms.text(20)),
        must("BSART", "type", TYPE),
        must("BELNR", "number", SapForms.text(35)),
        each("properties", named("ZTERM", 17), named("NTGEW", 18), named("BRGEW", 18), named("GEWEI", 3), named("VSART", 2), named("VSART_BEZ", 20),
            named("RECIPNT_NO", 10), named("AUGRU", 3), named("AUGRU_BEZ", 40), named("FKTYP", 1), named("EMPST", 25), named("ABTNR", 4), named("LANDTX", 3),
            named("STCEG_L", 3), named("FKART_RL", 4), named("ABLAD", 25)));
  }

  private static boolean otherCurrency(Invoice i) {
    return i.accountingCurrency() != null && !i.accountingCurrency().equals(i.currency());
  }

  /** A field without a term, as a property of its name. */
  static Part.Occurrence named(String field, int most) {
    return as(field, p -> isProperty(p, field) && ((Property) p).name().length() == field.length() + 4, fact("name", "sap:" + field),
        at(".", "value", SapForms.text(most)));
  }

  private static boolean isProperty(Object property, String begins) {
    var p = (Property) property;
    return p.name() != null && p.value() != null && p.name().startsWith("sap:" + begins);
  }

  private static As<String> organization() {
    var before = "sap:E1EDK14.";
    return As.of("kind of organization (QUALF)", (t, s) -> before + t, (v, s) -> {
      if (v.length() > before.length() + 3 || v.length() == before.length()) throw new BadValue("'" + v + "' is no kind of organization");
      return v.substring(before.length());
    });
  }

  private static Part parties() {
    return all(
        segment("E1EDKA1", oneOf("PARVW", "RS", "LF", "BK"), into("seller", SapParties.party())),
        segment("E1EDKA1", oneOf("PARVW", "AG", "RE", "RG"), into("buyer", SapParties.party()), at("IHREZ", "buyerReference", SapForms.text(30)),
            at("SPRAS_ISO", "language", SapForms.text(2))),
        segment("E1EDKA1", is("PARVW", "WE"), into("delivery", SapParties.delivery())),
        each("parties", as("E1EDKA1", p -> true, SapParties.other(), segment())));
  }

  private static Part references() {
    return all(
        always("E1EDK02", is("QUALF", "009"), echo("BELNR", "number"), echo("DATUM", "issued", SapForms.DATE), segment()),
        segment("E1EDK02", is("QUALF", "001"), at("BELNR", "order", SapForms.text(35)), at("DATUM", "orderDate", SapForms.DATE)),
        segment("E1EDK02", is("QUALF", "002"), at("BELNR", "salesOrder", SapForms.text(35))),
        segment("E1EDK02", is("QUALF", "012"), at("BELNR", "despatchAdvice", SapForms.text(35))),
        segment("E1EDK02", is("QUALF", "005"), at("BELNR", "contract", SapForms.text(35)), at("DATUM", "contractDate", SapForms.DATE)),
        each("preceding", as("E1EDK02", p -> true, is("QUALF", "011"), at("BELNR", "number", SapForms.text(35)), at("DATUM", "issued", SapForms.DATE), segment())),
        each("references", as("E1EDK02", r -> SapForms.isOwn(((Reference) r).kind(), 3), at("QUALF", "kind", SapForms.own(3)), at("BELNR", "value", SapForms.text(35)),
            at("DATUM", "date", SapForms.DATE), at("POSNR", "line", SapForms.ITEM), segment())));
  }

  private static Part dates() {
    return all(
        segment("E1EDK03", oneOf("IDDAT", "026", "016", "012"), must("DATUM", "issued", SapForms.DATE)),
        segment("E1EDK03", is("IDDAT", "001"), at("DATUM", "delivery.date", SapForms.DATE)),
        segment("E1EDK03", is("IDDAT", "028"), at("DATUM", "due", SapForms.DATE)),
        segment("E1EDK03", is("IDDAT", "015"), at("DATUM", "taxPoint", SapForms.DATE)),
        each("dates", as("E1EDK03", SapInvoic02::isDate, at("IDDAT", "kind", SapForms.own(3)), at("DATUM", "at", SapForms.DATE), segment())));
  }

  static boolean isDate(Object date) {
    return SapForms.isOwn(((OtherDate) date).kind(), 3) && ((OtherDate) date).at() != null;
  }

  /** Discounts and surcharges of the whole document. */
  private static Part conditions() {
    return all(
        each("allowances", as("E1EDK05", SapInvoic02::isCondition, is("ALCKZ", "-"), condition(), segment())),
        each("charges", as("E1EDK05", SapInvoic02::isCondition, is("ALCKZ", "+"), condition(), segment())));
  }

  private static Part condition() {
    return all(reasons(), at("MWSKZ", "category", SapForms.text(7)), at("MSATZ", "rate", SapForms.number(17)), at("KOBAS", "base", SapForms.MONEY));
  }

  /** What conditions of documents and of lines have in common. */
  static Part reasons() {
    return all(
        at("KSCHL", "reasonCode", SapForms.own(4)),
        at("KOTXT", "reason", SapForms.text(80)),
        at("BETRG", "amount", SapForms.WEIGHT),
        at("KPERC", "percent", SapForms.PERCENT));
  }

  /** Whether a condition can be said: its sign stands in ALCKZ. */
  static boolean isCondition(Object condition) {
    var a = (AllowanceCharge) condition;
    return a.amount() != null && a.amount().signum() >= 0;
  }

  private static Part terms() {
    return all(
        segment("E1EDK17", is("QUALF", "001"), at("LKOND", "shipment.incoterms", SapForms.text(3)), at("LKTEXT", "shipment.incotermsText", SapForms.text(70))),
        segment("E1EDK17", is("QUALF", "002"), derive("LKOND", "delivery terms once more", SapInvoic02::incoterms), at("LKTEXT", "shipment.place", SapForms.text(70))),
        segment("E1EDK18", is("QUALF", "005"), at("ZTERM_TXT", "terms", SapForms.text(70))),
        each(
            "paymentTerms",
            as(
                "E1EDK18",
                t -> true,
                at("QUALF", "type", SapForms.own(3).elseWrite("001")),
                choose(
                    when("discount", p -> !isZero(p.text("PRZNT")), t -> ((PaymentTerm) t).discountPercent() != null,
                        at("PRZNT", "discountPercent", SapForms.PERCENT), at("TAGE", "discountDays", SapForms.number(8))),
                    when("net", p -> true, t -> true, usual("PRZNT", "0"), at("TAGE", "netDays", SapForms.number(8)))),
                at("ZTERM_TXT", "text", SapForms.text(70)),
                segment())));
  }

  private static boolean isZero(String number) {
    return number.chars().allMatch(c -> c == '0' || c == '.' || c == ' ');
  }

  private static String incoterms(Object invoice) {
    var i = (Invoice) invoice;
    return i.shipment() == null ? null : code(i.shipment().incoterms());
  }

  /** A code of three characters; null for a longer one, which is in the account where it stands first. */
  private static String code(String value) {
    return value == null || value.length() > 3 ? null : value;
  }

  private static Part banks() {
    return each(
        "payments",
        as(
            "E1EDK28",
            p -> ((Payment) p).account() != null,
            at("BRNUM", "account.provider", SapForms.text(17)),
            at("BNAME", "account.providerName", SapForms.text(70)),
            at("BALOC", "account.place", SapForms.text(70)),
            choose(
                when("IBAN", p -> p.has("BIBAN"), p -> isIban(((Payment) p).account()), at("BIBAN", "account.id", SapForms.text(34)),
                    derive("ACNUM", "IBAN once more", p -> ((Payment) p).account().id().length() > 30 ? null : ((Payment) p).account().id())),
                when("number of the account", p -> true, p -> true, at("ACNUM", "account.id", SapForms.text(30)))),
            at("ACNAM", "account.name", SapForms.text(35)),
            segment()));
  }

  private static boolean isIban(Account account) {
    return account.id() != null && account.id().matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}");
  }

  private static Part texts() {
    return each("notes", as("E1EDKT1", n -> said((Note) n), at("TDID", "subject", SapForms.SUBJECT.elseWrite("0001")), at("TSSPRAS_ISO", "language", SapForms.text(2)),
        split("text", "E1EDKT2", "TDLINE", 70, 999, " ", segment()), segment()));
  }

  static boolean said(Note note) {
    return note.text() != null;
  }

  /** Taxes by code and rate. What they were computed from, an IDoc does not say: it is the sum of what has the same code. */
  private static Part taxes() {
    return each(
        "vat",
        as(
            "E1EDK04",
            v -> ((Vat) v).scheme() == null,
            at("MWSKZ", "category", SapForms.text(7)),
            at("MSATZ", "rate", SapForms.number(17)),
            at("MWSBT", "amount", SapForms.MONEY),
            at("KTEXT", "reason", SapForms.text(50)),
            follows("base", "sum of the lines, discounts and surcharges with this code and rate", null, List.of("category", "rate", "/lines", "/allowances", "/charges"),
                SapInvoic02::taxed),
            segment()));
  }

  private static Object taxed(Object[] v) {
    var sum = BigDecimal.ZERO;
    boolean any = false;
    for (var line : list(v[2])) {
      var l = (Line) line;
      if (l.net() == null || !l.counts()) continue;
      if (l.vat() == null || !same(l.vat().category(), v[0]) || !same(l.vat().rate(), v[1])) continue;
      sum = sum.add(l.net().amount());
      any = true;
    }
    for (int i = 3; i <= 4; i++) {
      for (var adjustment : list(v[i])) {
        var a = (AllowanceCharge) adjustment;
        if (a.amount() == null || !same(a.category(), v[0]) || !same(a.rate(), v[1])) continue;
        sum = i == 3 ? sum.subtract(a.amount().amount()) : sum.add(a.amount().amount());
        any = true;
      }
    }
    return any ? new Money(sum) : null;
  }

  private static boolean same(Object a, Object b) {
    return java.util.Objects.equals(a, b);
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> l ? l : List.of();
  }

  private static Part sums() {
    return all(
        segment("E1EDS01", is("SUMID", "001"), total("SUMME", "number of items", SapInvoic02::items)),
        into(
            "totals",
            sum("012", "discountable"),
            sum("013", "discount"),
            sum("005", "tax"),
            sum("011", "withTax"),
            sum("010", "withoutTax"),
            sum("017", "lines")),
        follows("totals.allowances", "sum of the discounts", null, List.of("allowances"), v -> added(v[0])),
        follows("totals.charges", "sum of the surcharges", null, List.of("charges"), v -> added(v[0])),
        follows("totals.lines", "net value without the discounts and surcharges of the document", null, List.of("totals", "allowances", "charges"), SapInvoic02::lines),
        follows("totals.due", "the billed value", null, List.of("totals"), v -> v[0] == null ? null : ((Totals) v[0]).withTax()),
        each("amounts", as("E1EDS01", a -> SapForms.isOwn(((OtherAmount) a).kind(), 3) && ((OtherAmount) a).amount() != null, at("SUMID", "kind", SapForms.own(3)),
            at("SUMME", "amount", SapForms.PLAIN), at("WAERQ", "currency", SapForms.text(3)), segment())));
  }

  private static String items(Object invoice) {
    return Long.toString(((Invoice) invoice).lines().stream().filter(Line::counts).count());
  }

  private static Part sum(String kind, String slot) {
    return segment("E1EDS01", is("SUMID", kind), at("SUMME", slot, SapForms.MONEY), echo("WAERQ", "/currency"));
  }

  private static Object added(Object adjustments) {
    BigDecimal sum = null;
    for (var a : list(adjustments)) {
      var amount = ((AllowanceCharge) a).amount();
      if (amount != null) sum = sum == null ? amount.amount() : sum.add(amount.amount());
    }
    return sum == null ? null : new Money(sum);
  }

  private static Object lines(Object[] v) {
    if (v[0] == null || ((Totals) v[0]).withoutTax() == null) return null;
    var sum = ((Totals) v[0]).withoutTax().amount();
    if (added(v[1]) instanceof Money less) sum = sum.add(less.amount());
    if (added(v[2]) instanceof Money more) sum = sum.subtract(more.amount());
    return new Money(sum);
  }

  private static Part losses() {
    return all(
        lose("seller.endpoint", "an IDoc is addressed by its ports, not by electronic addresses"),
        lose("buyer.endpoint", "an IDoc is addressed by its ports, not by electronic addresses"),
        lose("attachments", "an IDoc carries no attachments"),
        lose("totals.paid", "INVOIC02 states what is billed, not what was paid before"),
        lose("vat.reasonCode", "SAP has its own tax codes, whose meaning cross-reference tables say"));
  }
}
