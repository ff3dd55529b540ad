package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Condition;
import io.bordereau.document.Confirmation;
import io.bordereau.document.OrderLine;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.util.Set;

/** Lines of UBL orders and of the answers to them. */
final class UblOrderLines {
  private UblOrderLines() {}

  private static final String REFERENCE = "cac:OrderLineReference/cbc:LineID";
  private static final Set<String> PARTIAL = Set.of("ship-partial", "ship-complete");

  /** A line of an order or of a change. */
  static Part ordered() {
    return all(
        at("cbc:Note", "note"),
        node(
            "cac:LineItem",
            must("cbc:ID", "id"),
            each("notes", "cbc:Note", at(".", "text")),
            at("cbc:LineStatusCode", "action", StatusCodes.ACTION),
            quantity(),
            UblInvoice.amount("cbc:LineExtensionAmount", "net"),
            at("cbc:AccountingCost", "accounting"),
            once(
                "conditions",
                as("cbc:PartialDeliveryIndicator", c -> PARTIAL.contains(String.valueOf(((Condition) c).code())), at(".", "code", Forms.code("partial delivery", null,
                    "ship-partial=true", "ship-complete=false")))),
            node("cac:Delivery", into("delivery", UblFrame.delivery()), UblOrder.window("cac:RequestedDeliveryPeriod", UblOrder::oneDay)),
            once("parties", UblFrame.role("cac:OriginatorParty", "originator", false)),
            allowances(),
            into("price", UblOrderLines.price()),
            item()),
        once("references", UblFrame.reference("cac:QuotationLineReference", "quote-line", "cbc:LineID")));
  }

  /** A line of an answer. What is said to it stands where an order has its own quantity and period. */
  static Part answered() {
    return all(
        node(
            "cac:LineItem",
            must("cbc:ID", "id"),
            at("cbc:Note", "note"),
            choose(
                when(
                    "an answer to the line",
                    p -> p.has("cbc:LineStatusCode"),
                    l -> !((OrderLine) l).confirmations().isEmpty() && StatusCodes.isOfLine(((OrderLine) l).confirmations().getFirst().status()),
                    into(
                        "confirmations",
                        at("cbc:LineStatusCode", "status", StatusCodes.LINE),
                        quantity(),
                        at("cbc:MaximumBackorderQuantity", "backorder"),
                        node("cac:Delivery/cac:PromisedDeliveryPeriod", promised()))),
                when(
                    "a line that is agreed",
                    p -> true,
                    l -> true,
                    quantity(),
                    node("cac:Delivery", into("delivery", UblFrame.delivery()), UblOrder.window("cac:PromisedDeliveryPeriod", UblOrder::oneDay)))),
            UblInvoice.amount("cbc:LineExtensionAmount", "net"),
            at("cbc:AccountingCost", "accounting"),
            allowances(),
            into("price", UblOrderLines.price()),
            item()),
        first(
            "confirmations",
            node(
                "cac:SellerSubstitutedLineItem",
                at("cbc:ID", "line"),
                derive("cbc:ID", "1 where the line has no number", c -> ((Confirmation) c).line() == null ? "1" : null),
                node("cac:Item", into("item", UblInvoice.item()), node("cac:ClassifiedTaxCategory", into("vat", UblInvoice.lineVat()))))),
        choose(
            when(
                "the order's line of the same number",
                p -> p.has("cac:OrderLineReference") && p.text(REFERENCE).equals(p.text("cac:LineItem/cbc:ID")),
                l -> ((OrderLine) l).orderLine() == null,
                derive(REFERENCE, "the line's number", l -> ((OrderLine) l).id())),
            when("another line", p -> true, l -> true, at(REFERENCE, "orderLine"))));
  }

  private static Part quantity() {
    return node("cbc:Quantity", at(".", "quantity"), at("@unitCode", "unit"));
  }

  private static Part allowances() {
    return all(
        each("allowances", "cac:AllowanceCharge", UblInvoice.allowance("false", "0")), each("charges", "cac:AllowanceCharge", UblInvoice.allowance("true", "1")));
  }

  private static Part price() {
    return node("cac:Price", UblInvoice.price(), at("cbc:PriceType", "basis"));
  }

  private static Part item() {
    return node(
        "cac:Item",
        UblFrame.attachments("cac:ItemSpecificationDocumentReference"),
        once("conditions", as("cac:TransactionConditions", c -> ((Condition) c).service() != null, at("cbc:ActionCode", "service"))),
        into("item", UblInvoice.item()),
        node("cac:ClassifiedTaxCategory", into("vat", UblInvoice.lineVat())));
  }

  /** When it is promised: until a day, or from one moment to another. */
  private static Part promised() {
    return choose(
        when(
            "until a day",
            p -> !p.has("cbc:StartDate") && !p.has("cbc:EndTime"),
            c -> ((Confirmation) c).period() == null,
            once(
                "dates",
                as("cbc:EndDate", UblFrame.dated("promised", "estimated-delivery", "scheduled-delivery"), fact("kind", "promised"), at(".", "at", Forms.DATE)))),
        when(
            "period",
            p -> true,
            c -> true,
            UblFrame.moment("period.start", "cbc:StartDate", "cbc:StartTime"),
            UblFrame.moment("period.end", "cbc:EndDate", "cbc:EndTime")));
  }
}
