package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Condition;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;

/** cXML 1.2 OrderRequest: a new order, its update and its cancellation. */
final class CxmlOrder {
  private CxmlOrder() {}

  /** What is done to an earlier order. */
  private static final As<String> OPERATION = CxmlForms.codes("cXML order operations", null, "cancel=delete", "change=update", "replace=update", "original=new");

  /** Kinds of orders, and UNTDID 1001. */
  private static final As<String> TYPE = CxmlForms.codes("cXML order types", "regular", "220=regular", "221=blanket", "226=release");

  private static final As<String> PAID_BY = Forms.code("cXML shipping payment methods", null, "collect=AdvanceCollect", "prepaid=AdvancePrepaid", "defined=Account");

  static final Mapping<Order> MAPPING =
      Mapping.of(Order.class)
          .named("cXML OrderRequest")
          .family("cxml-order", CxmlInvoice.NAMES.names())
          .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage)
          .binding(CxmlAttachments.OPTION, p -> "", CxmlAttachments::beside)
          .binding(CxmlForms.VERSION, p -> "", (d, c) -> c.option(CxmlForms.VERSION, null))
          .root(
              "cXML",
              at("@xml:lang", "language"),
              node("Request", usual("@deploymentMode", "production"), node("OrderRequest", header(), CxmlOrderLines.lines())),
              lose("seller.endpoint", "electronic addresses stand in the envelope"),
              lose("buyer.endpoint", "electronic addresses stand in the envelope"),
              lose("payments", "cXML has the card of the buyer only, and its expiry date with it"),
              lose("attachments", "attachments travel as MIME parts beside the document"),
              lose("allowances.percent", "a modification holds the amount or the percentage"),
              lose("charges.percent", "a modification holds the amount or the percentage"),
              lose("lines.action", "cXML knows deleted and changed lines"));

  private static boolean regular(Place header) {
    var type = header.text("@orderType");
    return type.isEmpty() || type.equals("regular");
  }

  private static boolean change(Object order) {
    return "230".equals(((Order) order).type());
  }

  private static Part header() {
    return node(
        "OrderRequestHeader",
        must("@orderID", "number"),
        must("@orderDate", "issued", CxmlForms.MOMENT),
        choose(
            when(
                "change of an order",
                h -> regular(h) && h.text("@type").equals("update"),
                o -> change(o) && ((Order) o).purpose() == null,
                fact("type", "230"),
                is("@type", "update"),
                usual("@orderType", "regular")),
            when(
                "cancellation of an order",
                h -> regular(h) && h.text("@type").equals("delete"),
                o -> change(o) && "cancel".equals(((Order) o).purpose()),
                fact("type", "230"),
                fact("purpose", "cancel"),
                is("@type", "delete"),
                usual("@orderType", "regular")),
            when("order", h -> true, o -> true, at("@orderType", "type", TYPE), fact("type", "220", h -> !h.has("@orderType")), at("@type", "purpose", OPERATION.orElse("new")))),
        at("@orderVersion", "change"),
        at("@requisitionID", "request"),
        at("@effectiveDate", "period.start", CxmlForms.MOMENT),
        at("@expirationDate", "period.end", CxmlForms.MOMENT),
        at("@requestedDeliveryDate", "delivery.date", CxmlForms.MOMENT),
        once("dates", CxmlTexts.dated("@pickUpDate", "pick-up")),
        once("conditions", as("@shipComplete", c -> "ship-complete".equals(((Condition) c).code()), fact("code", "ship-complete"), total(".", "yes", c -> "yes"))),
        once(
            "references",
            CxmlTexts.referred("@agreementPayloadID", "agreement-message"),
            CxmlTexts.referred("@parentAgreementID", "parent-agreement"),
            CxmlTexts.referred("@parentAgreementPayloadID", "parent-agreement-message")),
        once("references", CxmlTexts.message("order-message")),
        at("@agreementID", "contract"),
        CxmlOrderParts.total(node("Modifications", CxmlTaxes.modifications())),
        derive("Total/Money", "sum of the lines", CxmlForms.MONEY, (o, d) -> sum((Order) o)),
        derive("Total/Money/@currency", "currency", Forms.TEXT, (o, d) -> ((Order) o).currency()),
        CxmlOrderParts.shipTo(transport()),
        billTo(),
        CxmlOrderParts.party("seller", "supplierCorporate", "supplier"),
        node("Shipping", money("totals.shipping"), usual("Description", "Shipping"), bound("Description/@xml:lang", CxmlForms.LANGUAGE)),
        CxmlOrderParts.taxes("totals.tax"),
        each("paymentTerms", "PaymentTerm", CxmlInvoice.term()),
        CxmlOrderParts.contacts(),
        CxmlTexts.comments(),
        at("SupplierOrderInfo/@orderID", "salesOrder"),
        terms(),
        node("IdReference", is("@domain", "customerReferenceID"), at("@identifier", "buyerReference")),
        CxmlParties.references(),
        CxmlTexts.extrinsic("paymentTermsNote", "terms"),
        CxmlTexts.extrinsic("projectReference", "project"),
        CxmlTexts.extrinsic("quoteReference", "quote"),
        CxmlTexts.extrinsic("releaseNumber", "release"),
        CxmlTexts.extrinsic("changeDate", "changed"),
        CxmlTexts.extrinsic("supplierTradingName", "seller.tradingName"),
        CxmlTexts.extrinsic("buyerTradingName", "buyer.tradingName"),
        each(
            "dates",
            CxmlTexts.date("shipNotBefore", "ship-not-before"),
            CxmlTexts.date("shipNoLaterThan", "ship-no-later"),
            CxmlTexts.date("cancelAfter", "cancel-after"),
            CxmlTexts.date("deliverNotBefore", "do-not-deliver-before"),
            CxmlTexts.date("deliverNoLaterThan", "do-not-deliver-after")),
        CxmlTexts.properties());
  }

  private static Part money(String slot) {
    return CxmlLines.plain(slot);
  }

  /** The DTD demands a total. */
  private static Money sum(Order o) {
    if (o.totals() != null && (o.totals().lines() != null || o.totals().withTax() != null)) return null;
    var sum = Money.ZERO;
    for (var l : o.lines()) {
      var net = l.net() != null ? l.net() : CxmlOrderParts.net(l.quantity() == null ? null : l.quantity().value(), l.price());
      if (net != null) sum = sum.plus(net);
    }
    return sum;
  }

  private static boolean billed(Object order) {
    return ((Order) order).parties().stream().anyMatch(p -> "bill-to".equals(p.role()));
  }

  /** Whom to bill: the buyer, unless another party is named for that. */
  private static Part billTo() {
    return choose(
        when(
            "billed to another",
            h -> h.all("BusinessPartner").stream().anyMatch(p -> p.text("@role").equals("soldTo")),
            CxmlOrder::billed,
            node("BusinessPartner", is("@role", "soldTo"), is("@type", "organization"), address("buyer")),
            once("parties", as("BillTo", p -> CxmlOrderParts.plays(p, "bill-to"), fact("role", "bill-to"), address("party")))),
        when("billed to the buyer", h -> true, o -> true, node("BillTo", address("buyer"))));
  }

  private static Part address(String slot) {
    return into(slot, along("Address", CxmlParties.named()), CxmlParties.person("contact.name"), CxmlParties.registrations(), CxmlParties.references());
  }

  private static Part transport() {
    return first("shipments", CxmlOrderParts.carrier(), at("TransportInformation/Route/@method", "mode", CxmlOrderParts.MODE));
  }

  /** Terms of delivery of the first shipment. */
  private static Part terms() {
    return first(
        "shipments",
        node(
            "TermsOfDelivery",
            at("ShippingPaymentMethod/@value", "freightTerms", PAID_BY),
            node("TransportTerms", usual("@value", "Other"), at(".", "incoterms")),
            at("Comments", "incotermsText"),
            usual("TermsOfDeliveryCode/@value", "Other"),
            derive("ShippingPaymentMethod/@value", "not said", s -> "Other")));
  }
}
