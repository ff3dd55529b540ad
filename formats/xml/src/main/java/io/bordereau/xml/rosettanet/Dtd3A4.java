package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.composite;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Confirmation;
import io.bordereau.document.Delivery;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.OtherDate;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Reference;
import io.bordereau.document.Shipment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Names;
import io.bordereau.mapping.Part;
import java.util.List;

/**
 * PIP 3A4, request purchase order, of the DTD generation (V02.02; V02.00 and V02.01 are read by the same table). The DTD itself is not at
 * hand: the table follows public instances and a public transcription of the DTD, so that it is unproved.
 */
final class Dtd3A4 {
  private Dtd3A4() {}

  static final String REQUEST_ROOT = "Pip3A4PurchaseOrderRequest";
  static final String CONFIRMATION_ROOT = "Pip3A4PurchaseOrderConfirmation";

  private static final String FAMILY = "rosettanet-3a4-dtd";
  private static final String REFERENCE = "DocumentReference";
  private static final String TYPE = "GlobalDocumentReferenceTypeCode";
  private static final String EVENT = "GlobalTransportEventCode";

  private static final PipList KINDS =
      PipList.open(TYPE, "seller-invoice=Invoice", "requisition=Requisition", "drawing=Drawing #", "return=RMA", "despatch=Delivery Note");

  private static final As<String> ORDER_TYPE = PipList.open("GlobalPurchaseOrderTypeCode", "220=Standard", "221=Blanket", "227=Consigned order").form("Standard").elseWrite("Standard");

  private static final As<String> STATUS =
      PipList.open("GlobalPurchaseOrderStatusCode", "accepted=Accept", "rejected=Reject", "received=Pending").form("Pending").elseWrite("Pending");

  private static final As<String> LINE_STATUS =
      PipList.open("GlobalPurchaseOrderStatusCode", "accepted=Accept", "rejected=Reject", "on-hold=Pending", "deleted=Reject").form("Pending").elseWrite("Pending");

  /** The request. */
  static Mapping<Order> request(Names names) {
    return Mapping.of(Order.class)
        .named("RosettaNet PIP 3A4 PurchaseOrderRequest, DTD (unproved)")
        .family(FAMILY, names)
        .root(
            REQUEST_ROOT,
            DtdParts.side("fromRole", "buyer", d -> ((Order) d).buyer(), "End User", "Buyer"),
            is("GlobalDocumentFunctionCode", "Request"),
            always(
                "PurchaseOrder",
                node(REFERENCE, is(TYPE, "Quote"), at("ProprietaryDocumentIdentifier", "quote")),
                head(),
                at("GlobalPurchaseOrderTypeCode", "type", ORDER_TYPE),
                requested(),
                each("lines", "ProductLineItem", line(), lineRequested(), deliveries())),
            must("thisDocumentGenerationDateTime/DateTimeStamp", "issued", DtdForms.STAMPED),
            must("thisDocumentIdentifier/ProprietaryDocumentIdentifier", "number"),
            DtdParts.side("toRole", "seller", d -> ((Order) d).seller(), "Distributor", "Seller"),
            losses(),
            lose("lines.action", "a change of an order is PIP 3A8"),
            lose("purpose", "a change of an order is PIP 3A8, its cancellation PIP 3A9"));
  }

  /** The confirmation. */
  static Mapping<OrderResponse> confirmation(Names names) {
    return Mapping.of(OrderResponse.class)
        .named("RosettaNet PIP 3A4 PurchaseOrderConfirmation, DTD (unproved)")
        .family(FAMILY, names)
        .root(
            CONFIRMATION_ROOT,
            DtdParts.side("fromRole", "seller", d -> ((OrderResponse) d).seller(), "Distributor", "Seller"),
            is("GlobalDocumentFunctionCode", "Response"),
            always(
                "PurchaseOrder",
                head(),
                usual("GlobalPurchaseOrderTypeCode", "Standard"),
                at("GlobalPurchaseOrderStatusCode", "verdict", STATUS),
                requested(),
                each("lines", "ProductLineItem", line(), lineRequested(), deliveries(), at("buyerLineItem/LineNumber", "orderLine", TEXT.orElse("0")), confirmed())),
            at("requestingDocumentDateTime/DateTimeStamp", "orderDate", DtdForms.STAMPED),
            must("requestingDocumentIdentifier/ProprietaryDocumentIdentifier", "order"),
            must("thisDocumentGenerationDateTime/DateTimeStamp", "issued", DtdForms.STAMPED),
            must("thisDocumentIdentifier/ProprietaryDocumentIdentifier", "number"),
            DtdParts.side("toRole", "buyer", d -> ((OrderResponse) d).buyer(), "End User", "Buyer"),
            losses());
  }

  private static Part head() {
    return all(
        DtdParts.no("isDropShip"),
        into("notes", composite("comments/FreeFormText", "#subject#text", List.of("subject", "text"), Pip3C3Invoice::noteApart, Pip3C3Invoice::noteTogether)),
        at("ContractInformation/contractIdentifier/ProprietaryDocumentIdentifier", "contract"),
        node(REFERENCE, is(TYPE, "Sales Order"), at("ProprietaryDocumentIdentifier", "salesOrder")),
        references(),
        each("references", as("governmentContractIdentifier", r -> Pip3C3Invoice.kind(r, "government-contract"), fact("kind", "government-contract"), at("ProprietaryDocumentIdentifier", "value"))),
        node("FinancingTerms", DtdParts.terms()),
        shipment(),
        into("delivery", DtdParts.delivery("shipTo")),
        once(
            "parties",
            as("installAt", p -> role(p, "install-at"), fact("role", "install-at"), into("party", DtdParts.partner("End User"))),
            as("AccountDescription", p -> role(p, "bill-to"), usual("accountName/FreeFormText", "-"), node("billTo", fact("role", "bill-to"), into("party", DtdParts.partner("End User"))))),
        node("totalAmount/FinancialAmount", at("MonetaryAmount", "totals.withTax", DtdForms.CLAIM), shared("GlobalCurrencyCode", "/currency")));
  }

  private static boolean role(Object party, String role) {
    var p = (OtherParty) party;
    return role.equals(p.role()) && p.party() != null;
  }

  private static Part references() {
    return each(
        "references",
        as(REFERENCE, r -> named((Reference) r), at("DateTimeStamp", "date", DtdForms.STAMPED), at(TYPE, "kind", KINDS.form()), at("LineNumber", "line"),
            at("ProprietaryDocumentIdentifier", "value"), at("RevisionNumber", "revision")));
  }

  private static boolean named(Reference r) {
    return r.value() != null && KINDS.holds(r.kind()) && !r.kind().matches("rosettanet:(Quote|Sales Order)");
  }

  private static Part shipment() {
    return node(
        "OrderShippingInformation",
        into(
            "shipments",
            choose(
                when("carrier", p -> true, s -> ((Shipment) s).carrierCode() != null, at("CarrierInformation/GlobalCarrierCode", "carrierCode")),
                when("no carrier", p -> false, s -> true)),
            at("GlobalShipmentTermsCode", "freightTerms", DtdParts.SHIPMENT_TERMS),
            at("GlobalShippingServiceLevelCode", "serviceLevel", DtdParts.SERVICE_LEVEL)));
  }

  /** When all of it is to leave, or to be there. */
  private static Part requested() {
    return node(
        "requestedEvent/TransportationEvent",
        choose(
            when("to leave", p -> p.text(EVENT).equals("Ship"), d -> leaves(delivery(d)), is(EVENT, "Ship"), at("DateStamp", "delivery.despatch", DtdForms.DAY)),
            when("to be there", p -> true, d -> true, usual(EVENT, "Dock"), at("DateStamp", "delivery.date", DtdForms.DAY))));
  }

  /** When a line is to leave or to be there, which the DTD demands: unless the line says so itself, that is when all of it is. */
  private static Part lineRequested() {
    return choose(
        when("to leave", p -> p.text("requestedEvent/TransportationEvent/" + EVENT).equals("Ship"), l -> leaves(((OrderLine) l).delivery()),
            node("requestedEvent/TransportationEvent", is(EVENT, "Ship"), at("DateStamp", "delivery.despatch", DtdForms.DAY))),
        when("to be there", p -> true, l -> ((OrderLine) l).delivery() != null && ((OrderLine) l).delivery().date() != null,
            node("requestedEvent/TransportationEvent", usual(EVENT, "Dock"), at("DateStamp", "delivery.date", DtdForms.DAY))),
        when("as all of it", p -> false, l -> true,
            along("requestedEvent/TransportationEvent",
                derive(EVENT, "Dock, where a day is known", TEXT, (l, d) -> delivery(d) == null || delivery(d).date() == null ? null : "Dock"),
                echo("DateStamp", "/delivery.date", DtdForms.DAY))));
  }

  private static Delivery delivery(Object document) {
    return document instanceof Order o ? o.delivery() : ((OrderResponse) document).delivery();
  }

  private static boolean leaves(Delivery d) {
    return d != null && d.date() == null && d.despatch() != null;
  }

  private static Part deliveries() {
    return into("delivery", DtdParts.delivery("shipTo"));
  }

  private static Part line() {
    return all(
        must("LineNumber", "id"),
        DtdParts.no("isDropShip"),
        at("comments/FreeFormText", "note"),
        at("ContractInformation/contractIdentifier/ProprietaryDocumentIdentifier", "contract"),
        at("countryOfOrigin/GlobalCountryCode", "item.origin"),
        at("OrderQuantity/requestedQuantity/ProductQuantity", "quantity", PipNumbers.NUMBER.elseWrite("0")),
        at("GlobalProductUnitOfMeasureCode", "unit", DtdParts.UNIT),
        node("requestedUnitPrice/FinancialAmount", at("MonetaryAmount", "price.net", PipNumbers.UNIT_PRICE), shared("GlobalCurrencyCode", "/currency")),
        node("totalLineItemAmount/FinancialAmount", at("MonetaryAmount", "net", DtdForms.CLAIM), shared("GlobalCurrencyCode", "/currency")),
        references(),
        at("proprietaryInformation/FreeFormText", "item.name"),
        along("ProductIdentification", into("item", DtdParts.product())));
  }

  /** What the seller says to a line: one status, one day and one reason. */
  private static Part confirmed() {
    return choose(
        when("confirmed", p -> true, l -> !((OrderLine) l).confirmations().isEmpty(), into("confirmations",
            at("GlobalPurchaseOrderStatusCode", "status", LINE_STATUS),
            at("GlobalPurchaseOrderAcknowledgmentReasonCode", "reason"),
            at("OrderQuantity/scheduledShipQuantity/ProductQuantity", "quantity", PipNumbers.NUMBER),
            node("unitPrice/FinancialAmount", at("MonetaryAmount", "price.net", PipNumbers.UNIT_PRICE), shared("GlobalCurrencyCode", "/currency")),
            scheduled())),
        when("not confirmed", p -> false, l -> true, is("GlobalPurchaseOrderStatusCode", "Pending")));
  }

  private static Part scheduled() {
    return choose(
        when("a day", p -> p.has("scheduledEvent/TransportationEvent/DateStamp"), c -> day((Confirmation) c),
            into("dates", node("scheduledEvent/TransportationEvent",
                at(EVENT, "kind", PipList.open(EVENT, "scheduled-delivery=Dock", "scheduled-ship=Ship", "pickup=Pickup", "estimated-delivery=Dock", "promised=Dock").form("Dock").elseWrite("Dock")),
                at("DateStamp", "at", DtdForms.DAY)))),
        when("no day", p -> true, c -> true));
  }

  private static boolean day(Confirmation c) {
    OtherDate first = c.dates().isEmpty() ? null : c.dates().get(0);
    return first != null && first.at() != null;
  }

  private static Part losses() {
    return all(
        lose("buyerReference", "RosettaNet has no place for it"),
        lose("terms", "RosettaNet has payment terms in days, not in words"),
        lose("seller.tradingName", "a RosettaNet partner has one name"),
        lose("buyer.tradingName", "a RosettaNet partner has one name"),
        lose("lines.item.description", "a RosettaNet product has no description in an order"),
        lose("lines.price.baseQuantity", "prices are for one unit"),
        lose("allowances", "a RosettaNet order has no discounts"),
        lose("charges", "a RosettaNet order has no charges"));
  }
}
