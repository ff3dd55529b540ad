package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.regroup;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Invoice;
import io.bordereau.document.Item;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The orders, lines, taxes and modifications of a cXML invoice. */
final class CxmlLines {
  private CxmlLines() {}

  private static final List<String> KEYS =
      List.of(
          "order=/order",
          "orderDate=/orderDate",
          "orderMessageId=/orderMessageId",
          "contract=/contract",
          "salesOrder=/salesOrder",
          "receivingAdvice=/receivingAdvice",
          "despatchAdvice=/despatchAdvice");

  /** The lines, below the order that they belong to. */
  static Part orders() {
    return choose(
        when(
            "header invoice",
            p -> p.has("InvoiceDetailHeaderOrder"),
            i -> ((Invoice) i).headerOnly() != null,
            regroup(
                "InvoiceDetailHeaderOrder",
                KEYS,
                head(),
                each("lines", "InvoiceDetailOrderSummary", headerSummary()))),
        when(
            "invoice with lines",
            p -> true,
            i -> true,
            regroup(
                "InvoiceDetailOrder",
                KEYS,
                head(),
                each(
                    "lines",
                    as("InvoiceDetailItem", line(CxmlLines::isGoods), goods()),
                    as("InvoiceDetailServiceItem", l -> true, service())))));
  }

  private static Predicate<Object> line(Predicate<Line> test) {
    return l -> test.test((Line) l);
  }

  /** A goods item has no period (DTD), so that a line with one goes as a service item. */
  private static boolean isGoods(Line l) {
    return !"service".equals(l.kind()) && l.period() == null;
  }

  private static Part agreement() {
    return prefer(at("MasterAgreementIDInfo/@agreementID", "contract"), at("MasterAgreementReference/@agreementID", "contract"));
  }

  /** The DTD demands some reference; without any, the invoice is its own. */
  private static String ownReference(Line l, Invoice i) {
    return l.order() == null && l.orderMessageId() == null && l.contract() == null && l.salesOrder() == null ? i.number() : null;
  }

  private static List<Part> head() {
    return List.of(
        along(
            "InvoiceDetailOrderInfo",
            choose(
                when(
                    "order known by its message",
                    p -> p.has("OrderReference"),
                    line(l -> l.orderMessageId() != null),
                    at("OrderReference/@orderID", "order"),
                    at("OrderReference/@orderDate", "orderDate", CxmlForms.MOMENT),
                    at("OrderReference/DocumentReference/@payloadID", "orderMessageId"),
                    agreement()),
                when(
                    "order known by its number",
                    p -> true,
                    l -> true,
                    agreement(),
                    at("OrderIDInfo/@orderID", "order"),
                    at("OrderIDInfo/@orderDate", "orderDate", CxmlForms.MOMENT))),
            at("SupplierOrderInfo/@orderID", "salesOrder"),
            derive("SupplierOrderInfo/@orderID", "the invoice's own number", TEXT, (l, i) -> ownReference((Line) l, (Invoice) i))),
        at("InvoiceDetailReceiptInfo/ReceiptIDInfo/@receiptID", "receivingAdvice"),
        at("InvoiceDetailShipNoticeInfo/ShipNoticeIDInfo/@shipNoticeID", "despatchAdvice"));
  }

  /** An element that holds a {@code Money}. */
  static Part money(String name, String slot) {
    return node(name, plain(slot));
  }

  /** A {@code Money} itself. */
  static Part plain(String slot) {
    return node("Money", at(".", slot, CxmlForms.MONEY), shared("@currency", "currency"));
  }

  private static Part goods() {
    return all(
        must("@invoiceLineNumber", "id"),
        must("@quantity", "quantity", CxmlForms.QUANTITY),
        common(),
        unit(),
        along(
            "InvoiceDetailItemReference",
            at("@lineNumber", "orderLine"),
            derive("@lineNumber", "the line's own number", l -> ((Line) l).orderLine() == null ? ((Line) l).id() : null),
            into("item", item(), goodsOnly())),
        amounts(),
        properties());
  }

  private static Part service() {
    return all(
        must("@invoiceLineNumber", "id"),
        at("@quantity", "quantity", CxmlForms.QUANTITY),
        common(),
        fact("kind", "service"),
        choose(
            when(
                "rate",
                p -> p.has("UnitRate"),
                l -> false,
                node("UnitRate", at("UnitOfMeasure", "unit"), into("price", node("Money", at(".", "net"), shared("@currency", "currency"))))),
            when("price", p -> true, l -> true, unit())),
        along("InvoiceDetailServiceItemReference", at("@lineNumber", "orderLine"), into("item", item())),
        into(
            "item",
            extrinsicValues("serialNumbers", "serialNumber"),
            extrinsic("manufacturerId", "manufacturerPartID"),
            extrinsic("manufacturer", "manufacturerName"),
            extrinsic("origin", "countryOfOrigin"),
            extrinsic("batch", "supplierBatchID"),
            extrinsic("standardId.value", "EANID")),
        node("Period", at("@startDate", "period.start", CxmlForms.MOMENT), at("@endDate", "period.end", CxmlForms.MOMENT)),
        amounts(),
        properties());
  }

  /** Named values that no other row has taken. */
  static Part properties() {
    return each("properties", "Extrinsic", at("@name", "name"), at(".", "value"));
  }

  private static Part common() {
    return all(
        at("@referenceDate", "referenceDate", CxmlForms.MOMENT),
        at("@parentInvoiceLineNumber", "parent"),
        node("Comments", at(".", "note"), bound("@xml:lang", CxmlForms.LANGUAGE)),
        node("Extrinsic", is("@name", "leaseFlag"), at(".", "lease")),
        node("Extrinsic", is("@name", "invoicedObject"), at(".", "object.value")),
        node("Extrinsic", is("@name", "machineType"), at(".", "item.machineType")),
        CxmlTaxes.accounting(l -> ((Line) l).net()));
  }

  /** The unit and the price of a line; slots {@code unit} and {@code price}. */
  static Part unit() {
    return all(
        at("UnitOfMeasure", "unit"),
        node(
            "UnitPrice",
            into(
                "price",
                node("Money", at(".", "net", CxmlForms.PRICE), shared("@currency", "currency")),
                node(
                    "Modifications/Modification",
                    node("OriginalPrice/Money", at(".", "gross"), shared("@currency", "currency")),
                    node("AdditionalDeduction/DeductionAmount/Money", at(".", "discount"), shared("@currency", "currency"))))),
        node(
            "PriceBasisQuantity",
            into(
                "price",
                at("@quantity", "baseQuantity"),
                at("@conversionFactor", "conversion", io.bordereau.mapping.Forms.DECIMAL.orElse("1")),
                at("UnitOfMeasure", "baseUnit"))));
  }

  private static Part item() {
    return all(itemId(), description(), classifications());
  }

  /** The numbers of an item. */
  static Part itemId() {
    return node(
        "ItemID",
        at("SupplierPartID", "sellerId"),
        derive("SupplierPartID", "stands even when empty", i -> ""),
        at("SupplierPartAuxiliaryID", "sellerIdExtra"),
        at("BuyerPartID", "buyerId"),
        each("identifiers", "IdReference", at("@domain", "scheme"), at("@identifier", "value")));
  }

  /** Name and description of an item. */
  static Part description() {
    return choose(
        when(
            "name and description",
            p -> p.has("Description/ShortName"),
            i -> ((Item) i).description() != null && ((Item) i).name() != null,
            node("Description", at("ShortName", "name"), prefer(at("#text", "description"), at(".", "description")), bound("@xml:lang", CxmlForms.LANGUAGE))),
        when("name", p -> true, i -> true, node("Description", at(".", "name"), bound("@xml:lang", CxmlForms.LANGUAGE))));
  }

  /** Name and description where the DTD demands one: an empty one where there is none. */
  static Part described(Function<Object, Item> item) {
    return choose(
        when(
            "described",
            p -> !p.text("Description").isEmpty() || p.has("Description/ShortName"),
            l -> item.apply(l) != null && item.apply(l).name() != null,
            into("item", description())),
        when("not described", p -> true, l -> true, along("Description", derive(".", "stands even when empty", l -> ""), bound("@xml:lang", CxmlForms.LANGUAGE))));
  }

  /** Classifications of an item. */
  static Part classifications() {
    return each("classifications", as("Classification", c -> true, not("@domain", NONE), at("@domain", "list"), at("@code", "version"), at(".", "code")));
  }

  /** The domain of a classification where the DTD demands one and the document has none. */
  static final String NONE = "none";

  private static Part extrinsic(String slot, String name) {
    return node("Extrinsic", is("@name", name), at(".", slot));
  }

  private static Part extrinsicValues(String slot, String name) {
    return values(slot, "Extrinsic", ".", Integer.MAX_VALUE, is("@name", name));
  }

  /** What the reference of a service has no place for. */
  private static Part goodsOnly() {
    return all(
        at("ManufacturerPartID", "manufacturerId"),
        node("ManufacturerName", at(".", "manufacturer"), bound("@xml:lang", CxmlForms.LANGUAGE)),
        at("Country/@isoCountryCode", "origin"),
        values("serialNumbers", "SerialNumber"),
        at("SupplierBatchID", "batch"),
        node(
            "InvoiceDetailItemReferenceIndustry/InvoiceDetailItemReferenceRetail",
            gtin(),
            each("attributes", "Characteristic", at("@domain", "name"), at("@value", "value"))));
  }

  /** The standard number of an item, which is a GTIN. */
  static Part gtin() {
    return all(at("EANID", "standardId.value"), fact("standardId.scheme", "0160", p -> p.has("EANID")));
  }

  /** What a line comes to before its allowances and charges; null when it has none (cXML 1.2: the subtotal is quantity times price). */
  private static Money modified(Line l) {
    if (l.net() == null || l.beforeModifications() != null || l.allowances().isEmpty() && l.charges().isEmpty()) return null;
    var before = l.net();
    for (var a : l.allowances()) if (a.amount() != null) before = before.plus(a.amount());
    for (var c : l.charges()) if (c.amount() != null) before = before.minus(c.amount());
    return before;
  }

  private static Part amounts() {
    return all(
        given(CxmlForms.MODIFICATIONS, "absent", money("SubtotalAmount", "net")),
        given(
            CxmlForms.MODIFICATIONS,
            "",
            choose(
            when(
                "before and after modifications",
                p -> p.has("TotalAmountWithoutTax"),
                line(l -> l.beforeModifications() != null && l.net() != null),
                money("SubtotalAmount", "beforeModifications"),
                money("TotalAmountWithoutTax", "net")),
            when(
                "after modifications, and before them as computed",
                p -> false,
                line(l -> modified(l) != null),
                node("SubtotalAmount", node("Money", derive(".", "net before modifications", CxmlForms.MONEY, (l, i) -> modified((Line) l)), shared("@currency", "currency"))),
                money("TotalAmountWithoutTax", "net")),
            when("one amount", p -> true, l -> true, money("SubtotalAmount", "net")))),
        CxmlTaxes.tax(),
        node("InvoiceDetailLineSpecialHandling", plain("handling")),
        node("InvoiceDetailLineShipping", plain("shipping")),
        money("GrossAmount", "gross"),
        node("InvoiceItemModifications", CxmlTaxes.modifications()),
        money("NetAmount", "payable"));
  }

  private static Part headerSummary() {
    return all(
        must("@invoiceLineNumber", "id"),
        money("SubtotalAmount", "net"),
        node("Period", at("@startDate", "period.start", CxmlForms.MOMENT), at("@endDate", "period.end", CxmlForms.MOMENT)),
        CxmlTaxes.tax(),
        node("InvoiceDetailLineSpecialHandling", plain("handling")),
        node("InvoiceDetailLineShipping", plain("shipping")),
        money("GrossAmount", "gross"),
        money("NetAmount", "payable"),
        node("Comments", at(".", "note"), bound("@xml:lang", CxmlForms.LANGUAGE)),
        each("properties", "Extrinsic", at("@name", "name"), at(".", "value")));
  }
}
