package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.composite;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Vat;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Names;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * PIP 3C3, notification of invoice, of the DTD generation (V01.01). No DTD is at hand: places follow what a public program writes, those of
 * comments, payment terms, ship-to, sales order and original invoice follow PIP 3A4 V02.02 and PIP 3C3 V11. The table is unproved.
 */
final class Dtd3C3 {
  private Dtd3C3() {}

  static final String ROOT = "Pip3C3InvoiceNotification";

  /** The binding that says whether the total of a line is the amount with tax, which a sum over the lines tells. */
  private static final String TOTALS = "totals";

  /** The binding that says whether all lines have the order of the invoice. */
  private static final String ORDERS = "orders";

  private static final String GROSS = "gross";
  private static final String ONE = "one";
  private static final String NAME = "BusinessDescription/businessName/FreeFormText";
  private static final String SIDE = "GlobalMonetaryAmountTypeCode";
  private static final String AMOUNT = "FinancialAmount/MonetaryAmount";
  private static final String NUMBER = "ProprietaryDocumentIdentifier";
  private static final String ITEM = "OrderStatus/PurchaseOrder/ProductLineItem";
  private static final String VAT = ITEM + "/TaxSummary/NationalTax";
  private static final String ORDER = "OrderStatus/PurchaseOrder/purchaseOrderNumber/" + NUMBER;
  private static final String CREDIT_MEMO = "Credit Memo";

  private static final As<String> TYPE =
      As.of(
          "document type (Invoice, Credit Memo, Debit Memo)",
          (t, s) ->
              switch (t) {
                case "Invoice" -> "380";
                case CREDIT_MEMO -> "381";
                case "Debit Memo" -> "383";
                default -> throw new BadValue("'" + t + "' is not a document type of PIP 3C3");
              },
          (v, s) -> {
            if (v.equals("383")) return "Debit Memo";
            boolean credit = PipNumbers.CREDIT.equals(s.binding(PipNumbers.CREDIT));
            if (!v.equals(credit ? "381" : "380")) s.lossy("PIP 3C3 has one document type for all other " + (credit ? "credit notes" : "invoices"));
            return credit ? CREDIT_MEMO : "Invoice";
          });

  private static final As<String> CHARGE =
      PipList.open("InvoiceChargeTypeCode", "FC=Freight Charges", "HD=Handling Charges").form("Allowances and Charges").orElse("Allowances and Charges");

  static Mapping<Invoice> mapping(Names names) {
    return Mapping.of(Invoice.class)
        .named("RosettaNet PIP 3C3 InvoiceNotification, DTD (unproved)")
        .family("rosettanet-3c3-dtd", names)
        .binding(PipNumbers.CREDIT, p -> p.text("Invoice/GlobalDocumentTypeCode").equals(CREDIT_MEMO) ? PipNumbers.CREDIT : "", PipCodes::writeCredit)
        .binding(TOTALS, Dtd3C3::readTotals, (d, c) -> null)
        .binding(ORDERS, Dtd3C3::readOrders, Dtd3C3::writeOrders)
        .root(
            ROOT,
            DtdParts.role("fromRole", "seller", d -> ((Invoice) d).seller(), "Manufacturer", "Invoice Provider"),
            is("GlobalDocumentFunctionCode", "Request"),
            always("Invoice", body()),
            must("thisDocumentGenerationDateTime/DateTimeStamp", "issued", DtdForms.STAMPED),
            must("thisDocumentIdentifier/" + NUMBER, "number"),
            DtdParts.role("toRole", "buyer", d -> ((Invoice) d).buyer(), "End User", "Invoice Receiver"),
            billed("fromRole", "billFrom", "seller", d -> ((Invoice) d).seller(), "Manufacturer"),
            billed("toRole", "billTo", "buyer", d -> ((Invoice) d).buyer(), "End User"),
            losses());
  }

  // ---- what follows from the whole document -------------------------------------------------------------------------------------

  /** Where the totals of the lines make the total of the invoice although there is tax, they are amounts with tax. */
  private static String readTotals(Place root) {
    var total = Forms.plain(root.text("Invoice/totalInvoiceAmount/" + AMOUNT));
    var tax = Forms.plain(root.text("Invoice/soldToTax/TaxSummary/" + AMOUNT));
    if (total == null || tax == null || tax.signum() == 0) return "";
    var sum = BigDecimal.ZERO;
    for (var invoice : root.all("Invoice")) {
      for (var line : invoice.all("InvoiceLineItem")) {
        var amount = Forms.plain(line.text("totalLineItemAmount/" + AMOUNT));
        if (amount == null) return "";
        sum = sum.add(amount);
      }
    }
    return sum.compareTo(total) == 0 ? GROSS : "";
  }

  private static String readOrders(Place root) {
    var orders = new HashSet<String>();
    for (var invoice : root.all("Invoice")) for (var line : invoice.all("InvoiceLineItem")) orders.add(line.text(ORDER));
    return orders.size() == 1 && !orders.contains("") ? ONE : "";
  }

  private static String writeOrders(Object document, Context context) {
    return ((Invoice) document).lines().stream().allMatch(l -> l.order() == null) ? ONE : null;
  }

  // ---- the body -----------------------------------------------------------------------------------------------------------------

  /** Who bills and who is billed: the name once more, and the address. */
  private static Part billed(String role, String element, String slot, Function<Object, Party> of, String kind) {
    var path = "Invoice/" + element + "/PartnerTaxDescription";
    var first = role + "/PartnerRoleDescription/PartnerDescription/" + NAME;
    return all(
        choose(
            when("the name once more", p -> p.text(first).equals(p.text(path + "/" + NAME)), d -> true,
                derive(path + "/" + NAME, "the name once more", d -> of.apply(d) == null ? null : of.apply(d).name())),
            when("the name", p -> true, d -> false, into(slot, spare(at(path + "/" + NAME, "name"))))),
        usual(path + "/GlobalPartnerClassificationCode", kind),
        into(slot, into("address", node(path + "/PhysicalLocation/PhysicalAddress", DtdParts.address()))));
  }

  private static Part body() {
    return all(
        must("GlobalDocumentTypeCode", "type", TYPE),
        into("notes", composite("comments/FreeFormText", "#subject#text", List.of("subject", "text"), Pip3C3Invoice::noteApart, Pip3C3Invoice::noteTogether)),
        DtdParts.no("isLockBoxUsed"),
        DtdParts.no("isRebill"),
        into("preceding", at("originalInvoiceNumber/" + NUMBER, "number")),
        at("salesOrderIdentifier/" + NUMBER, "salesOrder"),
        into("delivery", DtdParts.delivery("shipTo")),
        each("lines", as("InvoiceLineItem", l -> ((Line) l).counts(), line())),
        choose(
            when("days until the due date", p -> false, i -> ((Invoice) i).paymentTerms().isEmpty() && Pip3C3Invoice.days((Invoice) i) != null,
                along("PaymentTerms", derive("netTermsDays/CountableAmount", "days until the due date", i -> Pip3C3Invoice.days((Invoice) i)))),
            when("terms", p -> true, i -> true, DtdParts.terms())),
        node(
            "soldToTax/TaxSummary",
            node("FinancialAmount", amount("totals.tax", DtdForms.CLAIM)),
            each("vat", as("NationalTax", v -> ((Vat) v).amount() != null, node("FinancialAmount", amount("amount", DtdForms.CLAIM)), at("taxRate/PercentAmount", "rate")))),
        total());
  }

  /** An amount in the currency of the document. */
  private static Part amount(String slot, As<Money> form) {
    return all(at("MonetaryAmount", slot, form), shared("GlobalCurrencyCode", "/currency"));
  }

  private static Part total() {
    return along(
        "totalInvoiceAmount",
        choose(
            when("total with tax", p -> true, i -> ((Invoice) i).totals() != null && ((Invoice) i).totals().withTax() != null, node("FinancialAmount", amount("totals.withTax", DtdForms.CLAIM))),
            when("total worked out", p -> false, i -> true, worked("FinancialAmount", "amount due, or the sum of the lines and the tax", (l, i) -> due(i)))));
  }

  /** Never the sum of the lines alone where there is tax: lines whose sum is the total would be read as lines with tax. */
  private static Money due(Invoice i) {
    var due = Pip3C3Invoice.worked(i);
    return i.totals() == null || i.totals().due() != null || i.totals().tax() == null ? due : due.plus(i.totals().tax());
  }

  /** Works out an amount of a line or of the document. */
  private interface Work {
    Money of(Object own, Invoice whole);
  }

  /** An amount that the DTD demands and that follows from others. */
  private static Part worked(String element, String says, Work amount) {
    return along(
        element,
        derive("MonetaryAmount", says, Forms.MONEY, (l, d) -> PipNumbers.unsigned(amount.of(l, (Invoice) d))),
        derive(SIDE, "its side", TEXT, (l, d) -> PipNumbers.sign(amount.of(l, (Invoice) d), (Invoice) d).equals("DEB") ? "Debit" : "Credit"),
        shared("GlobalCurrencyCode", "/currency"));
  }

  // ---- lines --------------------------------------------------------------------------------------------------------------------

  /** A line that counts: a receiver would add up all others as well. */
  private static Part line() {
    return all(
        must("LineNumber", "id"),
        at("comments/FreeFormText", "note"),
        given(PipNumbers.CREDIT, PipNumbers.CREDIT, adjustments("allowances", "Debit", DtdForms.RELIEF), adjustments("charges", "Credit", DtdForms.CLAIM)),
        given(PipNumbers.CREDIT, "", adjustments("allowances", "Credit", DtdForms.RELIEF), adjustments("charges", "Debit", DtdForms.CLAIM)),
        given(ORDERS, ONE, shared(ORDER, "/order")),
        given(ORDERS, "", choose(
            when("order of the line", p -> true, l -> ((Line) l).order() != null, at(ORDER, "order")),
            when("that of the invoice", p -> false, l -> true, echo(ORDER, "/order")))),
        at(ITEM + "/countryOfOrigin/GlobalCountryCode", "item.origin"),
        at(ITEM + "/GlobalProductUnitOfMeasureCode", "unit", DtdParts.UNIT),
        at(ITEM + "/LineNumber", "orderLine"),
        along(ITEM + "/ProductDescription/ProductIdentification", into("item", DtdParts.product())),
        at(ITEM + "/ProductQuantity", "quantity", PipNumbers.NUMBER.elseWrite("1")),
        node(ITEM + "/unitPrice/FinancialAmount", at("MonetaryAmount", "price.net", PipNumbers.UNIT_PRICE), usual(SIDE, "Debit"), shared("GlobalCurrencyCode", "/currency")),
        choose(
            when("despatch advice of the line", p -> true, l -> ((Line) l).despatchAdvice() != null, at("packingSlipIdentifier/" + NUMBER, "despatchAdvice")),
            when("that of the invoice", p -> false, l -> true, echo("packingSlipIdentifier/" + NUMBER, "/despatchAdvice"))),
        given(TOTALS, GROSS, node("totalLineItemAmount/FinancialAmount", amount("gross", DtdForms.CLAIM))),
        given(TOTALS, "", choose(
            when("total of the line", p -> true, l -> ((Line) l).net() != null, node("totalLineItemAmount/FinancialAmount", amount("net", DtdForms.CLAIM))),
            when("no total", p -> false, l -> true, worked("totalLineItemAmount/FinancialAmount", "nothing", (l, i) -> null)))),
        vat());
  }

  private static Part adjustments(String slot, String side, As<Money> form) {
    return each(
        slot,
        as("invoiceAmount", a -> ((AllowanceCharge) a).amount() != null && ((AllowanceCharge) a).amount().signum() >= 0, among("FinancialAmount/" + SIDE, side),
            node("FinancialAmount", at("InvoiceChargeTypeCode", "reasonCode", CHARGE), amount("amount", form))));
  }

  /** The VAT of a line: its amount stands beside the rate, and is worked out where the line does not state it. */
  private static Part vat() {
    return choose(
        when("no rate", p -> !p.has(VAT), l -> ((Line) l).vat() == null || ((Line) l).vat().rate() == null && ((Line) l).vat().amount() == null),
        when("amount as worked out from the rate", Dtd3C3::computed, l -> ((Line) l).vat().amount() == null,
            into("vat", at(VAT + "/taxRate/PercentAmount", "rate")),
            worked(VAT + "/FinancialAmount", "amount times rate", (l, i) -> tax((Line) l))),
        when("amount as stated", p -> true, l -> true, into("vat", at(VAT + "/taxRate/PercentAmount", "rate"), node(VAT + "/FinancialAmount", amount("amount", DtdForms.CLAIM)))));
  }

  private static Money tax(Line l) {
    return l.vat() == null || l.vat().rate() == null || l.net() == null ? null : Pip3C3Invoice.product(l.vat().rate(), l.net().amount().movePointLeft(2));
  }

  private static boolean computed(Place line) {
    var amount = Forms.plain(line.text("totalLineItemAmount/" + AMOUNT));
    var rate = Forms.plain(line.text(VAT + "/taxRate/PercentAmount"));
    var tax = Forms.plain(line.text(VAT + "/" + AMOUNT));
    if (amount == null || rate == null || tax == null) return false;
    if (!line.text("totalLineItemAmount/FinancialAmount/" + SIDE).equals(line.text(VAT + "/FinancialAmount/" + SIDE))) return false;
    return amount.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP).compareTo(tax) == 0;
  }

  private static Part losses() {
    return all(
        lose("taxRepresentative", "RosettaNet has no role for a tax representative"),
        lose("allowances", "PIP 3C3 V01 has allowances and charges in lines only, as far as is known"),
        lose("charges", "PIP 3C3 V01 has allowances and charges in lines only, as far as is known"),
        lose("due", "PIP 3C3 V01 has payment terms in days, not a date"),
        lose("terms", "RosettaNet has payment terms in days, not in words"),
        lose("vat.base", "RosettaNet has neither base nor category of a tax"),
        lose("vat.category", "RosettaNet has neither base nor category of a tax"),
        lose("lines.vat.category", "RosettaNet has neither base nor category of a tax"),
        lose("lines.item.name", "PIP 3C3 V01 has numbers of products only, as far as is known"),
        lose("lines.item.description", "PIP 3C3 V01 has numbers of products only, as far as is known"),
        lose("lines.price.baseQuantity", "prices are for one unit"));
  }
}
