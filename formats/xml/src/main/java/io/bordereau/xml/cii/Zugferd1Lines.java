package io.bordereau.xml.cii;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.spare;

import io.bordereau.document.Line;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Price;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;

/** The lines of ZUGFeRD 1.0; a line without product and price is a note between the others. */
final class Zugferd1Lines {
  private Zugferd1Lines() {}

  static Part lines() {
    return each(
        "lines",
        as(
            "ram:IncludedSupplyChainTradeLineItem",
            l -> ((Line) l).counts(),
            node("ram:AssociatedDocumentLineDocument", at("ram:LineID", "id"), CiiLines.notes()),
            node("ram:SpecifiedSupplyChainTradeAgreement", agreement()),
            node("ram:SpecifiedSupplyChainTradeDelivery", delivery()),
            node("ram:SpecifiedSupplyChainTradeSettlement", settlement()),
            node("ram:SpecifiedTradeProduct", CiiLines.measurements(), into("item", item()))));
  }

  private static Part agreement() {
    return all(
        node(
            "ram:BuyerOrderReferencedDocument",
            at("ram:IssueDateTime", "orderDate", CiiForms.MIDNIGHT),
            at("ram:LineID", "orderLine"),
            at("ram:ID", "order")),
        at("ram:ContractReferencedDocument/ram:ID", "contract"),
        Zugferd1.coded("ram:AdditionalReferencedDocument", "ram:ReferenceTypeCode"),
        into("price", price()),
        Zugferd1.reference("ram:CustomerOrderReferencedDocument", "customer-order"));
  }

  private static Part price() {
    return all(
        node(
            "ram:NetPriceProductTradePrice",
            Zugferd1.money("ram:ChargeAmount", "net"),
            node("ram:BasisQuantity", at(".", "baseQuantity"), at("@unitCode", "baseUnit"))),
        node(
            "ram:GrossPriceProductTradePrice",
            Zugferd1.money("ram:ChargeAmount", "gross"),
            spare(at("ram:BasisQuantity", "baseQuantity")),
            spare(at("ram:BasisQuantity/@unitCode", "baseUnit")),
            derive("ram:BasisQuantity", "base quantity of the net price", Forms.DECIMAL, (p, i) -> ((Price) p).gross() == null ? null : ((Price) p).baseQuantity()),
            derive("ram:BasisQuantity/@unitCode", "unit of that quantity", Forms.TEXT, (p, i) -> quantified((Price) p) ? ((Price) p).baseUnit() : null),
            node("ram:AppliedTradeAllowanceCharge", oneOf("ram:ChargeIndicator/udt:Indicator", "false", "0"), Zugferd1.money("ram:ActualAmount", "discount"))));
  }

  private static boolean quantified(Price p) {
    return p.gross() != null && p.baseQuantity() != null;
  }

  private static Part delivery() {
    return all(
        node("ram:BilledQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        CiiLines.quantity("ram:ChargeFreeQuantity", "free"),
        CiiLines.quantity("ram:PackageQuantity", "packages"),
        CiiParties.delivery(),
        CiiParties.other("ram:UltimateShipToTradeParty", "ultimate-consignee"),
        node("ram:DespatchAdviceReferencedDocument", at("ram:LineID", "despatchLine"), at("ram:ID", "despatchAdvice")),
        node("ram:ReceivingAdviceReferencedDocument", at("ram:LineID", "receiptLine"), at("ram:ID", "receivingAdvice")),
        Zugferd1.reference("ram:DeliveryNoteReferencedDocument", "delivery-note"));
  }

  private static Part settlement() {
    return all(
        node(
            "ram:ApplicableTradeTax",
            into(
                "vat",
                Zugferd1.money("ram:CalculatedAmount", "amount"),
                at("ram:TypeCode", "scheme", CiiInvoice.TAX),
                at("ram:ExemptionReason", "reason"),
                Zugferd1.money("ram:BasisAmount", "base"),
                at("ram:CategoryCode", "category"),
                at("ram:ApplicablePercent", "rate"))),
        CiiInvoice.period(),
        each("allowances", "ram:SpecifiedTradeAllowanceCharge", Zugferd1.allowance("false", "0")),
        each("charges", "ram:SpecifiedTradeAllowanceCharge", Zugferd1.allowance("true", "1")),
        at("ram:SpecifiedTradeAccountingAccount/ram:ID", "accounting"),
        node("ram:SpecifiedTradeSettlementMonetarySummation", Zugferd1.money("ram:LineTotalAmount", "net"), adjustments()));
  }

  private static Part adjustments() {
    var kind = "charges-and-allowances";
    return each(
            "amounts",
            as("ram:TotalAllowanceChargeAmount", a -> kind.equals(((OtherAmount) a).kind()), fact("kind", kind), at(".", "amount"), echo("@currencyID", "/currency")))
        .most(1);
  }

  private static Part item() {
    return all(
        node("ram:GlobalID", at(".", "standardId.value"), at("@schemeID", "standardId.scheme")),
        at("ram:SellerAssignedID", "sellerId"),
        at("ram:BuyerAssignedID", "buyerId"),
        at("ram:Name", "name"),
        at("ram:Description", "description"),
        each("attributes", "ram:ApplicableProductCharacteristic", at("ram:TypeCode", "code"), at("ram:Description", "name"), at("ram:Value", "value")),
        CiiLines.classifications(),
        at("ram:OriginTradeCountry/ram:ID", "origin"));
  }
}
