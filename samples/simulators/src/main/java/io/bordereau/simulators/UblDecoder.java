package io.bordereau.simulators;

import static io.bordereau.simulators.SafeXml.attribute;
import static io.bordereau.simulators.SafeXml.children;
import static io.bordereau.simulators.SafeXml.first;
import static io.bordereau.simulators.SafeXml.number;
import static io.bordereau.simulators.SafeXml.text;
import static io.bordereau.simulators.Sums.or0;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads a UBL 2.1 invoice or credit note with the JDK's DOM and adds everything up again (EN 16931-1, rules BR-CO-10 to 17). */
final class UblDecoder implements Decoder {
  private static final ElementOrder ORDER = ElementOrder.load("ubl-2.1.order");

  @Override
  public Facts decode(byte[] bytes) {
    Element root;
    try {
      root = SafeXml.parse(bytes, false).getDocumentElement();
    } catch (SAXException e) {
      return Facts.unreadable("ubl", new Fault("SYNTAX", e.getMessage()));
    }
    boolean credit = "CreditNote".equals(root.getLocalName());
    if (!credit && !"Invoice".equals(root.getLocalName())) {
      return Facts.unreadable("ubl", new Fault("UNKNOWN_FORMAT", root.getLocalName() + " is not an invoice"));
    }
    var faults = new ArrayList<Fault>();
    ORDER.check(root, faults);
    var currency = text(root, "DocumentCurrencyCode");
    currencies(root, currency, text(root, "TaxCurrencyCode"), faults);
    var lines = children(root, credit ? "CreditNoteLine" : "InvoiceLine");
    var order = text(root, "OrderReference", "ID");
    var orders = new ArrayList<Facts.OrderLine>();
    var ids = new HashSet<String>();
    var lineSum = BigDecimal.ZERO;
    for (var line : lines) {
      var id = text(line, "ID");
      if (!ids.add(id)) faults.add(new Fault("STRUCTURE", "two lines have the number " + id));
      lineSum = lineSum.add(line(line, credit ? "CreditedQuantity" : "InvoicedQuantity", faults));
      var orderLine = text(line, "OrderLineReference", "LineID");
      orders.add(new Facts.OrderLine(order == null ? "" : order, orderLine == null ? "" : orderLine));
    }
    var tax = taxes(root, currency, faults);
    var totals = first(root, "LegalMonetaryTotal");
    var total = number(totals, faults, "TaxInclusiveAmount");
    var payable = number(totals, faults, "PayableAmount");
    totals(root, totals, lineSum, tax, faults);
    return new Facts(
        "ubl", null, text(root, "ID"), text(root, "IssueDate"), credit, currency,
        text(root, "ContractDocumentReference", "ID"), orders, lines.size(), lineSum, tax, total, payable, faults);
  }

  private static BigDecimal line(Element line, String quantityName, List<Fault> faults) {
    var net = or0(number(line, faults, "LineExtensionAmount"));
    var quantity = number(line, faults, quantityName);
    var price = number(line, faults, "Price", "PriceAmount");
    if (quantity != null && price != null) {
      var base = number(line, faults, "Price", "BaseQuantity");
      if (base == null || base.signum() == 0) base = BigDecimal.ONE;
      var computed = quantity.multiply(price).divide(base, MathContext.DECIMAL64).add(charges(line, faults));
      Sums.near("line " + text(line, "ID"), net, computed, faults);
    }
    return net;
  }

  /** Charges less allowances below an element. */
  private static BigDecimal charges(Element parent, List<Fault> faults) {
    return sum(parent, true, faults).subtract(sum(parent, false, faults));
  }

  private static BigDecimal sum(Element parent, boolean charge, List<Fault> faults) {
    var sum = BigDecimal.ZERO;
    for (var e : children(parent, "AllowanceCharge")) {
      if (String.valueOf(charge).equals(text(e, "ChargeIndicator"))) sum = sum.add(or0(number(e, faults, "Amount")));
    }
    return sum;
  }

  /** The tax total in the document currency: each part is its base times its rate, and the parts add up. */
  private static BigDecimal taxes(Element root, String currency, List<Fault> faults) {
    BigDecimal stated = null;
    for (var total : children(root, "TaxTotal")) {
      var amount = first(total, "TaxAmount");
      if (currency == null || !currency.equals(attribute(amount, "currencyID"))) continue;
      stated = number(total, faults, "TaxAmount");
      var sum = BigDecimal.ZERO;
      for (var part : children(total, "TaxSubtotal")) {
        var tax = or0(number(part, faults, "TaxAmount"));
        var rate = or0(number(part, faults, "TaxCategory", "Percent"));
        var base = or0(number(part, faults, "TaxableAmount"));
        Sums.near("tax of " + rate.toPlainString() + " %", tax, base.multiply(rate).movePointLeft(2), faults);
        sum = sum.add(tax);
      }
      Sums.equal("total tax", stated, sum, faults);
    }
    return stated;
  }

  private static void totals(Element root, Element totals, BigDecimal lineSum, BigDecimal tax, List<Fault> faults) {
    if (totals == null) return;
    Sums.equal("sum of lines", number(totals, faults, "LineExtensionAmount"), lineSum, faults);
    var allowances = sum(root, false, faults);
    var charges = sum(root, true, faults);
    Sums.equal("sum of allowances", or0(number(totals, faults, "AllowanceTotalAmount")), allowances, faults);
    Sums.equal("sum of charges", or0(number(totals, faults, "ChargeTotalAmount")), charges, faults);
    var withoutTax = lineSum.subtract(allowances).add(charges);
    Sums.equal("total without tax", number(totals, faults, "TaxExclusiveAmount"), withoutTax, faults);
    var withTax = withoutTax.add(or0(tax));
    Sums.equal("total with tax", number(totals, faults, "TaxInclusiveAmount"), withTax, faults);
    var due = withTax.subtract(or0(number(totals, faults, "PrepaidAmount"))).add(or0(number(totals, faults, "PayableRoundingAmount")));
    Sums.equal("payable amount", number(totals, faults, "PayableAmount"), due, faults);
    var bases = BigDecimal.ZERO;
    int parts = 0;
    for (var total : children(root, "TaxTotal")) {
      for (var part : children(total, "TaxSubtotal")) {
        bases = bases.add(or0(number(part, faults, "TaxableAmount")));
        parts++;
      }
    }
    if (parts > 0) Sums.equal("sum of taxable amounts", bases, withoutTax, faults);
  }

  private static void currencies(Element e, String currency, String taxCurrency, List<Fault> faults) {
    var own = attribute(e, "currencyID");
    if (own != null && !own.equals(currency) && !("TaxAmount".equals(e.getLocalName()) && own.equals(taxCurrency))) {
      faults.add(new Fault("TOTAL", e.getLocalName() + " is in " + own + ", the document in " + currency));
    }
    for (var n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) currencies(child, currency, taxCurrency, faults);
    }
  }
}
