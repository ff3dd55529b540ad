package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Payment;
import io.bordereau.document.PaymentTerm;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;
import java.util.Map;

/**
 * PIP 3C7, notification of a self-billing invoice (V11.04; V11.00 to V11.03 are read by the same table): the buyer bills himself for what he has
 * received or used, in the supplier's name. The schema is not among those that the build can judge with: names and order of the elements follow public
 * bindings, and all types below them are the dictionaries of PIP 3C3 V11.04.
 */
final class Pip3C7SelfBilling {
  private Pip3C7SelfBilling() {}

  static final String ROOT = "SelfBillingInvoiceNotification";

  private static final Map<String, String> TYPES_IN = Map.of("SBI", "389", "SBC", "261", "SBD", "527");
  private static final Map<String, String> TYPES_OUT = Map.of("389", "SBI", "261", "SBC", "527", "SBD");

  private static final As<String> TYPE =
      As.of(
          "document type (SBI, SBC, SBD)",
          (t, s) -> {
            if (!TYPES_IN.containsKey(t)) throw new BadValue("'" + t + "' is not a self-billing invoice (SBI), credit memo (SBC) or debit memo (SBD)");
            return TYPES_IN.get(t);
          },
          (v, s) -> {
            if (!TYPES_OUT.containsKey(v)) throw new BadValue("PIP 3C7 carries what a buyer bills himself only (389, 261, 527)");
            return TYPES_OUT.get(v);
          });

  /** The due date, which is said as the days until then. */
  private static final As<Moment> DUE =
      As.of(
          "days after the date of the invoice",
          (t, s) -> {
            if (t.isEmpty() || t.length() > 4 || !PipProducts.digits(t) || t.charAt(0) == '0') throw new BadValue("'" + t + "' is not a number of days");
            if (!(s.beside("issued") instanceof Moment issued)) throw new BadValue("days until a due date without the date of the invoice");
            return Moment.of(issued.date().plusDays(Integer.parseInt(t)));
          },
          (v, s) -> {
            if (v.time() != null || v.offset() != null) s.lossy("the day of a due date is carried, not its time");
            if (!(s.beside("issued") instanceof Moment issued) || Pip3C3Invoice.days(issued, v) == null) throw new BadValue("a due date is said as days after the date of the invoice");
            return Pip3C3Invoice.days(issued, v);
          });

  static final Mapping<Invoice> MAPPING =
      Mapping.of(Invoice.class)
          .named("RosettaNet PIP 3C7 SelfBillingInvoiceNotification (unproved)")
          .family("rosettanet-3c7", PipNames.names())
          .binding(PipNumbers.CREDIT, p -> "SBC".equals(p.text("Invoice/udct:DocumentType")) ? PipNumbers.CREDIT : "", PipCodes::writeCredit)
          .binding(Pip3C3Taxes.BREAKDOWN, Pip3C3Taxes::readBreakdown, (d, c) -> c.option(Pip3C3Taxes.BREAKDOWN, null))
          .binding(Pip3C3Taxes.REGIME, Pip3C3Taxes::readRegime, Pip3C3Taxes::writeRegime)
          .root(
              ROOT,
              always("Invoice", body()),
              PipHeader.header("V11.04", PipHeader.contract("contract", "contractType"), Pip3C3Invoice.manifest(),
                  new PipHeader.Side("Sender", "buyer", d -> ((Invoice) d).buyer(), p -> billed(p, "SelfBillingFrom")),
                  new PipHeader.Side("Receiver", "seller", d -> ((Invoice) d).seller(), p -> billed(p, "SelfBillingTo"))),
              terms(),
              sums(),
              losses());

  /** Whether an invoice is one that the buyer makes in the seller's name. */
  static boolean says(Object document) {
    var type = ((Invoice) document).type();
    return type != null && TYPES_OUT.containsKey(type);
  }

  private static Place billed(Place root, String element) {
    for (var invoice : root.all("Invoice")) {
      var found = PipParties.specifiedId(invoice, element);
      if (found != null) return found;
    }
    return null;
  }

  private static Part body() {
    return all(
        must("udct:DocumentType", "type", TYPE),
        PipParties.specified("SelfBillingFrom", "buyer", d -> ((Invoice) d).buyer()),
        PipParties.specified("SelfBillingTo", "seller", d -> ((Invoice) d).seller()),
        payee(),
        PipParties.delivery("delivery"),
        PipParties.others("parties"),
        oneOf("IsLockBoxUsed", "false", "true", "0", "1"),
        at("IsRebill", "purpose", PipCodes.REBILL),
        node("BillToAccount", at(".", "buyerAccounting")),
        each(
            "references",
            Pip3C3Invoice.account("BillToAccount", "bill-to-account"),
            Pip3C3Invoice.account("SoldToAccount", "sold-to-account"),
            Pip3C3Invoice.account("TransferToAccount", "transfer-to-account")),
        each(
            "payments",
            as("RemitToAccount", p -> ((Payment) p).account() != null, into("account", at("dp:BankIdentifier", "provider"), at("dp:BankKey", "branch"), at("dp:Number", "id")))),
        Pip3C7Lines.lines(),
        Pip3C7Lines.preceding(),
        Pip3C3Invoice.deposit(),
        Pip3C3Invoice.adjustments("AncillaryAmount"),
        Pip3C3Taxes.header(),
        Pip3C3Invoice.total());
  }

  /** Who is paid; the schema demands it, and where nobody else is, it is the seller. */
  private static Part payee() {
    var known = "RemitTo/upi:SpecifiedKnownPartnerContact/upi:SpecifiedKnownPartner/upi:PartnerIdentification";
    return choose(
        when("the seller once more", p -> isSeller(p, known), i -> ((Invoice) i).payee() == null, along(known, into("seller", PipHeader.identified()))),
        when("another party", p -> true, i -> true, PipParties.specified("RemitTo", "payee", d -> ((Invoice) d).payee())));
  }

  private static boolean isSeller(Place invoice, String path) {
    return !invoice.has("RemitTo/upi:SpecifiedKnownPartnerContact/uci:ContactInformation") && PipHeader.same(invoice, path, PipParties.specifiedId(invoice, "SelfBillingTo"));
  }

  /** Payment terms: those of the document, or its due date, which has no other place. */
  private static Part terms() {
    var terms = "Invoice/dp:PaymentTerms";
    return choose(
        when("days until the due date", p -> p.text(terms + "/dp:PercentDue").equals("100") && !p.has(terms + "/dp:Discounts") && !p.has(terms + "/dpc:PaymentCondition")
            && p.has(terms + "/dp:NetTerms/dp:Days"), d -> isDueOnly((Invoice) d),
            along(terms, at("dp:NetTerms/dp:Days", "due", DUE), is("dp:PercentDue", "100"))),
        when("terms", p -> true, d -> true, node(terms,
            each("paymentTerms", as("dp:Discounts", t -> Pip3C3Invoice.discounts((PaymentTerm) t), at("dp:Days", "discountDays", PipNumbers.DAYS), at("dp:Percent", "discountPercent"))),
            first(
                "paymentTerms",
                along("dp:NetTerms", at("dp:Days", "netDays", PipNumbers.DAYS), at("dp:Day", "dayOfMonth", PipDates.DAY_OF_MONTH)),
                at("dpc:PaymentCondition", "basis", PipCodes.CONDITION),
                at("dp:PercentDue", "deferredPercent")))));
  }

  private static boolean isDueOnly(Invoice i) {
    return i.paymentTerms().isEmpty() && Pip3C3Invoice.days(i) != null;
  }

  /** Totals that have no element follow from what has one; where they do not, they are lost. */
  private static Part sums() {
    return all(
        follows("totals.lines", "sum of the lines", null, List.of("/lines"), v -> Pip3C3Invoice.sum(v[0], l -> ((Line) l).counts() ? ((Line) l).net() : Money.ZERO)),
        follows("totals.allowances", "sum of the allowances", null, List.of("/allowances"), v -> Pip3C3Invoice.sum(v[0], a -> ((AllowanceCharge) a).amount())),
        follows("totals.charges", "sum of the charges", null, List.of("/charges"), v -> Pip3C3Invoice.sum(v[0], c -> ((AllowanceCharge) c).amount())),
        follows("totals.withoutTax", "lines less allowances and with charges", null, List.of("totals.lines", "totals.allowances", "totals.charges"), Pip3C7SelfBilling::withoutTax),
        follows("totals.due", "total with tax less what was paid", null, List.of("totals.withTax", "totals.paid"), Pip3C3Invoice::due));
  }

  private static Object withoutTax(Object[] v) {
    if (!(v[0] instanceof Money sum)) return null;
    if (v[1] instanceof Money allowances) sum = sum.minus(allowances);
    return v[2] instanceof Money charges ? sum.plus(charges) : sum;
  }

  private static Part losses() {
    return all(
        lose("notes", "PIP 3C7 has no place for remarks"),
        lose("orderDate", "each line names its order by its number only, unless it has an order of its own"),
        lose("orderChange", "each line names its order by its number only"),
        lose("orderRelease", "each line names its order by its number only"),
        lose("due", "PIP 3C7 has payment terms in days, not a due date"),
        lose("taxPoint", "PIP 3C7 has no dates but those of the movements of goods"),
        lose("period", "PIP 3C7 has no dates but those of the movements of goods"),
        lose("dates", "PIP 3C7 has no dates but those of the movements of goods"),
        lose("delivery.date", "each movement of goods has its own date"),
        lose("shipment.date", "each movement of goods has its own date"),
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
        lose("preceding.issued", "the earlier invoice is named by its number"),
        lose("totals.rounding", "RosettaNet has no rounding amount"),
        lose("totals.taxAccounting", "RosettaNet has the rate between the two currencies only"),
        lose("lines.note", "PIP 3C7 has no place for remarks"),
        lose("lines.period", "PIP 3C7 has no dates but those of the movements of goods"),
        lose("lines.orderLine", "a line of an order is named together with its order"),
        lose("lines.despatchLine", "a line of a despatch advice is named together with it"),
        lose("lines.receiptLine", "a line of a receipt is named together with it"),
        lose("lines.salesOrderLine", "a line of a sales order is named together with it"),
        lose("lines.item.serialNumbers", "PIP 3C7 has one serial number, with the product once more"),
        lose("lines.price.baseQuantity", "prices are for one unit"),
        lose("lines.price.gross", "RosettaNet has one price, the net one"),
        lose("lines.price.discount", "RosettaNet has one price, the net one"),
        lose("allowances.percent", "RosettaNet has the amount only"),
        lose("allowances.base", "RosettaNet has the amount only"),
        lose("allowances.reason", "RosettaNet has the charge type only"),
        lose("charges.percent", "RosettaNet has the amount only"),
        lose("charges.base", "RosettaNet has the amount only"),
        lose("charges.reason", "RosettaNet has the charge type only"),
        lose("vat.base", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("vat.category", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("vat.reason", "RosettaNet has no exemption reason per tax, unless the agreement says where"),
        lose("vat.reasonCode", "RosettaNet has no exemption reason per tax, unless the agreement says where"),
        lose("lines.vat.category", "RosettaNet has neither base nor category of a tax, unless the agreement says where"),
        lose("taxes.base", "RosettaNet has amount and rate of a tax"),
        lose("payments.means", "RosettaNet says where to pay, not how"));
  }
}
