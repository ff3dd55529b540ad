package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Note;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.Totals;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.ProfilePlaces;
import io.bordereau.xml.ubl.UblFrame.Profile;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * UBL Order, OrderChange and OrderCancellation (Peppol BIS Order 3, Order Change and Order Cancellation of BIS Advanced Ordering 3). The change
 * and the cancellation are the order's mapping with another beginning: they have a number of their own and refer to the order's.
 */
final class UblOrder {
  private UblOrder() {}

  /** Which of the three documents. */
  enum Kind {
    ORDER("Order"),
    CHANGE("OrderChange"),
    CANCELLATION("OrderCancellation");

    final String root;

    Kind(String root) {
      this.root = root;
    }

    /** The document that an order is written as. */
    static Kind of(Order o) {
      if ("cancel".equals(o.purpose())) return CANCELLATION;
      return "change".equals(o.purpose()) || "230".equals(o.type()) ? CHANGE : ORDER;
    }
  }

  /** What the three documents have of the same rows in UBL as it stands, as their schemas list it. */
  private static final Map<Kind, Predicate<String>> PLAIN =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(k -> k, k -> ProfilePlaces.below(UblOrder.class, "ubl-2.3-ordering.order", k.root)));

  private static final String OWN_NOTE = "ubl:Note";

  static Mapping<Order> mapping(Profile p, Kind kind) {
    return Mapping.of(Order.class)
        .named(p.plain() ? p.name() + " " + kind.root : p.name())
        .family("ubl-order", UblFrame.NAMES.names())
        .within(p.plain() ? PLAIN.get(kind) : p.places())
        .root(
            kind.root,
            UblFrame.process(p),
            switch (kind) {
              case ORDER -> order();
              case CHANGE -> all(changed(), sequence(), fact("type", "230"), lose("purpose", "an order change says so by being one"));
              case CANCELLATION -> all(changed(), fact("type", "230"), fact("purpose", "cancel"));
            },
            kind == Kind.CANCELLATION ? notes() : each("notes", "cbc:Note", at(".", "text"), at("@languageID", "language")),
            kind == Kind.CANCELLATION ? at("cac:OrderReference/cbc:SalesOrderID", "salesOrder") : at("cbc:SalesOrderID", "salesOrder"),
            at("cbc:DocumentCurrencyCode", "currency"),
            at("cbc:TaxCurrencyCode", "accountingCurrency"),
            at("cbc:CustomerReference", "buyerReference"),
            node(
                "cac:ValidityPeriod",
                once(
                    "dates",
                    as("cbc:StartDate", UblFrame.dated("valid-from"), fact("kind", "valid-from"), at(".", "at")),
                    as("cbc:EndDate", UblFrame.dated("valid-until"), fact("kind", "valid-until"), at(".", "at")))),
            at("cac:QuotationDocumentReference/cbc:ID", "quote"),
            once(
                "references",
                UblFrame.reference("cbc:AccountingCost", "accounting", "."),
                UblFrame.reference("cac:OrderDocumentReference", "earlier-order", "cbc:ID"),
                UblFrame.reference("cac:OriginatorDocumentReference", "originator", "cbc:ID"),
                UblFrame.reference("cac:CatalogueReference", "catalogue", "cbc:ID")),
            UblFrame.attachments("cac:AdditionalDocumentReference"),
            node("cac:Contract", at("cbc:ID", "contract"), at("cbc:ContractType", "contractType")),
            at("cac:ProjectReference/cbc:ID", "project"),
            node("cac:BuyerCustomerParty/cac:Party", into("buyer", UblFrame.party())),
            node("cac:SellerSupplierParty/cac:Party", into("seller", UblFrame.party())),
            once("parties", UblFrame.role("cac:OriginatorCustomerParty", "originator", true), UblFrame.role("cac:AccountingCustomerParty", "bill-to", true)),
            node(
                "cac:Delivery",
                into("delivery", UblFrame.delivery()),
                window("cac:RequestedDeliveryPeriod", UblOrder::oneDay),
                node(
                    "cac:Shipment",
                    first("shipments", at("cbc:ID", "tracking"), at("cbc:ShippingPriorityLevelCode", "serviceLevel")),
                    first("packs", first("markings", values("marks", "cac:TransportHandlingUnit", "cbc:ShippingMarks", 1))))),
            terms(),
            each("payments", "cac:PaymentMeans", UblInvoice.payment(false, UblHabits.NONE)),
            at("cac:PaymentTerms/cbc:Note", "terms"),
            each("allowances", "cac:AllowanceCharge", UblInvoice.allowance("false", "0")),
            each("charges", "cac:AllowanceCharge", UblInvoice.allowance("true", "1")),
            node("cac:TaxTotal", UblInvoice.amount("cbc:TaxAmount", "totals.tax")),
            totals("cac:AnticipatedMonetaryTotal"),
            each("lines", "cac:OrderLine", UblOrderLines.ordered()));
  }

  private static Part order() {
    return all(must("cbc:ID", "number"), UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime"), at("cbc:OrderTypeCode", "type"));
  }

  /** The number and the day of a change are its own; where it has none, they are the order's. */
  private static Part changed() {
    return all(
        at("cbc:ID", "change"),
        UblFrame.moment("changed", "cbc:IssueDate", "cbc:IssueTime"),
        derive("cbc:ID", "the order's number where the change has none", o -> ((Order) o).change() == null ? ((Order) o).number() : null),
        derive("cbc:IssueDate", "the order's date where the change has none", UblOrder::date),
        node("cac:OrderReference", at("cbc:ID", "number"), UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime")));
  }

  /** Which change of the order it is; UBL demands one, and where the document does not say it, its own number tells it from others. */
  private static Part sequence() {
    return all(
        at("cbc:SequenceNumberID", "sequence"),
        derive("cbc:SequenceNumberID", "the number of the change", o -> {
          var order = (Order) o;
          return order.sequence() != null ? null : order.change() == null ? "1" : order.change();
        }));
  }

  private static String date(Object order) {
    var o = (Order) order;
    return o.changed() != null || o.issued() == null ? null : o.issued().date().toString();
  }

  /** What a cancellation says is why; a note beside that is rare. */
  private static Part notes() {
    Predicate<Object> aside = n -> OWN_NOTE.equals(((Note) n).function());
    return each(
        "notes",
        as("cbc:Note", aside, fact("function", OWN_NOTE), at(".", "text"), at("@languageID", "language")),
        as("cbc:CancellationNote", n -> true, at(".", "text"), at("@languageID", "language")));
  }

  /** When goods are wanted or promised: until a day, or from one moment to another. */
  static Part window(String element, Predicate<Object> oneDay) {
    return node(
        element,
        choose(
            when("until a day", p -> !p.has("cbc:StartDate"), oneDay, UblFrame.moment("delivery.date", "cbc:EndDate", "cbc:EndTime")),
            when(
                "period",
                p -> true,
                o -> true,
                UblFrame.moment("period.start", "cbc:StartDate", "cbc:StartTime"),
                UblFrame.moment("period.end", "cbc:EndDate", "cbc:EndTime"))));
  }

  static boolean oneDay(Object order) {
    return switch (order) {
      case Order o -> o.period() == null && o.delivery() != null && o.delivery().date() != null;
      case OrderLine l -> l.period() == null && l.delivery() != null && l.delivery().date() != null;
      case Object other -> false;
    };
  }

  /** Who pays for what of the way. */
  static Part terms() {
    return node(
        "cac:DeliveryTerms",
        first("shipments", at("cbc:ID", "incoterms"), at("cbc:SpecialTerms", "incotermsText"), at("cac:DeliveryLocation/cbc:ID", "place")));
  }

  static Part totals(String element) {
    return node(
        element,
        into(
            "totals",
            UblInvoice.amount("cbc:LineExtensionAmount", "lines"),
            UblInvoice.amount("cbc:TaxExclusiveAmount", "withoutTax"),
            UblInvoice.amount("cbc:TaxInclusiveAmount", "withTax"),
            UblInvoice.amount("cbc:AllowanceTotalAmount", "allowances"),
            UblInvoice.amount("cbc:ChargeTotalAmount", "charges"),
            UblInvoice.amount("cbc:PrepaidAmount", "paid"),
            UblInvoice.amount("cbc:PayableRoundingAmount", "rounding"),
            node(
                "cbc:PayableAmount",
                at(".", "due"),
                total(".", "the total where the document names no amount due", UblOrder::due),
                echo("@currencyID", "currency"))));
  }

  private static String due(Object totals) {
    var t = (Totals) totals;
    if (t.due() != null) return null;
    var sum = t.withTax() != null ? t.withTax() : t.withoutTax() != null ? t.withoutTax() : t.lines();
    return sum == null ? null : sum.toString();
  }
}
