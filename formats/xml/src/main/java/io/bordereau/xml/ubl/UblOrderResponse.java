package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Note;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.ubl.UblFrame.Profile;

/**
 * UBL OrderResponse (Peppol BIS Ordering 3, Advanced Ordering 3 and Order Agreement 3, which are three profiles of it) and OrderResponseSimple.
 */
final class UblOrderResponse {
  private UblOrderResponse() {}

  /** Why an order is rejected stands apart from other notes in a simple response. */
  private static final String REJECTION = "ubl:RejectionNote";

  static Mapping<OrderResponse> mapping(Profile p) {
    return Mapping.of(OrderResponse.class)
        .named(p.plain() ? p.name() + " OrderResponse" : p.name())
        .family("ubl-order-response", UblFrame.NAMES.names())
        .within(p.places())
        .root(
            "OrderResponse",
            UblFrame.process(p),
            head(),
            at("cbc:OrderResponseCode", "verdict", StatusCodes.ORDER_RESPONSE),
            each("notes", "cbc:Note", at(".", "text"), at("@languageID", "language")),
            at("cbc:DocumentCurrencyCode", "currency"),
            at("cbc:TaxCurrencyCode", "accountingCurrency"),
            at("cbc:CustomerReference", "buyerReference"),
            reference(),
            p.plain() ? all() : at("cac:OrderChangeDocumentReference/cbc:ID", "change"),
            once(
                "references",
                UblFrame.reference("cbc:AccountingCost", "accounting", "."),
                UblFrame.reference("cac:OriginatorDocumentReference", "originator", "cbc:ID")),
            UblFrame.attachments("cac:AdditionalDocumentReference"),
            node("cac:Contract", at("cbc:ID", "contract")),
            parties(),
            p.plain() ? all() : node("cac:BuyerCustomerParty/cac:DeliveryContact", into("delivery.contact", UblInvoice.contact())),
            once("parties", UblFrame.role("cac:OriginatorCustomerParty", "originator", true), UblFrame.role("cac:AccountingCustomerParty", "bill-to", true)),
            node("cac:Delivery", into("delivery", UblFrame.place()), UblOrder.window("cac:PromisedDeliveryPeriod", UblOrderResponse::oneDay)),
            UblOrder.terms(),
            at("cac:PaymentTerms/cbc:Note", "terms"),
            each("allowances", "cac:AllowanceCharge", UblInvoice.allowance("false", "0")),
            each("charges", "cac:AllowanceCharge", UblInvoice.allowance("true", "1")),
            node("cac:TaxTotal", UblInvoice.amount("cbc:TaxAmount", "totals.tax")),
            UblOrder.totals("cac:LegalMonetaryTotal"),
            p.plain() || !p.is(UblProfiles.ORDER_RESPONSE) ? lines() : conditional(),
            fact("type", "231"));
  }

  /** A response with a yes or a no and no lines. */
  static Mapping<OrderResponse> simple() {
    return Mapping.of(OrderResponse.class)
        .named("UBL 2.1 OrderResponseSimple")
        .family("ubl-order-response-simple", UblFrame.NAMES.names())
        .root(
            "OrderResponseSimple",
            UblFrame.process(Profile.PLAIN),
            head(),
            at("cbc:AcceptedIndicator", "verdict", Forms.code("acceptance", "ubl", "accepted=true", "rejected=false")),
            each(
                "notes",
                as("cbc:RejectionNote", n -> REJECTION.equals(((Note) n).function()), fact("function", REJECTION), at(".", "text"), at("@languageID",
                    "language")),
                as("cbc:Note", n -> true, at(".", "text"), at("@languageID", "language"))),
            at("cbc:CustomerReference", "buyerReference"),
            reference(),
            UblFrame.attachments("cac:AdditionalDocumentReference"),
            parties(),
            fact("type", "231"),
            lose("lines", "a simple order response holds for the order as a whole"));
  }

  private static Part head() {
    return all(must("cbc:ID", "number"), at("cbc:SalesOrderID", "salesOrder"), UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime"));
  }

  private static Part reference() {
    return node("cac:OrderReference", at("cbc:ID", "order"), UblFrame.moment("orderDate", "cbc:IssueDate", "cbc:IssueTime"));
  }

  private static Part parties() {
    return all(
        node("cac:SellerSupplierParty/cac:Party", into("seller", UblFrame.party())), node("cac:BuyerCustomerParty/cac:Party", into("buyer", UblFrame.party())));
  }

  private static Part lines() {
    return all(
        each("lines", "cac:OrderLine", UblOrderLines.answered()),
        lose("lines.quantity", "an answer states the quantity that is confirmed"),
        lose("lines.unit", "an answer states the quantity that is confirmed"),
        lose("lines.confirmations", "a line has room for one answer, and for part of what it says"));
  }

  /**
   * Only an answer that changes something has lines (PEPPOL-T76-R007 to R010): one that accepts or rejects holds for all of them. Lines that say
   * something of their own stay all the same, so that nothing is lost: the official rules then say what does not fit.
   */
  private static Part conditional() {
    return choose(
        when("with changes", p -> true, UblOrderResponse::changes, lines()),
        when("as a whole", p -> false, r -> true, lose("lines", "a line has no place for it, and an answer that accepts, rejects or acknowledges the whole order has no lines")));
  }

  private static boolean changes(Object response) {
    var r = (OrderResponse) response;
    return "accepted-with-changes".equals(r.verdict())
        || r.lines().stream().flatMap(l -> l.confirmations().stream()).anyMatch(c -> c.item() != null || c.status() != null && !c.status().equals(r.verdict()));
  }

  private static boolean oneDay(Object response) {
    return response instanceof OrderResponse r && r.period() == null && r.delivery() != null && r.delivery().date() != null;
  }
}
