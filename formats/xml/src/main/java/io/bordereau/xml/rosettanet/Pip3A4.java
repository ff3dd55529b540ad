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
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Confirmation;
import io.bordereau.document.Delivery;
import io.bordereau.document.Moment;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.OtherDate;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Reference;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;
import java.util.function.Function;

/** PIP 3A4, request purchase order (V11.15): the request, and the confirmation that answers it. Lines are product lines. */
final class Pip3A4 {
  private Pip3A4() {}

  private static final String REFERENCE = "udc:BusinessDocumentReference";
  private static final String TYPE = "udct:DocumentType";
  private static final String ITEM = "ProductLineItem";

  private static final PipList KINDS =
      PipList.of("DocumentType", "seller-invoice=INV", "contract=COT", "release=REN", "requisition=REQ", "drawing=DRN", "terms=TCS", "promotion=APM", "return=RMA");

  private static final As<String> ORDER_TYPE = PipList.of("PurchaseOrderType", "220=STD", "221=BLA", "227=COO").form("STD").elseWrite("STD");

  private static final As<String> STATUS = PipList.of("PurchaseOrderStatus", "accepted=ACC", "rejected=REJ", "accepted-with-changes=UPD", "received=PEN", "cancelled=CAN", "partial=PAR", "complete=COM").form("PEN").elseWrite("PEN");

  private static final As<String> LINE_STATUS =
      PipList.of(
              "PurchaseOrderStatus", "accepted=ACC", "rejected=REJ", "changed=UPD", "on-hold=PEN", "deleted=CAN", "partial=PAR", "shipped=COM", "substituted=UPD", "backordered=PEN",
              "price-changed=UPD", "quantity-changed=UPD", "rescheduled=UPD")
          .form("PEN")
          .elseWrite("PEN");

  private static final As<String> SCAC =
      As.of(
          "carrier code of two to four letters",
          (t, s) -> t,
          (v, s) -> {
            if (!v.matches("[a-zA-Z]{2,4}")) throw new BadValue("'" + v + "' is not a carrier code (SCAC) of two to four letters");
            return v;
          });

  /** The request. */
  static final Mapping<Order> REQUEST =
      Mapping.of(Order.class)
          .named("RosettaNet PIP 3A4 PurchaseOrderRequest")
          .family("rosettanet-3a4", PipNames.names())
          .root(
              "PurchaseOrderRequest",
              always(
                  "PurchaseOrder",
                  head("type"),
                  at("IsRequiredToRespondAtDetailLevel", "answer", answer()),
                  node(REFERENCE, is(TYPE, "QUO"), at("udc:Identifier", "quote")),
                  references(),
                  PipParties.described("SOB", "seller", d -> ((Order) d).seller()),
                  PipParties.described("PUR", "buyer", d -> ((Order) d).buyer()),
                  others(),
                  day("RequestedEvent", "delivery.date", d -> ((Order) d).delivery() == null ? null : ((Order) d).delivery().date()),
                  node("dp:OrderShippingInformation", into("shipments", at("sha:CarrierInformation/sha:SCAC", "carrierCode", SCAC), at("dst:ShipmentTerms", "freightTerms", PipCodes.SHIPMENT_TERMS),
                      at("rssl:ShippingServiceLevel", "serviceLevel", PipCodes.SERVICE_LEVEL))),
                  total("totals.withTax"),
                  each("lines", "OrderLineItem", node(ITEM, line(), shipTo(), event("delivery.date", l -> ((OrderLine) l).delivery() == null ? null : ((OrderLine) l).delivery().date())))),
              PipHeader.header("V11.15", all(), all(),
                  new PipHeader.Side("Sender", "buyer", d -> ((Order) d).buyer(), p -> PipParties.identified(p, "PurchaseOrder", "PUR")),
                  new PipHeader.Side("Receiver", "seller", d -> ((Order) d).seller(), p -> PipParties.identified(p, "PurchaseOrder", "SOB"))),
              losses(),
              lose("lines.action", "a change of an order is PIP 3A8"),
              lose("purpose", "a change of an order is PIP 3A8, its cancellation PIP 3A9"));

  /** The confirmation. */
  static final Mapping<OrderResponse> CONFIRMATION =
      Mapping.of(OrderResponse.class)
          .named("RosettaNet PIP 3A4 PurchaseOrderConfirmation")
          .family("rosettanet-3a4", PipNames.names())
          .root(
              "PurchaseOrderConfirmation",
              always(
                  "PurchaseOrder",
                  head(null),
                  at("dpos:PurchaseOrderStatus", "verdict", STATUS),
                  node(REFERENCE, is(TYPE, "PUO"), at("udc:Identifier", "order"), at("udc:DateTime", "orderDate", PipDates.TIME)),
                  references(),
                  PipParties.described("SOB", "seller", d -> ((OrderResponse) d).seller()),
                  PipParties.described("PUR", "buyer", d -> ((OrderResponse) d).buyer()),
                  others(),
                  total("totals.withTax"),
                  each("lines", "OrderLineItem", node(ITEM, line(), at("BuyerLineItem", "orderLine", TEXT.orElse("0")), usual("RequestedEvent/dte:TransportEvent", "DOC"), confirmation()))),
              PipHeader.header("V11.15", all(), all(),
                  new PipHeader.Side("Sender", "seller", d -> ((OrderResponse) d).seller(), p -> PipParties.identified(p, "PurchaseOrder", "SOB")),
                  new PipHeader.Side("Receiver", "buyer", d -> ((OrderResponse) d).buyer(), p -> PipParties.identified(p, "PurchaseOrder", "PUR"))),
              losses());

  private static As<String> answer() {
    return As.of(
        "whether each line is to be answered",
        (t, s) -> {
          if (t.equals("1") || t.equals("0")) s.odd();
          return t.equals("true") || t.equals("1") ? "detail" : "none";
        },
        (v, s) -> {
          if (!v.equals("detail") && !v.equals("none")) s.lossy("RosettaNet only says whether lines are to be answered");
          return v.equals("none") ? "false" : "true";
        });
  }

  private static Part head(String type) {
    return all(
        oneOf("IsDropShip", "false", "true", "0", "1"),
        type == null ? usual("dpot:PurchaseOrderType", "STD") : at("dpot:PurchaseOrderType", type, ORDER_TYPE),
        into("notes", composite("Comments", "#subject#text", List.of("subject", "text"), Pip3C3Invoice::noteApart, Pip3C3Invoice::noteTogether)),
        at("dp:ContractInformation/dp:Identifier", "contract"),
        node(REFERENCE, is(TYPE, "SAO"), at("udc:Identifier", "salesOrder")),
        terms());
  }

  private static Part references() {
    return each("references", as(REFERENCE, r -> named(r), at(TYPE, "kind", KINDS.form()), at("udc:Identifier", "value"), at("udc:DateTime", "date", PipDates.TIME), at("udc:Revision", "revision"), at("udc:Line", "version")));
  }

  private static boolean named(Object reference) {
    var r = (Reference) reference;
    return r.value() != null && KINDS.holds(r.kind()) && !r.kind().matches("rosettanet:(QUO|SAO|PUO)");
  }

  /** Where the goods go, and the partners in other roles. */
  private static Part others() {
    return all(PipParties.delivery("delivery"), PipParties.others("parties"));
  }

  private static Part terms() {
    return node(
        "dp:FinancingTerms/dp:PaymentTerms",
        each("paymentTerms", as("dp:Discounts", t -> ((PaymentTerm) t).discountPercent() != null || ((PaymentTerm) t).discountDays() != null,
            at("dp:Days", "discountDays", PipNumbers.DAYS), at("dp:Percent", "discountPercent"))),
        first(
            "paymentTerms",
            along("dp:NetTerms", at("dp:Days", "netDays", PipNumbers.DAYS), at("dp:Day", "dayOfMonth", PipDates.DAY_OF_MONTH)),
            at("dpc:PaymentCondition", "basis", PipCodes.CONDITION),
            at("dp:PercentDue", "deferredPercent")));
  }

  private static Part total(String slot) {
    return node("TotalAmount", money(slot));
  }

  private static Part money(String slot) {
    return node("ume:FinancialAmount", at("ume:Amount", slot, PipNumbers.AMOUNT), shared("ucr:Currency", "/currency"));
  }

  private static Part line() {
    return all(
        must("LineNumber", "id"),
        oneOf("IsDropShip", "false", "true", "0", "1"),
        at("Comments", "note"),
        at("dp:ContractInformation/dp:Identifier", "contract"),
        at("CountryOfOrigin", "item.origin"),
        at("dp:OrderQuantity/dp:RequestedQuantity", "quantity", PipNumbers.NUMBER.elseWrite("0")),
        at("dp:OrderQuantity/dp:RemainingQuantity", "open", PipNumbers.NUMBER),
        at("uuom:UnitOfMeasure", "unit", PipCodes.UNIT),
        node("RequestedUnitPrice", node("ume:FinancialAmount", at("ume:Amount", "price.net", PipNumbers.UNIT_PRICE), shared("ucr:Currency", "/currency"))),
        node("TotalLineItemAmount", money("net")),
        each("references", as(REFERENCE, r -> named(r), at(TYPE, "kind", KINDS.form()), at("udc:Identifier", "value"), at("udc:DateTime", "date", PipDates.TIME), at("udc:Revision", "revision"), at("udc:Line", "version"))),
        choose(
            when("no product", Pip3A4::isNone, l -> ((OrderLine) l).item() == null, PipProducts.nothing()),
            when("product", p -> true, l -> true, into("item", PipProducts.identification()))));
  }

  private static boolean isNone(Place line) {
    var number = "updi:ProductIdentification/ulc:AlternativeIdentifier/";
    return !line.has("updi:ProductIdentification/updi:ProductName") && PipProducts.isNone(line.text(number + "ulc:Authority"), line.text(number + "ulc:Identifier"));
  }

  /** Where the goods of a line go, which the schema demands: unless the line says so itself, that is where all go. */
  private static Part shipTo() {
    return choose(
        when("where all go", p -> p.text("ShipTo/upi:SpecifiedKnownPartnerContact/upi:SpecifiedKnownPartner/upi:PartnerIdentification/ulc:AlternativeIdentifier/ulc:Authority").equals("ORDER"),
            l -> !goes(((OrderLine) l).delivery()),
            along("ShipTo/upi:SpecifiedKnownPartnerContact/upi:SpecifiedKnownPartner/upi:PartnerIdentification", is("ulc:AlternativeIdentifier/ulc:Authority", "ORDER"), is("ulc:AlternativeIdentifier/ulc:Identifier", "-"))),
        when("known partner", p -> p.has("ShipTo/upi:SpecifiedKnownPartnerContact"), l -> false,
            into("delivery", node("ShipTo/upi:SpecifiedKnownPartnerContact", node("upi:SpecifiedKnownPartner", PipParties.deliveryPlace())))),
        when("new partner", p -> p.has("ShipTo/upi:SpecifiedNewPartner"), l -> false, into("delivery", node("ShipTo/upi:SpecifiedNewPartner", PipParties.deliveryPlace()))),
        when("full partner", p -> true, l -> true, into("delivery", node("ShipTo/upi:SpecifiedFullPartner", PipParties.deliveryPlace()))));
  }

  private static boolean goes(Delivery d) {
    return d != null && (d.name() != null || d.location() != null || d.address() != null || d.contact() != null);
  }

  /** When it is to be there: a day at the dock, which the schema wants as a period. */
  private static Part event(String slot, Function<Object, Moment> of) {
    return along(
        "RequestedEvent",
        usual("dte:TransportEvent", "DOC"),
        choose(
            when("a day", p -> p.has("ud:DateTimePeriod"), l -> of.apply(l) != null,
                at("ud:DateTimePeriod/ud:Begin", slot, PipDates.TIME),
                derive("ud:DateTimePeriod/ud:End", "the same", PipDates.TIME, (l, d) -> of.apply(l))),
            when("no day", p -> true, l -> true)));
  }

  /** When all of it is to be there. */
  private static Part day(String element, String slot, Function<Object, Moment> of) {
    return choose(
        when("a day", p -> p.has(element + "/ud:DateTimePeriod"), d -> of.apply(d) != null,
            node(element, usual("dte:TransportEvent", "DOC"), at("ud:DateTimePeriod/ud:Begin", slot, PipDates.TIME), derive("ud:DateTimePeriod/ud:End", "the same", PipDates.TIME, (l, d) -> of.apply(d)))),
        when("no day", p -> true, d -> true));
  }

  /** What the seller says to a line: one status, one day and one reason. */
  private static Part confirmation() {
    return all(
        choose(
            when("confirmed", p -> true, l -> !((OrderLine) l).confirmations().isEmpty(), into("confirmations", confirmed())),
            when("not confirmed", p -> false, l -> true, is("dpos:PurchaseOrderStatus", "PEN"))));
  }

  private static Part confirmed() {
    return all(
        at("dpos:PurchaseOrderStatus", "status", LINE_STATUS),
        at("ResponseDescription", "reason"),
        at("dp:OrderQuantity/dp:ScheduledShipQuantity", "quantity", PipNumbers.NUMBER),
        choose(
            when("a day", p -> p.has("ScheduledEvent/ud:DateTimePeriod"), c -> scheduled((Confirmation) c) != null,
                into("dates", event("at"))),
            when("no day", p -> true, c -> true)));
  }

  private static OtherDate scheduled(Confirmation c) {
    return c.dates().isEmpty() || c.dates().get(0).at() == null ? null : c.dates().get(0);
  }

  private static Part event(String slot) {
    return node(
        "ScheduledEvent",
        at("dte:TransportEvent", "kind", PipList.of("TransportEvent", "scheduled-delivery=DOC", "scheduled-ship=SHP", "pickup=PIC", "estimated-delivery=DOC", "promised=DOC").form("DOC").elseWrite("DOC")),
        at("ud:DateTimePeriod/ud:Begin", slot, PipDates.TIME),
        derive("ud:DateTimePeriod/ud:End", "the same", PipDates.TIME, (d, w) -> ((OtherDate) d).at()));
  }

  private static Part losses() {
    return all(
        lose("buyerReference", "RosettaNet has no place for it"),
        lose("terms", "RosettaNet has payment terms in days, not in words"),
        lose("seller.tradingName", "a RosettaNet partner has one name"),
        lose("buyer.tradingName", "a RosettaNet partner has one name"),
        lose("lines.item.description", "a RosettaNet product has a name only"),
        lose("lines.price.baseQuantity", "prices are for one unit"),
        lose("allowances", "a RosettaNet order has discounts by their number only"),
        lose("charges", "a RosettaNet order has no charges"));
  }
}
