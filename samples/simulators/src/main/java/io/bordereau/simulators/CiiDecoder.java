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
import java.util.List;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads a Cross Industry Invoice of UN/CEFACT (D16B, as in Factur-X) with the JDK's DOM and adds everything up again. */
final class CiiDecoder implements Decoder {
  private static final String CREDIT = "381";
  private static final int DIGITS_OF_A_DATE = 8;

  @Override
  public Facts decode(byte[] bytes) {
    Element root;
    try {
      root = SafeXml.parse(bytes, false).getDocumentElement();
    } catch (SAXException e) {
      return Facts.unreadable("cii", new Fault("SYNTAX", e.getMessage()));
    }
    var faults = new ArrayList<Fault>();
    var document = first(root, "ExchangedDocument");
    var trade = first(root, "SupplyChainTradeTransaction");
    var agreement = first(trade, "ApplicableHeaderTradeAgreement");
    var settlement = first(trade, "ApplicableHeaderTradeSettlement");
    var order = text(agreement, "BuyerOrderReferencedDocument", "IssuerAssignedID");
    var orders = new ArrayList<Facts.OrderLine>();
    var lineSum = BigDecimal.ZERO;
    var lines = children(trade, "IncludedSupplyChainTradeLineItem");
    for (var line : lines) {
      var net = line(line, faults);
      // a line below another only details it
      if (text(line, "AssociatedDocumentLineDocument", "ParentLineID") == null) lineSum = lineSum.add(net);
      var orderLine = text(line, "SpecifiedLineTradeAgreement", "BuyerOrderReferencedDocument", "LineID");
      orders.add(new Facts.OrderLine(order == null ? "" : order, orderLine == null ? "" : orderLine));
    }
    var currency = text(settlement, "InvoiceCurrencyCode");
    var totals = first(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation");
    var tax = taxes(settlement, totals, currency, faults);
    totals(settlement, totals, lineSum, tax, faults);
    return new Facts("cii", null, text(document, "ID"), date(text(document, "IssueDateTime", "DateTimeString")), CREDIT.equals(text(document, "TypeCode")), currency,
        text(agreement, "ContractReferencedDocument", "IssuerAssignedID"), orders, lines.size(), lineSum, tax, number(totals, faults, "GrandTotalAmount"),
        number(totals, faults, "DuePayableAmount"), faults);
  }

  private static BigDecimal line(Element line, List<Fault> faults) {
    var settlement = first(line, "SpecifiedLineTradeSettlement");
    var net = or0(number(settlement, faults, "SpecifiedTradeSettlementLineMonetarySummation", "LineTotalAmount"));
    var quantity = number(line, faults, "SpecifiedLineTradeDelivery", "BilledQuantity");
    var price = number(line, faults, "SpecifiedLineTradeAgreement", "NetPriceProductTradePrice", "ChargeAmount");
    if (quantity != null && price != null) {
      var base = number(line, faults, "SpecifiedLineTradeAgreement", "NetPriceProductTradePrice", "BasisQuantity");
      if (base == null || base.signum() == 0) base = BigDecimal.ONE;
      var computed = quantity.multiply(price).divide(base, MathContext.DECIMAL64).add(sum(settlement, true, faults)).subtract(sum(settlement, false, faults));
      Sums.near("line " + text(line, "AssociatedDocumentLineDocument", "LineID"), net, computed, faults);
    }
    return net;
  }

  private static BigDecimal sum(Element parent, boolean charge, List<Fault> faults) {
    var sum = BigDecimal.ZERO;
    for (var e : children(parent, "SpecifiedTradeAllowanceCharge")) {
      if (String.valueOf(charge).equals(text(e, "ChargeIndicator", "Indicator"))) sum = sum.add(or0(number(e, faults, "ActualAmount")));
    }
    return sum;
  }

  /** The tax total in the currency of the document: each part is its base times its rate, and the parts add up. */
  private static BigDecimal taxes(Element settlement, Element totals, String currency, List<Fault> faults) {
    var sum = BigDecimal.ZERO;
    for (var part : children(settlement, "ApplicableTradeTax")) {
      var tax = or0(number(part, faults, "CalculatedAmount"));
      var rate = or0(number(part, faults, "RateApplicablePercent"));
      Sums.near("tax of " + rate.toPlainString() + " %", tax, or0(number(part, faults, "BasisAmount")).multiply(rate).movePointLeft(2), faults);
      sum = sum.add(tax);
    }
    for (var total : children(totals, "TaxTotalAmount")) {
      if (currency == null || !currency.equals(attribute(total, "currencyID"))) continue;
      var stated = new BigDecimal(total.getTextContent().strip());
      Sums.equal("total tax", stated, sum, faults);
      return stated;
    }
    return null;
  }

  private static void totals(Element settlement, Element totals, BigDecimal lineSum, BigDecimal tax, List<Fault> faults) {
    if (totals == null) return;
    Sums.equal("sum of lines", number(totals, faults, "LineTotalAmount"), lineSum, faults);
    var withoutTax = lineSum.subtract(sum(settlement, false, faults)).add(sum(settlement, true, faults));
    Sums.equal("total without tax", number(totals, faults, "TaxBasisTotalAmount"), withoutTax, faults);
    var withTax = withoutTax.add(or0(tax));
    Sums.equal("total with tax", number(totals, faults, "GrandTotalAmount"), withTax, faults);
    var due = withTax.subtract(or0(number(totals, faults, "TotalPrepaidAmount"))).add(or0(number(totals, faults, "RoundingAmount")));
    Sums.equal("payable amount", number(totals, faults, "DuePayableAmount"), due, faults);
  }

  /** As other formats write it: 2026-11-22. */
  private static String date(String digits) {
    return digits == null || digits.length() != DIGITS_OF_A_DATE ? digits : digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
  }
}
