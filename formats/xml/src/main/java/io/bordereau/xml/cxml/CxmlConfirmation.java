package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
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
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Confirmation;
import io.bordereau.document.Decimal;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.Locale;

/** cXML 1.2 ConfirmationRequest: what the seller says to an order. */
final class CxmlConfirmation {
  private CxmlConfirmation() {}

  /** What the seller says to the order as a whole. */
  private static final As<String> VERDICT =
      CxmlForms.codes(
          "cXML confirmation types", "detail", "accepted=accept", "accepted-with-changes=detail", "exceptions=except", "rejected=reject",
          "backordered=backordered");

  /** What the seller says to a line. */
  private static final As<String> STATUS =
      CxmlForms.codes(
          "cXML confirmation status types", "detail", "accepted=accept", "changed=detail", "backordered=backordered", "rejected=reject",
          "unknown=unknown", "deleted=reject");

  private static final As<String> OPERATION = CxmlForms.codes("cXML confirmation operations", null, "replace=update", "change=update", "original=new");

  private static final As<String> INCOTERMS =
      As.of(
          "delivery terms",
          (t, s) -> t.toUpperCase(Locale.ROOT),
          (v, s) -> {
            if (!v.matches("CFR|CIF|CIP|CPT|DAF|DDP|DDU|DEQ|DES|EXW|FAS|FCA|FOB")) throw new io.bordereau.mapping.BadValue("'" + v + "' is not among the delivery terms of a cXML confirmation");
            return v.toLowerCase(Locale.ROOT);
          });

  private static final As<String> OTHER_LINE =
      As.of(
          "line of the order",
          (t, s) -> t,
          (v, s) -> {
            s.lossy("cXML has one number for both, which reads as the line's own");
            return v;
          });

  private static final As<String> SUBSTITUTED =
      As.of("detail, with another item", (t, s) -> t.equals("detail") ? "substituted" : "cxml:" + t, (v, s) -> v.startsWith("cxml:") ? v.substring(5) : "detail");

  static final Mapping<OrderResponse> MAPPING =
      Mapping.of(OrderResponse.class)
          .named("cXML ConfirmationRequest")
          .family("cxml-confirmation", CxmlInvoice.NAMES.names())
          .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage)
          .binding(CxmlAttachments.OPTION, p -> "", CxmlAttachments::beside)
          .root(
              "cXML",
              at("@xml:lang", "language"),
              node("Request", usual("@deploymentMode", "production"), node("ConfirmationRequest", header(), order(), items())),
              fact("type", "231"),
              lose("seller.endpoint", "electronic addresses stand in the envelope"),
              lose("buyer.endpoint", "electronic addresses stand in the envelope"),
              lose("attachments", "attachments travel as MIME parts beside the document"),
              lose("lines.price", "a confirmation states a price only where it changes that of the order"),
              lose("lines.net", "a confirmation states no amounts of lines"),
              lose("lines.item", "a confirmation names the line of the order, and an item only where it replaces another"));

  private static Part header() {
    return node(
        "ConfirmationHeader",
        at("@confirmID", "number"),
        must("@noticeDate", "issued", CxmlForms.MOMENT),
        must("@type", "verdict", VERDICT),
        at("@operation", "purpose", OPERATION.orElse("new")),
        first("shipments", at("@incoTerms", "incoterms", INCOTERMS)),
        once("references", CxmlTexts.referred("@invoiceID", "seller-invoice")),
        once("references", CxmlTexts.message("earlier-response")),
        CxmlOrderParts.total(node("Modifications", CxmlTaxes.modifications())),
        node("Shipping", CxmlLines.plain("totals.shipping"), usual("Description", "Shipping"), bound("Description/@xml:lang", CxmlForms.LANGUAGE)),
        CxmlOrderParts.taxes("totals.tax"),
        CxmlOrderParts.party("seller", "supplierCorporate", "supplier"),
        CxmlOrderParts.party("buyer", "buyerCorporate", "soldTo"),
        node("Contact", among("@role", "shipTo"), into("delivery", is("@role", "shipTo"), CxmlParties.place(), CxmlParties.person("contact.name"), CxmlParties.references())),
        CxmlOrderParts.contacts(),
        CxmlTexts.comments(),
        node("IdReference", is("@domain", "supplierOrderID"), at("@identifier", "salesOrder")),
        node("IdReference", is("@domain", "agreementID"), at("@identifier", "contract")),
        node("IdReference", is("@domain", "customerReferenceID"), at("@identifier", "buyerReference")),
        CxmlParties.references(),
        CxmlTexts.extrinsic("paymentTermsNote", "terms"),
        CxmlTexts.extrinsic("projectReference", "project"),
        CxmlTexts.extrinsic("releaseNumber", "release"),
        CxmlTexts.extrinsic("changeNumber", "change"),
        CxmlTexts.extrinsic("deliveryDate", "delivery.date"),
        CxmlTexts.extrinsic("supplierTradingName", "seller.tradingName"),
        CxmlTexts.extrinsic("buyerTradingName", "buyer.tradingName"),
        CxmlTexts.properties());
  }

  private static Part order() {
    return node(
        "OrderReference",
        at("@orderID", "order"),
        at("@orderDate", "orderDate", CxmlForms.MOMENT),
        once("references", CxmlTexts.message("order-message")),
        derive("DocumentReference/@payloadID", "not known", o -> ""));
  }

  /** A confirmation that rejects the whole order lists no lines (DTD). */
  private static Part items() {
    return choose(
        when("rejected as a whole", r -> false, r -> "rejected".equals(((OrderResponse) r).verdict()), lose("lines", "a confirmation that rejects the whole order lists no lines")),
        when("by lines", r -> true, r -> true, each("lines", "ConfirmationItem", item())));
  }

  private static Part item() {
    return all(
        choose(
            when("the order's number is its own", p -> true, l -> ((OrderLine) l).orderLine() == null, must("@lineNumber", "id")),
            when("the order has another number", p -> false, l -> true, at("@lineNumber", "orderLine", OTHER_LINE))),
        must("@quantity", "quantity"),
        derive("@quantity", "confirmed quantity", Forms.DECIMAL, (l, r) -> confirmed((OrderLine) l)),
        at("@parentLineNumber", "parent"),
        at("UnitOfMeasure", "unit"),
        derive("UnitOfMeasure", "stands even when empty", l -> ""),
        CxmlOrderParts.contacts(),
        choose(
            when(
                "nothing said to the line",
                p -> false,
                l -> ((OrderLine) l).confirmations().isEmpty(),
                node(
                    "ConfirmationStatus",
                    total("@type", "verdict on the order", l -> "accept"),
                    derive("@quantity", "quantity of the line", Forms.DECIMAL, (l, r) -> ((OrderLine) l).quantity()),
                    derive("UnitOfMeasure", "unit of the line", l -> ((OrderLine) l).unit() == null ? "" : ((OrderLine) l).unit()))),
            when("statuses", p -> true, l -> true, each("confirmations", "ConfirmationStatus", status()))));
  }

  private static Decimal confirmed(OrderLine l) {
    if (l.quantity() != null) return null;
    var sum = java.math.BigDecimal.ZERO;
    for (var c : l.confirmations()) if (c.quantity() != null) sum = sum.add(c.quantity().value());
    return new Decimal(sum);
  }

  private static Part status() {
    return all(
        choose(
            when("another item", p -> p.has("ItemIn"), c -> "substituted".equals(((Confirmation) c).status()) && ((Confirmation) c).item() != null, at("@type", "status", SUBSTITUTED)),
            when("the item", p -> true, c -> true, must("@type", "status", STATUS))),
        at("@quantity", "quantity"),
        derive("@quantity", "quantity of the line", Forms.DECIMAL, (c, r) -> ((Confirmation) c).quantity() != null || line(c, r) == null ? null : line(c, r).quantity()),
        at("UnitOfMeasure", "unit"),
        derive("UnitOfMeasure", "unit of the line", Forms.TEXT, (c, r) -> line(c, r) == null || line(c, r).unit() == null ? "" : line(c, r).unit()),
        once("dates", CxmlTexts.dated("@shipmentDate", "scheduled-ship"), CxmlTexts.dated("@deliveryDate", "estimated-delivery")),
        choose(
            when(
                "another item",
                p -> p.has("ItemIn"),
                c -> "substituted".equals(((Confirmation) c).status()) && ((Confirmation) c).item() != null,
                node("ItemIn", into("item", CxmlLines.itemId()), derive("ItemID/SupplierPartID", "stands even when empty", c -> ""),
                    derive("@quantity", "quantity", Forms.DECIMAL, (c, r) -> ((Confirmation) c).quantity()), detail())),
            when("the item", p -> true, c -> true, node("UnitPrice", into("price", node("Money", at(".", "net"), shared("@currency", "currency")))))),
        at("SupplierBatchID", "item.batch"),
        node("Comments", prefer(at(".", "reason"), at("#text", "reason")), bound("@xml:lang", CxmlForms.LANGUAGE)),
        CxmlTexts.extrinsic("reference", "reference"));
  }

  private static Part detail() {
    return node(
        "ItemDetail",
        node("UnitPrice", into("price", node("Money", at(".", "net"), shared("@currency", "currency")))),
        derive("UnitPrice/Money", "price of the line", Forms.DECIMAL, (c, r) -> price((Confirmation) c, line(c, r))),
        derive("UnitPrice/Money/@currency", "currency", Forms.TEXT, (c, r) -> CxmlForms.currency(r)),
        CxmlLines.described(c -> ((Confirmation) c).item()),
        derive("UnitOfMeasure", "unit", c -> ((Confirmation) c).unit() == null ? "" : ((Confirmation) c).unit()),
        into("item", CxmlLines.classifications()),
        node("Classification", total("@domain", "none given", c -> ((Confirmation) c).item().classifications().isEmpty() ? CxmlLines.NONE : null)));
  }

  private static Decimal price(Confirmation c, OrderLine l) {
    if (c.price() != null && c.price().net() != null) return null;
    return l == null || l.price() == null ? null : l.price().net();
  }

  /** The line that something is said to. */
  private static OrderLine line(Object confirmation, Object response) {
    for (var l : ((OrderResponse) response).lines()) for (var c : l.confirmations()) if (c == confirmation || c.equals(confirmation)) return l;
    return null;
  }
}
