package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Classification;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.OtherAmount;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.math.RoundingMode;
import java.util.function.Function;

/** The lines of PIP 3C3: each holds its order, and that one product. */
final class Pip3C3Lines {
  private Pip3C3Lines() {}

  private static final String ORDER = "OrderStatus/PurchaseOrder";
  private static final String PRODUCT = ORDER + "/ProductLineItem";
  private static final String VAT = PRODUCT + "/dp:TaxSummary/dp:NationalTax";

  /** Only lines that count: RosettaNet has no line below another, nor one that informs, and a receiver would add up all. */
  static Part lines() {
    return each("lines", as("InvoiceLineItem", l -> ((Line) l).counts(), line()));
  }

  private static Part line() {
    return all(
        must("LineNumber", "id"),
        at("Comments", "note"),
        Pip3C3Invoice.date("Period Start", "period.start"),
        Pip3C3Invoice.date("Period End", "period.end"),
        Pip3C3Invoice.date("Reference Date", "referenceDate"),
        Pip3C3Invoice.dates("dates"),
        choose(
            when("despatch advice of the line", p -> true, l -> ((Line) l).despatchAdvice() != null, node("dp:PackingSlip", at("dp:PackingSlipIdentifier", "despatchAdvice"))),
            when("that of the invoice", p -> false, l -> true, along("dp:PackingSlip", echo("dp:PackingSlipIdentifier", "/despatchAdvice")))),
        PipParties.others("parties"),
        each("amounts", as("dp:FeeInformation", a -> ((OtherAmount) a).kind() != null && ((OtherAmount) a).amount() != null,
            at("dp:FeeType", "kind"), node("dp:ExtendedPrice", at("ume:Amount", "amount", PipNumbers.AMOUNT), shared("ucr:Currency", "/currency")))),
        Pip3C3Invoice.adjustments("dp:InvoiceAmount"),
        amounts(),
        order(),
        vat(VAT));
  }

  private static Part order() {
    return node(
        ORDER,
        along("PurchaseOrderNumber", bound("dp:Identifier", Pip3C3Invoice.ORDER), at("dp:Identifier", "order"), at("dp:DateTime", "orderDate", PipDates.TIME)),
        at("dst:ShipmentTerms", "shipment.freightTerms", PipCodes.SHIPMENT_TERMS),
        each("references", as("GovernmentContractIdentifier", r -> Pip3C3Invoice.kind(r, "government-contract"), fact("kind", "government-contract"),
            at("dp:Identifier", "value"), at("dp:DateTime", "date", PipDates.TIME), at("dp:Revision", "revision"))),
        node(
            "ProductLineItem",
            at("LineNumber", "orderLine", TEXT.orElse("0")),
            at("sha:ProductQuantity", "quantity", PipNumbers.NUMBER.elseWrite("1")),
            at("uuom:UnitOfMeasure", "unit", PipCodes.UNIT),
            along(
                "UnitPrice",
                choose(
                    when("price", p -> true, l -> ((Line) l).price() != null && ((Line) l).price().net() != null, at("ume:Amount", "price.net", PipNumbers.UNIT_PRICE)),
                    when("price worked out", p -> false, l -> true, derive("ume:Amount", "amount for each", l -> priceEach((Line) l)))),
                shared("ucr:Currency", "/currency")),
            at("ShipDate", "shipment.date", PipDates.DAY),
            at("rssl:ShippingServiceLevel", "shipment.serviceLevel", PipCodes.SERVICE_LEVEL),
            choose(
                when("no product", Pip3C3Lines::isNone, l -> ((Line) l).item() == null, PipProducts.none("ProductDescription")),
                when("product", p -> true, l -> true, into("item", product()))),
            Pip3C3Taxes.line()));
  }

  static String priceEach(Line l) {
    if (l.net() == null || l.quantity() == null || l.quantity().value().signum() == 0) return "0";
    return new Decimal(l.net().amount().divide(l.quantity().value(), 10, RoundingMode.HALF_UP)).toString();
  }

  private static boolean isNone(Place product) {
    var number = "ProductDescription/updi:ProductIdentification/ulc:AlternativeIdentifier/";
    return !product.has("ProductDescription/updi:ProductIdentification/updi:ProductName") && PipProducts.isNone(product.text(number + "ulc:Authority"), product.text(number + "ulc:Identifier"));
  }

  private static Part product() {
    return all(
        at("CountryOfOrigin", "origin"),
        along(
            "ProductDescription",
            each("classifications", as("HarmonizedTariffScheduleCode", c -> "HS".equals(((Classification) c).list()), fact("list", "HS"), at(".", "code"))),
            at("dp:LotIdentification/dp:Primary", "batch"),
            values("serialNumbers", "SerialIdentifier", ".", 1),
            PipProducts.identification()));
  }

  /** The amount before tax, and the one with tax where it is known. */
  static Part amounts() {
    return choose(
        when("amount before tax, which is the total of the line", Pip3C3Lines::sameAmounts, l -> ((Line) l).gross() == null || ((Line) l).gross().equals(((Line) l).net()),
            node("PreTaxAmount", Pip3C3Invoice.amount("net", PipNumbers.CLAIM)),
            worked("TotalLineItemAmount", "amount before tax", Line::net)),
        when("amounts before and with tax", p -> p.has("PreTaxAmount"), l -> ((Line) l).net() != null,
            node("PreTaxAmount", Pip3C3Invoice.amount("net", PipNumbers.CLAIM)),
            node("TotalLineItemAmount", Pip3C3Invoice.amount("gross", PipNumbers.CLAIM))),
        when("one amount", p -> true, l -> false, node("TotalLineItemAmount", Pip3C3Invoice.amount("net", PipNumbers.CLAIM))),
        when("no amount before tax", p -> false, l -> true, worked("TotalLineItemAmount", "nothing", l -> null)));
  }

  /** An amount that the schema demands and that follows from others. */
  private static Part worked(String element, String says, Function<Line, Money> amount) {
    return along(
        element,
        derive("ume:FinancialAmount/ume:Amount", says, Forms.MONEY, (l, d) -> PipNumbers.unsigned(amount.apply((Line) l))),
        shared("ume:FinancialAmount/ucr:Currency", "/currency"),
        derive("rmat:MonetaryAmountType", "its sign", TEXT, (l, d) -> PipNumbers.sign(amount.apply((Line) l), (Invoice) d)));
  }

  private static boolean sameAmounts(Place line) {
    var amount = "/ume:FinancialAmount/ume:Amount";
    return line.has("PreTaxAmount") && line.text("PreTaxAmount" + amount).equals(line.text("TotalLineItemAmount" + amount))
        && line.text("PreTaxAmount/rmat:MonetaryAmountType").equals(line.text("TotalLineItemAmount/rmat:MonetaryAmountType"));
  }

  /** The VAT of a line, whose amount the schema demands beside the rate, in a national tax. */
  static Part vat(String path) {
    return given(
        Pip3C3Taxes.REGIME,
        "",
        choose(
            when("no rate", p -> !p.has(path), l -> !rated((Line) l)),
            when("amount as worked out from the rate", p -> computed(p, path), l -> ((Line) l).vat().amount() == null,
                into("vat", node(path, at("dp:Rate", "rate"), category())),
                worked(path + "/sha:MonetaryAmount", "amount times rate", Pip3C3Lines::tax)),
            when("amount as stated", p -> true, l -> true,
                into("vat", node(path, at("dp:Rate", "rate"), node("sha:MonetaryAmount", Pip3C3Invoice.amount("amount", PipNumbers.CLAIM)), category())))));
  }

  private static boolean rated(Line l) {
    return l.vat() != null && (l.vat().rate() != null || l.vat().amount() != null);
  }

  private static Part category() {
    return given(Pip3C3Taxes.BREAKDOWN, Pip3C3Taxes.JURISDICTION, node("ume:TaxJurisdiction", at("ume:Identifier", "category"), Pip3C3Taxes.country()));
  }

  private static Money tax(Line l) {
    return l.vat() == null || l.vat().rate() == null || l.net() == null ? null : Pip3C3Invoice.product(l.vat().rate(), l.net().amount().movePointLeft(2));
  }

  private static boolean computed(Place line, String path) {
    var amount = Forms.plain(line.text("PreTaxAmount/ume:FinancialAmount/ume:Amount"));
    var rate = Forms.plain(line.text(path + "/dp:Rate"));
    var tax = Forms.plain(line.text(path + "/sha:MonetaryAmount/ume:FinancialAmount/ume:Amount"));
    if (amount == null || rate == null || tax == null) return false;
    if (!line.text("PreTaxAmount/rmat:MonetaryAmountType").equals(line.text(path + "/sha:MonetaryAmount/rmat:MonetaryAmountType"))) return false;
    return amount.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP).compareTo(tax) == 0;
  }
}
