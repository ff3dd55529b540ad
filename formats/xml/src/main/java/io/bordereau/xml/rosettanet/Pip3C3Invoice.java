package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.composite;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Attachment;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.document.Payment;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Reference;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * PIP 3C3, notification of invoice, of the XSD generation (V11.04; V11.00 and V11.01 are read by the same table): invoices, credit and debit
 * memos. All amounts are positive; DEB or CRE beside each says whom it favours.
 */
final class Pip3C3Invoice {
  private Pip3C3Invoice() {}

  /** The option that names the order of invoices without one. */
  static final String ORDER = "order";

  static final Mapping<Invoice> MAPPING = mapping();

  private static Mapping<Invoice> mapping() {
    return Mapping.of(Invoice.class)
        .named("RosettaNet PIP 3C3 InvoiceNotification")
        .family("rosettanet-3c3", PipNames.names())
        .binding(PipNumbers.CREDIT, PipCodes::readCredit, PipCodes::writeCredit)
        .binding(Pip3C3Taxes.BREAKDOWN, Pip3C3Taxes::readBreakdown, (d, c) -> c.option(Pip3C3Taxes.BREAKDOWN, null))
        .binding(Pip3C3Taxes.REGIME, Pip3C3Taxes::readRegime, Pip3C3Taxes::writeRegime)
        .binding(ORDER, p -> null, Pip3C3Invoice::writeOrder)
        .root(
            "InvoiceNotification",
            always("Invoice", body()),
            terms(),
            PipHeader.header("V11.04", PipHeader.contract("contract", "contractType"), manifest(),
                new PipHeader.Side("Sender", "seller", d -> ((Invoice) d).seller(), p -> billed(p, "BillFrom")),
                new PipHeader.Side("Receiver", "buyer", d -> ((Invoice) d).buyer(), p -> billed(p, "BillTo"))),
            sums(),
            losses());
  }

  private static String writeOrder(Object document, Context context) {
    var i = (Invoice) document;
    return i.order() != null || i.lines().stream().anyMatch(l -> l.order() != null) ? null : context.option(ORDER, null);
  }

  private static Place billed(Place root, String element) {
    for (var invoice : root.all("Invoice")) {
      var found = PipParties.specifiedId(invoice, element);
      if (found != null) return found;
    }
    return null;
  }

  // ---- the body -----------------------------------------------------------------------------------------------------------------

  private static Part body() {
    return all(
        must("ddt:DocumentType", "type", PipCodes.INVOICE_TYPE),
        PipParties.specified("BillFrom", "seller", d -> ((Invoice) d).seller()),
        PipParties.specified("BillTo", "buyer", d -> ((Invoice) d).buyer()),
        PipParties.described("RMT", "payee", d -> ((Invoice) d).payee()),
        PipParties.delivery("delivery"),
        PipParties.others("parties"),
        into("notes", composite("Comments", "#subject#text", List.of("subject", "text"), Pip3C3Invoice::noteApart, Pip3C3Invoice::noteTogether)),
        date("Due Date", "due"),
        date("Tax Point Date", "taxPoint"),
        date("Period Start", "period.start"),
        date("Period End", "period.end"),
        date("Delivery Date", "delivery.date"),
        date("Shipping Date", "shipment.date"),
        dates("dates"),
        oneOf("IsLockBoxUsed", "false", "true", "0", "1"),
        at("IsRebill", "purpose", PipCodes.REBILL),
        into("preceding", node("OriginalInvoiceNumber", at("dp:Identifier", "number"), at("dp:DateTime", "issued", PipDates.TIME))),
        along("PurchaseOrderNumber", bound("dp:Identifier", ORDER), at("dp:Identifier", "order"), at("dp:DateTime", "orderDate", PipDates.TIME), at("dp:Revision", "orderChange"), at("dp:Line", "orderRelease")),
        node("SalesOrderIdentifier", at("dp:Identifier", "salesOrder")),
        node("BillToAccount", at(".", "buyerAccounting")),
        each(
            "references",
            account("BillToAccount", "bill-to-account"),
            account("SoldToAccount", "sold-to-account"),
            account("TransferToAccount", "transfer-to-account"),
            as("SalesOrderIdentifier", r -> kind(r, "sales-order"), fact("kind", "sales-order"), at("dp:Identifier", "value"), at("dp:DateTime", "date", PipDates.TIME))),
        each(
            "payments",
            as("RemitToAccount", p -> ((Payment) p).account() != null, into("account", at("dp:BankIdentifier", "provider"), at("dp:BankKey", "branch"), at("dp:Number", "id")))),
        Pip3C3Lines.lines(),
        deposit(),
        adjustments("AncillaryAmount"),
        node("PreTaxAmount", amount("totals.withoutTax", PipNumbers.CLAIM)),
        Pip3C3Taxes.header(),
        total());
  }

  static String[] noteApart(String text) {
    var note = Note.parse(text);
    return new String[] {note.subject(), note.text()};
  }

  static String noteTogether(String[] parts) {
    return parts[1] == null ? null : new Note(parts[0], parts[1], null).notation();
  }

  static Part.Occurrence account(String element, String kind) {
    return as(element, r -> kind(r, kind), fact("kind", kind), at(".", "value"));
  }

  static boolean kind(Object reference, String kind) {
    return kind.equals(((Reference) reference).kind());
  }

  /** A date with a term of its own among those that are only described. */
  static Part date(String description, String slot) {
    return node("dp:AncillaryDates", is("dp:DateDescription", description), at("dp:DateTime", slot, PipDates.TIME));
  }

  /** All other dates. */
  static Part dates(String slot) {
    return each(slot, "dp:AncillaryDates", at("dp:DateDescription", "kind"), at("dp:DateTime", "at", PipDates.TIME));
  }

  /** A financial amount in the currency of the document. */
  static Part amount(String slot, As<Money> form) {
    return node("ume:FinancialAmount", at("ume:Amount", slot, form), shared("ucr:Currency", "/currency"));
  }

  /** Allowances and charges, told apart by whom they favour. */
  static Part adjustments(String element) {
    return all(
        given(PipNumbers.CREDIT, PipNumbers.CREDIT, adjustments("allowances", element, "DEB", PipNumbers.RELIEF), adjustments("charges", element, "CRE", PipNumbers.CLAIM)),
        given(PipNumbers.CREDIT, "", adjustments("allowances", element, "CRE", PipNumbers.RELIEF), adjustments("charges", element, "DEB", PipNumbers.CLAIM)));
  }

  private static Part adjustments(String slot, String element, String kind, As<Money> form) {
    return each(
        slot,
        as(element, a -> positive((AllowanceCharge) a), among("rmat:MonetaryAmountType", kind), at("rict:InvoiceChargeType", "reasonCode", PipCodes.CHARGE), amount("amount", form)));
  }

  /** A negative allowance would be read as a charge. */
  private static boolean positive(AllowanceCharge a) {
    return a.amount() != null && a.amount().signum() >= 0;
  }

  /** A deposit that was paid already. */
  static Part deposit() {
    return all(given(PipNumbers.CREDIT, PipNumbers.CREDIT, deposit("DEB")), given(PipNumbers.CREDIT, "", deposit("CRE")));
  }

  private static Part deposit(String kind) {
    return node("AncillaryAmount", is("rict:InvoiceChargeType", "DEA"), among("rmat:MonetaryAmountType", kind), amount("totals.paid", PipNumbers.RELIEF));
  }

  /** What is to be paid; the schema demands it. */
  static Part total() {
    return along("TotalInvoiceAmount", choose(
            when("total with tax", p -> true, i -> known((Invoice) i), amount("totals.withTax", PipNumbers.CLAIM)),
            when("total worked out", p -> false, i -> true,
                derive("ume:FinancialAmount/ume:Amount", "amount due and deposits, or the sum of the lines", Forms.MONEY, (i, d) -> PipNumbers.unsigned(worked((Invoice) d))),
                derive("rmat:MonetaryAmountType", "its sign", i -> PipNumbers.sign(worked((Invoice) i), (Invoice) i)),
                shared("ume:FinancialAmount/ucr:Currency", "currency"))));
  }

  private static boolean known(Invoice i) {
    return i.totals() != null && i.totals().withTax() != null;
  }

  static Money worked(Invoice i) {
    if (i.totals() != null && i.totals().due() != null) return i.totals().paid() == null ? i.totals().due() : i.totals().due().plus(i.totals().paid());
    var sum = Money.ZERO;
    for (var l : i.lines()) if (l.counts() && l.net() != null) sum = sum.plus(l.net());
    return sum;
  }

  // ---- payment ------------------------------------------------------------------------------------------------------------------

  /** Payment terms: those of the document, or the days until its due date. */
  private static Part terms() {
    return choose(
        when("days until the due date", Pip3C3Invoice::sameDays, d -> ((Invoice) d).paymentTerms().isEmpty() && days((Invoice) d) != null,
            along("Invoice/dp:PaymentTerms", derive("dp:NetTerms/dp:Days", "days until the due date", d -> days((Invoice) d)), is("dp:PercentDue", "100"))),
        when("terms", p -> true, d -> true, node("Invoice/dp:PaymentTerms",
            each("paymentTerms", as("dp:Discounts", t -> discounts((PaymentTerm) t), at("dp:Days", "discountDays", PipNumbers.DAYS), at("dp:Percent", "discountPercent"))),
            first(
                "paymentTerms",
                along("dp:NetTerms", at("dp:Days", "netDays", PipNumbers.DAYS), at("dp:Day", "dayOfMonth", PipDates.DAY_OF_MONTH)),
                at("dpc:PaymentCondition", "basis", PipCodes.CONDITION),
                at("dp:PercentDue", "deferredPercent")))));
  }

  static boolean discounts(PaymentTerm t) {
    return t.discountPercent() != null || t.discountDays() != null;
  }

  static String days(Invoice i) {
    return i.due() == null || i.issued() == null ? null : days(i.issued(), i.due());
  }

  static String days(Moment from, Moment to) {
    long days = ChronoUnit.DAYS.between(from.date(), to.date());
    return days < 1 ? null : Long.toString(days);
  }

  private static boolean sameDays(Place root) {
    var terms = "Invoice/dp:PaymentTerms/";
    if (root.has(terms + "dp:Discounts") || !root.text(terms + "dp:PercentDue").equals("100") || root.has(terms + "dpc:PaymentCondition")) return false;
    for (var invoice : root.all("Invoice")) {
      for (var d : invoice.all("dp:AncillaryDates")) {
        if (!d.text("dp:DateDescription").equals("Due Date")) continue;
        try {
          var days = days(Moment.parse(root.text("ssdh:DocumentHeader/ssdh:DocumentInformation/ssdh:Creation")), Moment.parse(d.text("dp:DateTime")));
          return root.text(terms + "dp:NetTerms/dp:Days").equals(days);
        } catch (DateTimeException e) {
          return false;
        }
      }
    }
    return false;
  }

  // ---- header and sums ----------------------------------------------------------------------------------------------------------

  /** What travels beside the document in the same message. */
  static Part manifest() {
    return node(
        "ssdh:DocumentManifest",
        each(
            "attachments",
            "ssdh:ManifestItem",
            at("ssdh:Description", "description"),
            at("ssdh:MimeTypeQualifier", "mime", PipCodes.MIME_TYPE),
            choose(
                when("stands elsewhere", p -> !p.text("ssdh:UniversalResourceIdentifier").startsWith("cid:"), a -> ((Attachment) a).location() != null, at("ssdh:UniversalResourceIdentifier", "location")),
                when("travels along", p -> true, a -> true, at("ssdh:UniversalResourceIdentifier", "id", PipHeader.cid())))),
        derive("ssdh:NumberOfItems", "number of attachments", d -> count(((Invoice) d).attachments())));
  }

  private static String count(List<Attachment> attachments) {
    long n = attachments.stream().filter(a -> a.description() != null || a.mime() != null || a.location() != null || a.id() != null).count();
    return n == 0 ? null : Long.toString(n);
  }

  /** Totals that have no element follow from what has one; where they do not, they are lost. */
  private static Part sums() {
    return all(
        follows("totals.lines", "sum of the lines", null, List.of("/lines"), v -> sum(v[0], l -> ((Line) l).counts() ? ((Line) l).net() : Money.ZERO)),
        follows("totals.allowances", "sum of the allowances", null, List.of("/allowances"), v -> sum(v[0], a -> ((AllowanceCharge) a).amount())),
        follows("totals.charges", "sum of the charges", null, List.of("/charges"), v -> sum(v[0], c -> ((AllowanceCharge) c).amount())),
        follows("totals.due", "total with tax less what was paid", null, List.of("totals.withTax", "totals.paid"), Pip3C3Invoice::due));
  }

  static Object due(Object[] v) {
    return v[0] == null ? null : v[1] == null ? v[0] : ((Money) v[0]).minus((Money) v[1]);
  }

  static Object sum(Object list, Function<Object, Money> amount) {
    if (!(list instanceof List<?> members) || members.isEmpty()) return null;
    var sum = Money.ZERO;
    for (var m : members) if (amount.apply(m) != null) sum = sum.plus(amount.apply(m));
    return sum;
  }

  /** The product of a quantity and a price, to the cent. */
  static Money product(Decimal a, BigDecimal b) {
    return new Money(a.value().multiply(b).setScale(2, RoundingMode.HALF_UP));
  }

  private static Part losses() {
    return all(
        lose("taxRepresentative", "RosettaNet has no role for a tax representative"),
        lose("process", "the namespace names the PIP and its version"),
        lose("seller.tradingName", "a RosettaNet partner has one name"),
        lose("buyer.tradingName", "a RosettaNet partner has one name"),
        lose("seller.legalInfo", "RosettaNet has no place for it"),
        lose("seller.registration.scheme", "the agreed authority of the number says which it is"),
        lose("buyer.registration.scheme", "the agreed authority of the number says which it is"),
        lose("attachments.content", "attachments travel as parts of the RosettaNet message"),
        lose("terms", "RosettaNet has payment terms in days, not in words"),
        lose("buyerReference", "RosettaNet has no place for it"),
        lose("totals.rounding", "RosettaNet has no rounding amount"),
        lose("totals.taxAccounting", "RosettaNet has the rate between the two currencies only"),
        lose("lines.item.description", "a RosettaNet product has a name only"),
        lose("lines.price.baseQuantity", "prices are for one unit"),
        lose("lines.price.gross", "RosettaNet has one price, the net one"),
        lose("lines.price.discount", "RosettaNet has one price, the net one"),
        lose("allowances.percent", "RosettaNet has the amount only"),
        lose("allowances.base", "RosettaNet has the amount only"),
        lose("allowances.reason", "RosettaNet has the charge type only"),
        lose("vat.base", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("vat.category", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("vat.reason", "RosettaNet has no exemption reason per tax, unless the agreement says where"),
        lose("vat.reasonCode", "RosettaNet has no exemption reason per tax, unless the agreement says where"),
        lose("lines.vat.category", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("taxes.base", "RosettaNet has amount and rate of a tax"),
        lose("payments.means", "RosettaNet says where to pay, not how"),
        lose("charges.percent", "RosettaNet has the amount only"),
        lose("charges.base", "RosettaNet has the amount only"),
        lose("charges.reason", "RosettaNet has the charge type only"));
  }
}
