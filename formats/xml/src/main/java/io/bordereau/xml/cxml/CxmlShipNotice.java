package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.regroup;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Despatch;
import io.bordereau.document.DespatchLine;
import io.bordereau.document.Shipment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/** cXML 1.2 ShipNoticeRequest, as far as an invoice or an order refers to it. */
final class CxmlShipNotice {
  private CxmlShipNotice() {}

  private static final As<String> OPERATION = CxmlForms.codes("cXML ship notice operations", null, "replace=update", "change=update", "cancel=delete", "original=new");

  private static final List<String> KEYS = List.of("order=/order", "orderDate=/orderDate");

  static final Mapping<Despatch> MAPPING =
      Mapping.of(Despatch.class)
          .named("cXML ShipNoticeRequest")
          .family("cxml-ship-notice", CxmlInvoice.NAMES.names())
          .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage)
          .binding(CxmlAttachments.OPTION, p -> "", CxmlAttachments::beside)
          .root(
              "cXML",
              usual("@xml:lang", "en"),
              node("Request", usual("@deploymentMode", "production"), node("ShipNoticeRequest", header(), control(), portions())),
              fact("type", "351"),
              lose("supplier.endpoint", "electronic addresses stand in the envelope"),
              lose("customer.endpoint", "electronic addresses stand in the envelope"),
              lose("attachments", "attachments travel as MIME parts beside the document"));

  private static Part header() {
    return node(
        "ShipNoticeHeader",
        must("@shipmentID", "number"),
        must("@noticeDate", "issued", CxmlForms.MOMENT),
        at("@operation", "purpose", OPERATION.orElse("new")),
        at("@shipmentType", "kind"),
        at("@shipmentDate", "shipped", CxmlForms.MOMENT),
        at("@deliveryDate", "arrival", CxmlForms.MOMENT),
        once("dates", CxmlTexts.dated("@requestedDeliveryDate", "delivery-requested")),
        once("references", CxmlTexts.message("earlier-notice")),
        CxmlOrderParts.party("supplier", "shipFrom", "supplierCorporate"),
        CxmlOrderParts.party("customer", "buyerCorporate", "soldTo"),
        node("Contact", among("@role", "shipTo"), into("delivery", is("@role", "shipTo"), CxmlParties.place(), CxmlParties.person("contact.name"), CxmlParties.references())),
        CxmlOrderParts.parties(),
        CxmlTexts.comments(),
        CxmlTexts.extrinsic("supplierTradingName", "supplier.tradingName"),
        CxmlTexts.extrinsic("buyerTradingName", "customer.tradingName"),
        node("Extrinsic", is("@name", "deliveryDate"), at(".", "delivery.date", CxmlForms.MOMENT)),
        CxmlTexts.properties(),
        node("IdReference", is("@domain", "supplierOrderID"), at("@identifier", "salesOrder")),
        CxmlParties.references());
  }

  /** Carrier and number of a shipment, both of which the DTD demands. */
  private static Part control() {
    return each(
        "shipments",
        as(
            "ShipControl",
            s -> ((Shipment) s).carrierCode() != null || ((Shipment) s).carrier() != null || ((Shipment) s).tracking() != null,
            CxmlOrderParts.carrier(),
            node("CarrierIdentifier", total("@domain", "no carrier named", s -> ((Shipment) s).carrierCode() == null && ((Shipment) s).carrier() == null ? CxmlLines.NONE : null)),
            at("ShipmentIdentifier", "tracking"),
            at("ShipmentIdentifier/@domain", "trackingKind"),
            derive("ShipmentIdentifier", "stands even when empty", s -> ""),
            at("Route/@method", "mode", CxmlOrderParts.MODE),
            at("@startDate", "date", CxmlForms.MOMENT)));
  }

  private static List<Part> head() {
    return List.of(
        along(
            "OrderReference",
            at("@orderID", "order"),
            at("@orderDate", "orderDate", CxmlForms.MOMENT),
            derive("DocumentReference/@payloadID", "not known", l -> "")));
  }

  /** The lines, below their order; a notice may name the orders alone. */
  private static Part portions() {
    return choose(
        when(
            "orders alone",
            r -> r.all("ShipNoticePortion").stream().noneMatch(p -> p.has("ShipNoticeItem")),
            d -> ((Despatch) d).lines().isEmpty(),
            node(
                "ShipNoticePortion/OrderReference",
                at("@orderID", "order"),
                at("@orderDate", "orderDate", CxmlForms.MOMENT),
                once("references", CxmlTexts.message("order-message")),
                derive("DocumentReference/@payloadID", "not known", d -> ""))),
        when("lines", r -> true, d -> true, regroup("ShipNoticePortion", KEYS, head(), each("lines", "ShipNoticeItem", line()))));
  }

  private static Part line() {
    return all(
        at("@shipNoticeLineNumber", "id"),
        at("@lineNumber", "orderLine"),
        derive("@lineNumber", "the line's own number", l -> ((DespatchLine) l).orderLine() == null ? ((DespatchLine) l).id() : null),
        must("@quantity", "quantity"),
        at("UnitOfMeasure", "unit"),
        derive("UnitOfMeasure", "stands even when empty", l -> ""),
        into("item", CxmlLines.itemId(), at("SupplierBatchID", "batch")),
        node(
            "ShipNoticeItemDetail",
            into(
                "item",
                CxmlLines.description(),
                CxmlLines.classifications(),
                at("ManufacturerPartID", "manufacturerId"),
                node("ManufacturerName", at(".", "manufacturer"), bound("@xml:lang", CxmlForms.LANGUAGE)),
                node("ItemDetailIndustry/ItemDetailRetail", CxmlLines.gtin(), each("attributes", "Characteristic", at("@domain", "name"), at("@value", "value"))))),
        each("notes", "Comments", at("@type", "title"), at("@xml:lang", "language"), prefer(at(".", "text"), at("#text", "text"))),
        CxmlTexts.properties());
  }
}
