package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
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
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.same;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Classification;
import io.bordereau.document.ComponentLine;
import io.bordereau.document.Line;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Part;
import java.util.List;

/**
 * The lines of PIP 3C7: each is one product, and what became of it, movement by movement. The first movement has quantity, price and order of the
 * line; what follows it are parts of the line.
 */
final class Pip3C7Lines {
  private Pip3C7Lines() {}

  private static final String MOVED = "ProductDescription/ProductMovement";
  private static final String VAT = "ProductDescription/dp:TaxSummary/dp:NationalTax";
  private static final String REFERENCE = "udc:BusinessDocumentReference";
  private static final String KIND = "udct:DocumentType";
  private static final String NUMBER = "udc:Identifier";
  private static final String ORDER = "PUO";
  private static final String SALES_ORDER = "SAO";
  private static final String DELIVERY_NOTE = "DEN";
  private static final String RECEIPT = "REC";
  private static final String PRECEDING = "PSI";

  /** What a movement refers to beside what lines have places for. */
  private static final PipList KINDS = PipList.of("DocumentType", "consumption=COS", "packing-list=PLS", "bill-of-lading=WAB", "return=RMA");

  /** What a further movement refers to. */
  private static final PipList ALL_KINDS =
      PipList.of("DocumentType", "consumption=COS", "packing-list=PLS", "bill-of-lading=WAB", "return=RMA", "order=PUO", "sales-order=SAO", "despatch-advice=DEN", "receiving-advice=REC");

  private static final List<String> OWN = List.of(ORDER, SALES_ORDER, DELIVERY_NOTE, RECEIPT, PRECEDING);

  /** The word for goods movements among the named values of a line. */
  private static final String MOVEMENT = "goods-movement";

  static Part lines() {
    return each("lines", as("InvoiceLineItem", l -> ((Line) l).counts(), line()));
  }

  /** The earlier invoice, for which the document itself has no place: the first movement names it. */
  static Part preceding() {
    return into("preceding", node("InvoiceLineItem/" + MOVED + "/" + REFERENCE, is(KIND, PRECEDING), at(NUMBER, "number")));
  }

  private static Part line() {
    return all(
        must("LineNumber", "id"),
        each("amounts", as("dp:FeeInformation", a -> ((OtherAmount) a).kind() != null && ((OtherAmount) a).amount() != null,
            at("dp:FeeType", "kind"), node("dp:ExtendedPrice", at("ume:Amount", "amount", PipNumbers.AMOUNT), shared("ucr:Currency", "/currency")))),
        at("PrimaryIdentifier", "shipment.tracking"),
        at("dst:ShipmentTerms", "shipment.freightTerms", PipCodes.SHIPMENT_TERMS),
        Pip3C3Lines.amounts(),
        into("item", PipProducts.identification()),
        along(
            "ProductDescription",
            into("item", product()),
            at("rssl:ShippingServiceLevel", "shipment.serviceLevel", PipCodes.SERVICE_LEVEL),
            along("ProductMovement", movement()),
            each("components", as("ProductMovement", c -> isMovement((ComponentLine) c), fact("relation", MOVEMENT), component())),
            Pip3C3Taxes.line()),
        Pip3C3Lines.vat(VAT));
  }

  private static Part product() {
    return all(
        at("CountryOfOrigin", "origin"),
        at("dp:LotIdentification/dp:Primary", "batch"),
        at("ProprietaryInformation", "description"),
        once("classifications", as("NationalHarmonizedTariffScheduleCode", c -> "HS".equals(((Classification) c).list()), fact("list", "HS"), at(".", "code"))));
  }

  private static Part movement() {
    return all(
        at("sha:ProductQuantity", "quantity", PipNumbers.NUMBER.elseWrite("1")),
        at("uuom:UnitOfMeasure", "unit", PipCodes.UNIT),
        along(
            "UnitPrice",
            choose(
                when("price", p -> true, l -> ((Line) l).price() != null && ((Line) l).price().net() != null, at("ume:Amount", "price.net", PipNumbers.UNIT_PRICE)),
                when("price worked out", p -> false, l -> true, derive("ume:Amount", "amount for each", l -> Pip3C3Lines.priceEach((Line) l)))),
            shared("ucr:Currency", "/currency")),
        at("DateTimeStamp", "delivery.date", PipDates.TIME),
        at("ShipDate", "shipment.date", PipDates.TIME),
        once("properties", as("Description", p -> MOVEMENT.equals(((Property) p).name()), fact("name", MOVEMENT), at(".", "value"))),
        node("LineItemAmount", absent("rict:InvoiceChargeType"), Pip3C3Invoice.amount("beforeModifications", PipNumbers.CLAIM)),
        Pip3C3Invoice.adjustments("LineItemAmount"),
        choose(
            when("order of the line", p -> true, l -> ((Line) l).order() != null, named(ORDER, "order", all(at("udc:DateTime", "orderDate", PipDates.TIME), at("udc:Line", "orderLine")))),
            when("that of the invoice", p -> false, l -> true, inherited(ORDER, "/order", at("udc:Line", "orderLine")))),
        choose(
            when("despatch advice of the line", p -> true, l -> ((Line) l).despatchAdvice() != null, named(DELIVERY_NOTE, "despatchAdvice", at("udc:Line", "despatchLine"))),
            when("that of the invoice", p -> false, l -> true, inherited(DELIVERY_NOTE, "/despatchAdvice", at("udc:Line", "despatchLine")))),
        choose(
            when("receipt of the line", p -> true, l -> ((Line) l).receivingAdvice() != null, named(RECEIPT, "receivingAdvice", at("udc:Line", "receiptLine"))),
            when("that of the invoice", p -> false, l -> true, inherited(RECEIPT, "/receivingAdvice", at("udc:Line", "receiptLine")))),
        choose(
            when("sales order of the line", p -> true, l -> ((Line) l).salesOrder() != null, named(SALES_ORDER, "salesOrder", at("udc:Line", "salesOrderLine"))),
            when("that of the invoice", p -> false, l -> true, inherited(SALES_ORDER, "/salesOrder", at("udc:Line", "salesOrderLine")))),
        references());
  }

  private static Part references() {
    return each("references", as(REFERENCE, r -> isReference((Reference) r), not(KIND, OWN.toArray(String[]::new)), at(KIND, "kind", KINDS.form()), at(NUMBER, "value", PipHeader.or("-")),
        at("udc:DateTime", "date", PipDates.TIME), at("udc:Revision", "revision")));
  }

  private static boolean isReference(Reference r) {
    return KINDS.holds(r.kind()) && r.value() != null;
  }

  private static Part named(String kind, String slot, Part more) {
    return node(REFERENCE, is(KIND, kind), at(NUMBER, slot), more);
  }

  /** What the document says for all its lines. */
  private static Part inherited(String kind, String slot, Part more) {
    return always(REFERENCE, is(KIND, kind), same(NUMBER, slot), more);
  }

  /** A further movement of the same product: a part of the line. */
  private static Part component() {
    return all(
        at("LineNumber", "id"),
        at("sha:ProductQuantity", "quantity", PipNumbers.NUMBER.elseWrite("1")),
        at("uuom:UnitOfMeasure", "unit", PipCodes.UNIT),
        along("UnitPrice", at("ume:Amount", "price.net", PipNumbers.UNIT_PRICE.elseWrite("0")), shared("ucr:Currency", "/currency")),
        each("references", as(REFERENCE, r -> isNamed((Reference) r), at(KIND, "kind", ALL_KINDS.form()), at(NUMBER, "value"), at("udc:DateTime", "date", PipDates.TIME),
            at("udc:Line", "line"), at("udc:Revision", "revision"))),
        once("dates", as("DateTimeStamp", o -> MOVEMENT.equals(((OtherDate) o).kind()), fact("kind", MOVEMENT), at(".", "at", PipDates.TIME))));
  }

  private static boolean isNamed(Reference r) {
    return ALL_KINDS.holds(r.kind()) && r.value() != null;
  }

  private static boolean isMovement(ComponentLine c) {
    return MOVEMENT.equals(c.relation());
  }
}
