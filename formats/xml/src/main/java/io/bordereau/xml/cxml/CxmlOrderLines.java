package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Money;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Price;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import java.util.List;

/** The lines of a cXML order. */
final class CxmlOrderLines {
  private CxmlOrderLines() {}

  static Part lines() {
    return each("lines", "ItemOut", line());
  }

  /** What an update does to a line, as far as an attribute says so. */
  private static final As<String> DELETED = CxmlForms.codes("cXML item operations", null, "delete=delete");

  private static final As<String> CHANGED =
      As.of(
          "yes for a changed line",
          (t, s) -> t.equals("yes") ? "change" : "cxml:" + t,
          (v, s) -> {
            if (v.equals("add") || v.equals("delete") || v.equals("none") || v.startsWith("cxml:")) throw new BadValue("cXML knows deleted and changed lines");
            if (!v.equals("change")) s.lossy("cXML says of a line only that it is changed");
            return "yes";
          });

  private static boolean priced(Object line) {
    return ((OrderLine) line).price() != null && ((OrderLine) line).price().net() != null;
  }

  private static boolean limited(Object line) {
    return ((OrderLine) line).amounts().stream().anyMatch(CxmlOrderLines::most);
  }

  private static boolean most(Object amount) {
    return "not-to-exceed".equals(((OtherAmount) amount).kind());
  }

  private static Part line() {
    return all(
        at("@lineNumber", "id"),
        must("@quantity", "quantity"),
        at("@requestedDeliveryDate", "delivery.date", CxmlForms.MOMENT),
        at("@parentLineNumber", "parent"),
        at("@operation", "action", DELETED),
        at("@isItemChanged", "action", CHANGED),
        once("dates", CxmlTexts.dated("@requestedShipmentDate", "ship-requested"), CxmlTexts.dated("@confirmationDueDate", "confirmation-due")),
        once(
            "references",
            CxmlTexts.referred("@requisitionID", "requisition"),
            CxmlTexts.referred("@agreementItemNumber", "agreement-line"),
            CxmlTexts.referred("@returnAuthorizationNumber", "return-authorization")),
        into("item", CxmlLines.itemId()),
        derive("ItemID/SupplierPartID", "stands even when empty", l -> ""),
        choose(
            when("a limit", l -> l.has("BlanketItemDetail"), CxmlOrderLines::limited, limit()),
            when("an article", l -> true, CxmlOrderLines::priced, article()),
            when("no price", l -> false, l -> true, lose("item.name", "cXML describes an item only together with its price"), lose("unit", "cXML has the unit together with the price"))),
        follows("net", "quantity times price", null, List.of("quantity", "price"), v -> net(v)),
        CxmlOrderParts.shipTo(first("shipments", CxmlOrderParts.carrier(), at("TransportInformation/Route/@method", "mode", CxmlOrderParts.MODE))),
        CxmlOrderParts.taxes(null),
        CxmlTaxes.accounting(CxmlOrderLines::charge),
        CxmlOrderParts.contacts(),
        node("Comments", prefer(at(".", "note"), at("#text", "note")), CxmlTexts.attachments(), bound("@xml:lang", CxmlForms.LANGUAGE)),
        choose(when("more than one note", l -> true, l -> ((OrderLine) l).note() != null, CxmlTexts.comments())),
        each(
            "schedules",
            "ScheduleLine",
            at("@quantity", "quantity"),
            at("@lineNumber", "id"),
            once("dates", CxmlTexts.dated("@requestedDeliveryDate", "scheduled-delivery"), CxmlTexts.dated("@requestedShipmentDate", "scheduled-ship")),
            at("UnitOfMeasure", "unit")),
        prefer(at("MasterAgreementIDInfo/@agreementID", "contract"), at("MasterAgreementReference/@agreementID", "contract")));
  }

  /** What the line comes to as far as cXML states it. */
  private static Money charge(Object line) {
    var l = (OrderLine) line;
    return CxmlOrderParts.net(l.quantity() == null ? null : l.quantity().value(), l.price());
  }

  private static Object net(Object[] from) {
    return CxmlOrderParts.net(from[0] == null ? null : ((Decimal) from[0]).value(), (Price) from[1]);
  }

  private static Part article() {
    return node(
        "ItemDetail",
        described(),
        into(
            "item",
            at("ManufacturerPartID", "manufacturerId"),
            node("ManufacturerName", at(".", "manufacturer"), bound("@xml:lang", CxmlForms.LANGUAGE)),
            node(
                "ItemDetailIndustry/ItemDetailRetail",
                CxmlLines.gtin(),
                each("attributes", "Characteristic", at("@domain", "name"), at("@value", "value")))),
        once("leadTimes", as("LeadTime", t -> "day".equals(((io.bordereau.document.LeadTime) t).unit()), fact("unit", "day"), at(".", "time"))),
        CxmlTexts.properties());
  }

  /** Unit, price, description and classifications, all of which the DTD demands. */
  private static Part described() {
    return all(
        CxmlLines.unit(),
        CxmlLines.described(l -> ((OrderLine) l).item()),
        derive("UnitOfMeasure", "stands even when empty", l -> ""),
        into("item", CxmlLines.classifications()),
        node("Classification", total("@domain", "none given", l -> classified((OrderLine) l) ? null : CxmlLines.NONE)));
  }

  private static boolean classified(OrderLine l) {
    return l.item() != null && !l.item().classifications().isEmpty();
  }

  private static Part limit() {
    return node(
        "BlanketItemDetail",
        CxmlLines.unit(),
        CxmlLines.described(l -> ((OrderLine) l).item()),
        into("item", CxmlLines.classifications()),
        once("amounts", as("MaxAmount", CxmlOrderLines::most, fact("kind", "not-to-exceed"), CxmlLines.plain("amount"))),
        CxmlTexts.properties());
  }
}
