package io.bordereau.simulators;

import static io.bordereau.simulators.SafeXml.children;
import static io.bordereau.simulators.SafeXml.first;
import static io.bordereau.simulators.SafeXml.number;
import static io.bordereau.simulators.SafeXml.text;
import static io.bordereau.simulators.Sums.or0;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads an invoice of RosettaNet PIP 3C3 (V11.04) with the JDK's DOM: namespace, order of elements, the code lists that this receiver works with, signs and
 * sums. Amounts are debits ({@code DEB}) or credits ({@code CRE}); a credit is negative here.
 */
final class RosettaNetDecoder implements Decoder {
  /** What root elements of the process have in common. */
  static final String NAMESPACE = "urn:rosettanet:specification:interchange:InvoiceNotification:";

  private static final ElementOrder ORDER = ElementOrder.load("rosettanet-3c3.order");
  private static final List<String> TAXES = List.of("NationalTax", "RegionalTax", "CityTax");
  private static final Map<String, Set<String>> CODES = Map.of(
      "DocumentType", Set.of("INV", "CRM", "DEM"),
      "MonetaryAmountType", Set.of("CRE", "DEB"),
      "InvoiceChargeType", Set.of("ALC", "DEA", "FRC", "TAX"),
      "IsRebill", Set.of("true", "false"),
      "UnitOfMeasure", Set.of("BOX", "CMR", "DAY", "DOZ", "EAC", "GRO", "HOU", "HUN", "KGM", "LIT", "MTR", "MON", "NUM", "ONE", "PAC", "PAR", "PIE", "SET", "YEA"));

  @Override
  public Facts decode(byte[] bytes) {
    Element root;
    try {
      root = SafeXml.parse(bytes, false).getDocumentElement();
    } catch (SAXException e) {
      return Facts.unreadable("rosettanet-3c3", new Fault("SYNTAX", e.getMessage()));
    }
    var invoice = first(root, "Invoice");
    if (invoice == null || root.getNamespaceURI() == null || !root.getNamespaceURI().startsWith(NAMESPACE)) {
      return Facts.unreadable("rosettanet-3c3", new Fault("UNKNOWN_FORMAT", "not an InvoiceNotification"));
    }
    var faults = new ArrayList<Fault>();
    ORDER.check(root, faults);
    boolean credit = "CRM".equals(text(invoice, "DocumentType"));
    var total = amount(first(invoice, "TotalInvoiceAmount"), faults);
    var currency = text(invoice, "TotalInvoiceAmount", "FinancialAmount", "Currency");
    values(root, currency, faults);
    if (total != null && total.signum() != 0 && total.signum() < 0 != credit) faults.add(new Fault("SIGN", "an invoice is a debit, a credit memo a credit"));
    var orders = new ArrayList<Facts.OrderLine>();
    var lines = lines(invoice, credit, orders, faults);
    var tax = tax(first(invoice, "SoldToTax"), faults);
    totals(invoice, lines, tax, total, faults);
    var information = first(root, "DocumentHeader", "DocumentInformation");
    var due = or0(total).add(ancillary(invoice, "AncillaryAmount", true, faults));
    return new Facts("rosettanet-3c3", null, text(information, "DocumentIdentification", "Identifier"), text(information, "Creation"), credit, currency,
        text(information, "CorrelationInformation", "ContractInformation", "ContractIdentifier"), orders, children(invoice, "InvoiceLineItem").size(), lines, tax, total,
        due, faults);
  }

  private static BigDecimal lines(Element invoice, boolean credit, List<Facts.OrderLine> orders, List<Fault> faults) {
    var order = text(invoice, "PurchaseOrderNumber", "Identifier");
    var numbers = new HashSet<String>();
    var sum = BigDecimal.ZERO;
    for (var line : children(invoice, "InvoiceLineItem")) {
      var number = text(line, "LineNumber");
      if (!numbers.add(number)) faults.add(new Fault("STRUCTURE", "two lines have the number " + number));
      var computed = BigDecimal.ZERO;
      for (var purchase : children(first(line, "OrderStatus"), "PurchaseOrder")) {
        var own = text(purchase, "PurchaseOrderNumber", "Identifier");
        for (var product : children(purchase, "ProductLineItem")) {
          var billed = text(product, "LineNumber");
          orders.add(new Facts.OrderLine(own != null ? own : order == null ? "" : order, billed == null || billed.equals("0") ? "" : billed));
          computed = computed.add(or0(number(product, faults, "ProductQuantity")).multiply(or0(number(product, faults, "UnitPrice", "Amount"))));
        }
      }
      if (credit) computed = computed.negate();
      var net = amount(first(line, "PreTaxAmount"), faults);
      Sums.near("line " + number, net, computed.add(ancillary(line, "InvoiceAmount", false, faults)), faults);
      Sums.equal("line " + number + " total", amount(first(line, "TotalLineItemAmount"), faults), or0(net), faults);
      sum = sum.add(or0(net));
    }
    return sum;
  }

  /** Charges less allowances; or the deposits, which are no part of the total. */
  private static BigDecimal ancillary(Element parent, String name, boolean deposits, List<Fault> faults) {
    var sum = BigDecimal.ZERO;
    for (var e : children(parent, name)) if ("DEA".equals(text(e, "InvoiceChargeType")) == deposits) sum = sum.add(or0(amount(e, faults)));
    return sum;
  }

  private static BigDecimal tax(Element tax, List<Fault> faults) {
    if (tax == null) return null;
    var sum = BigDecimal.ZERO;
    int parts = 0;
    for (var name : TAXES) {
      for (var part : children(tax, name)) {
        sum = sum.add(or0(amount(first(part, "MonetaryAmount"), faults)));
        parts++;
      }
    }
    var stated = amount(first(tax, "MonetaryAmount"), faults);
    if (parts > 0) Sums.equal("total tax", stated, sum, faults);
    return stated == null ? sum : stated;
  }

  private static void totals(Element invoice, BigDecimal lines, BigDecimal tax, BigDecimal total, List<Fault> faults) {
    var before = lines.add(ancillary(invoice, "AncillaryAmount", false, faults));
    Sums.equal("PreTaxAmount", amount(first(invoice, "PreTaxAmount"), faults), before, faults);
    Sums.equal("TotalInvoiceAmount", total, before.add(or0(tax)), faults);
  }

  /** An amount with its sign; null when it is absent. */
  private static BigDecimal amount(Element e, List<Fault> faults) {
    var amount = number(e, faults, "FinancialAmount", "Amount");
    if (amount != null && amount.signum() < 0) faults.add(new Fault("SIGN", "an amount is a debit or a credit, and never negative"));
    return amount == null || !"CRE".equals(text(e, "MonetaryAmountType")) ? amount : amount.negate();
  }

  /** Codes that stand in the lists, amounts in the invoice's currency. */
  private static void values(Element e, String currency, List<Fault> faults) {
    var name = e.getLocalName();
    var value = e.getTextContent().strip();
    if (CODES.containsKey(name) && !CODES.get(name).contains(value)) faults.add(new Fault("CODE", name + " '" + value + "' is not in our list"));
    if (name.equals("Currency") && !value.equals(currency)) faults.add(new Fault("TOTAL", "an amount is in " + value + ", the invoice in " + currency));
    for (var n = e.getFirstChild(); n != null; n = n.getNextSibling()) if (n instanceof Element child) values(child, currency, faults);
  }
}
