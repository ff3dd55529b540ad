package io.bordereau.xml.cii;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Identifier;
import io.bordereau.document.Line;
import io.bordereau.document.Measurement;
import io.bordereau.document.Note;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Price;
import io.bordereau.document.Quantity;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;

/** The lines of a Cross Industry Invoice. */
final class CiiLines {
  private CiiLines() {}

  /**
   * The lines.
   *
   * @param below whether the profile has lines below lines and lines that only inform; where it has not, only those stand that count
   */
  static Part lines(boolean below) {
    return each(
        "lines",
        as(
            "ram:IncludedSupplyChainTradeLineItem",
            l -> below || ((Line) l).counts(),
            node(
                "ram:AssociatedDocumentLineDocument",
                must("ram:LineID", "id"),
                at("ram:ParentLineID", "parent"),
                at("ram:LineStatusReasonCode", "status", CiiForms.LINE_STATUS),
                notes()),
            node("ram:SpecifiedTradeProduct", measurements(), into("item", item())),
            node("ram:SpecifiedLineTradeAgreement", agreement()),
            node("ram:SpecifiedLineTradeDelivery", delivery()),
            node("ram:SpecifiedLineTradeSettlement", settlement())));
  }

  /** The first plain note of a line is BT-127. */
  static Part notes() {
    return all(
        node("ram:IncludedNote", absent("ram:SubjectCode"), absent("ram:ContentCode"), absent("ram:Subject"), at("ram:Content", "note")),
        choose(
            when("further notes", p -> true, l -> ((Line) l).note() != null, each("notes", "ram:IncludedNote", note())),
            when("notes with a subject", p -> false, l -> true, each("notes", as("ram:IncludedNote", n -> coded((Note) n), note())))));
  }

  private static boolean coded(Note n) {
    return n.text() != null && (n.subject() != null || n.code() != null);
  }

  static Part note() {
    return all(at("ram:Subject", "title"), at("ram:ContentCode", "code"), at("ram:Content", "text"), at("ram:SubjectCode", "subject"));
  }

  private static Part item() {
    return all(
        node("ram:GlobalID", at(".", "standardId.value"), at("@schemeID", "standardId.scheme")),
        at("ram:SellerAssignedID", "sellerId"),
        at("ram:BuyerAssignedID", "buyerId"),
        at("ram:ManufacturerAssignedID", "manufacturerId"),
        identifier("ram:ID", "product"),
        identifier("ram:IndustryAssignedID", "industry"),
        identifier("ram:ModelID", "model"),
        at("ram:Name", "name"),
        at("ram:Description", "description"),
        each("attributes", "ram:ApplicableProductCharacteristic", at("ram:Description", "name"), at("ram:Value", "value")),
        classifications(),
        node("ram:IndividualTradeProductInstance", present("ram:BatchID"), at("ram:BatchID", "batch")),
        spare(at("ram:BatchID", "batch")),
        values("serialNumbers", "ram:IndividualTradeProductInstance", "ram:SupplierAssignedSerialID", Integer.MAX_VALUE),
        at("ram:OriginTradeCountry/ram:ID", "origin"),
        at("ram:ManufacturerTradeParty/ram:Name", "manufacturer"));
  }

  static Part classifications() {
    return each(
        "classifications",
        "ram:DesignatedProductClassification",
        node("ram:ClassCode", at(".", "code"), at("@listID", "list"), at("@listVersionID", "version")),
        at("ram:ClassName", "name"));
  }

  private static Part identifier(String place, String scheme) {
    return each("identifiers", as(place, i -> scheme.equals(((Identifier) i).scheme()), fact("scheme", scheme), at(".", "value"))).most(1);
  }

  /** Measured characteristics, and the products that this one consists of. */
  static Part measurements() {
    return all(
        each(
            "measurements",
            as(
                "ram:ApplicableProductCharacteristic",
                m -> ((Measurement) m).value() != null,
                present("ram:ValueMeasure"),
                at("ram:TypeCode", "what", CiiForms.own()),
                at("ram:Description", "text"),
                node("ram:ValueMeasure", at(".", "value"), at("@unitCode", "unit")))),
        each(
            "components",
            "ram:IncludedReferencedProduct",
            at("ram:ID", "id"),
            into(
                "item",
                node("ram:GlobalID", at(".", "standardId.value"), at("@schemeID", "standardId.scheme")),
                at("ram:SellerAssignedID", "sellerId"),
                at("ram:BuyerAssignedID", "buyerId"),
                at("ram:ManufacturerAssignedID", "manufacturerId"),
                at("ram:Name", "name"),
                at("ram:Description", "description")),
            node("ram:UnitQuantity", at(".", "quantity"), at("@unitCode", "unit"))));
  }

  private static Part agreement() {
    return all(
        node("ram:SellerOrderReferencedDocument", at("ram:IssuerAssignedID", "salesOrder"), at("ram:LineID", "salesOrderLine")),
        node(
            "ram:BuyerOrderReferencedDocument",
            at("ram:IssuerAssignedID", "order"),
            at("ram:LineID", "orderLine"),
            at(DATED, "orderDate", CiiForms.DAY)),
        reference("ram:QuotationReferencedDocument", "quote"),
        at("ram:ContractReferencedDocument/ram:IssuerAssignedID", "contract"),
        each("attachments", "ram:AdditionalReferencedDocument", CiiInvoice.attachment()),
        reference("ram:UltimateCustomerOrderReferencedDocument", "customer-order"),
        into("price", price()));
  }

  private static Part price() {
    return all(
        node("ram:NetPriceProductTradePrice", at("ram:ChargeAmount", "net"), node("ram:BasisQuantity", at(".", "baseQuantity"), at("@unitCode", "baseUnit"))),
        node(
            "ram:GrossPriceProductTradePrice",
            at("ram:ChargeAmount", "gross"),
            spare(at("ram:BasisQuantity", "baseQuantity")),
            spare(at("ram:BasisQuantity/@unitCode", "baseUnit")),
            derive("ram:BasisQuantity", "base quantity of the net price", Forms.DECIMAL, (p, i) -> ((Price) p).gross() == null ? null : ((Price) p).baseQuantity()),
            derive("ram:BasisQuantity/@unitCode", "unit of that quantity", Forms.TEXT, (p, i) -> quantified((Price) p) ? ((Price) p).baseUnit() : null),
            node("ram:AppliedTradeAllowanceCharge", oneOf("ram:ChargeIndicator/udt:Indicator", "false", "0"), at("ram:ActualAmount", "discount"))));
  }

  private static boolean quantified(Price p) {
    return p.gross() != null && p.baseQuantity() != null;
  }

  private static Part delivery() {
    return all(
        node("ram:BilledQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        quantity("ram:RequestedQuantity", "ordered"),
        quantity("ram:ReceivedQuantity", "received"),
        quantity("ram:ChargeFreeQuantity", "free"),
        quantity("ram:PackageQuantity", "packages"),
        quantity("ram:PerPackageUnitQuantity", "per-package"),
        quantity("ram:DespatchedQuantity", "despatched"),
        CiiParties.delivery(),
        CiiParties.other("ram:UltimateShipToTradeParty", "ultimate-consignee"),
        CiiParties.other("ram:ShipFromTradeParty", "ship-from"),
        node("ram:DespatchAdviceReferencedDocument", at("ram:IssuerAssignedID", "despatchAdvice"), at("ram:LineID", "despatchLine")),
        node("ram:ReceivingAdviceReferencedDocument", at("ram:IssuerAssignedID", "receivingAdvice"), at("ram:LineID", "receiptLine")),
        reference("ram:DeliveryNoteReferencedDocument", "delivery-note"));
  }

  static Part quantity(String place, String kind) {
    return each("quantities", as(place, q -> kind.equals(((Quantity) q).kind()), fact("kind", kind), at(".", "value"), at("@unitCode", "unit"))).most(1);
  }

  private static Part settlement() {
    return all(
        node("ram:ApplicableTradeTax", into("vat", vat())),
        CiiInvoice.period(),
        each("allowances", "ram:SpecifiedTradeAllowanceCharge", CiiInvoice.allowance("false", "0")),
        each("charges", "ram:SpecifiedTradeAllowanceCharge", CiiInvoice.allowance("true", "1")),
        node(
            "ram:SpecifiedTradeSettlementLineMonetarySummation",
            at("ram:LineTotalAmount", "net"),
            amount("ram:ChargeTotalAmount", "charges"),
            amount("ram:AllowanceTotalAmount", "allowances"),
            at("ram:TaxTotalAmount", "tax"),
            at("ram:GrandTotalAmount", "gross"),
            amount("ram:TotalAllowanceChargeAmount", "charges-and-allowances")),
        reference("ram:InvoiceReferencedDocument", "invoice"),
        node(
            "ram:AdditionalReferencedDocument",
            is("ram:TypeCode", "130"),
            at("ram:IssuerAssignedID", "object.value"),
            at("ram:ReferenceTypeCode", "object.scheme")),
        at("ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID", "accounting"));
  }

  private static Part amount(String place, String kind) {
    return each("amounts", as(place, a -> kind.equals(((OtherAmount) a).kind()), fact("kind", kind), at(".", "amount"))).most(1);
  }

  private static Part vat() {
    return all(
        at("ram:CalculatedAmount", "amount"),
        at("ram:TypeCode", "scheme", CiiInvoice.TAX),
        at("ram:ExemptionReason", "reason"),
        at("ram:BasisAmount", "base"),
        at("ram:CategoryCode", "category"),
        at("ram:ExemptionReasonCode", "reasonCode"),
        at("ram:RateApplicablePercent", "rate"));
  }

  static final String DATED = "ram:FormattedIssueDateTime/qdt:DateTimeString";

  /** A document that is referred to and has no term of its own. */
  static Part reference(String place, String kind) {
    return each(
            "references",
            as(
                place,
                r -> kind.equals(((Reference) r).kind()),
                fact("kind", kind),
                at("ram:IssuerAssignedID", "value"),
                at("ram:LineID", "line"),
                at("ram:Name", "text"),
                at(DATED, "date", CiiForms.DAY)))
        .most(1);
  }
}
