package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;

import io.bordereau.document.Despatch;
import io.bordereau.document.DespatchLine;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.ubl.UblFrame.Profile;

/** UBL DespatchAdvice (Peppol BIS Despatch Advice 3), as far as invoices and orders refer to it. */
final class UblDespatch {
  private UblDespatch() {}

  static Mapping<Despatch> mapping(Profile p) {
    return Mapping.of(Despatch.class)
        .named(p.name())
        .family("ubl-despatch-advice", UblFrame.NAMES.names())
        .within(p.places())
        .root(
            "DespatchAdvice",
            UblFrame.process(p),
            must("cbc:ID", "number"),
            UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime"),
            each("notes", "cbc:Note", at(".", "text"), at("@languageID", "language")),
            at("cac:OrderReference/cbc:ID", "order"),
            UblFrame.attachments("cac:AdditionalDocumentReference"),
            node("cac:DespatchSupplierParty/cac:Party", into("supplier", UblFrame.party())),
            node("cac:DeliveryCustomerParty/cac:Party", into("customer", UblFrame.party())),
            node("cac:DeliveryCustomerParty/cac:DeliveryContact", into("customer.contact", UblInvoice.contact())),
            once(
                "parties",
                UblFrame.role("cac:BuyerCustomerParty", "buyer", true),
                UblFrame.role("cac:SellerSupplierParty", "seller", true),
                UblFrame.role("cac:OriginatorCustomerParty", "originator", true)),
            node("cac:Shipment", shipment()),
            each("lines", "cac:DespatchLine", line()),
            fact("type", "351"));
  }

  private static Part shipment() {
    return all(
        first(
            "shipments",
            at("cbc:ID", "sequence"),
            at("cbc:Information", "handling"),
            node("cbc:GrossWeightMeasure", at(".", "weight"), at("@unitCode", "weightUnit")),
            node("cbc:GrossVolumeMeasure", at(".", "volume"), at("@unitCode", "volumeUnit")),
            at("cbc:TotalTransportHandlingUnitQuantity", "units"),
            at("cac:ShipmentStage/cbc:TransportModeCode", "mode")),
        node(
            "cac:Consignment",
            once("references", as("cbc:ID", r -> "consignment".equals(((Reference) r).kind()), fact("kind", "consignment"), at(".", "value"))),
            once("parties", UblFrame.role("cac:CarrierParty", "carrier", false))),
        node(
            "cac:Delivery",
            first("shipments", at("cbc:TrackingID", "tracking")),
            into("delivery", node("cac:DeliveryParty", UblFrame.recipient())),
            node(
                "cac:EstimatedDeliveryPeriod",
                UblFrame.moment("arrival", "cbc:EndDate", "cbc:EndTime"),
                once("dates", as("cbc:StartDate", UblFrame.dated("earliest-delivery"), fact("kind", "earliest-delivery"), at(".", "at")))),
            node(
                "cac:Despatch",
                UblFrame.moment("shipped", "cbc:ActualDespatchDate", "cbc:ActualDespatchTime"),
                once("parties", as("cac:DespatchAddress", UblFrame.in("ship-from"), fact("role", "ship-from"), into("party.address", UblInvoice.address()))))));
  }

  private static Part line() {
    return all(
        must("cbc:ID", "id"),
        each("notes", "cbc:Note", at(".", "text")),
        node("cbc:DeliveredQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        node("cbc:OutstandingQuantity", at(".", "outstanding"), derive("@unitCode", "the unit of the quantity", l -> ((DespatchLine) l).unit())),
        at("cbc:OutstandingReason", "outstandingReason"),
        node("cac:OrderLineReference", at("cbc:LineID", "orderLine"), at("cac:OrderReference/cbc:ID", "order")),
        each("references", "cac:DocumentReference", at("cbc:ID", "value"), at("cbc:DocumentType", "text")),
        node("cac:Item", into("item", UblInvoice.item())),
        node("cac:Shipment/cac:TransportHandlingUnit", first("packs", at("cbc:TransportHandlingUnitTypeCode", "kind"))));
  }
}
