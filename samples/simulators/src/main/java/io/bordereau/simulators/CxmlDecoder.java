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

/** Reads a cXML 1.2 InvoiceDetailRequest with the JDK's DOM: order of elements, envelope, sums and signs. */
final class CxmlDecoder implements Decoder {
  private static final ElementOrder ORDER = ElementOrder.load("cxml-1.2.order");

  @Override
  public Facts decode(byte[] bytes) {
    Element root;
    String systemId;
    try {
      var document = SafeXml.parse(bytes, true);
      root = document.getDocumentElement();
      systemId = document.getDoctype() == null ? null : document.getDoctype().getSystemId();
    } catch (SAXException e) {
      return Facts.unreadable("cxml", new Fault("SYNTAX", e.getMessage()));
    }
    var request = first(root, "Request", "InvoiceDetailRequest");
    var header = first(request, "InvoiceDetailRequestHeader");
    if (header == null) return Facts.unreadable("cxml", new Fault("UNKNOWN_FORMAT", "not an InvoiceDetailRequest"));
    var faults = new ArrayList<Fault>();
    ORDER.check(root, faults);
    if (systemId == null || !systemId.endsWith("/InvoiceDetail.dtd")) {
      faults.add(new Fault("STRUCTURE", "the document type is not InvoiceDetail.dtd"));
    }
    for (var name : List.of("payloadID", "timestamp")) {
      if (attribute(root, name) == null) faults.add(new Fault("STRUCTURE", "cXML has no " + name));
    }
    for (var name : List.of("invoiceID", "invoiceDate")) {
      if (attribute(header, name) == null) faults.add(new Fault("STRUCTURE", "InvoiceDetailRequestHeader has no " + name));
    }
    var purpose = attribute(header, "purpose");
    boolean credit = "creditMemo".equals(purpose) || "lineLevelCreditMemo".equals(purpose);
    if ("lineLevelCreditMemo".equals(purpose) && first(header, "DocumentReference") == null && first(header, "InvoiceIDInfo") == null) {
      faults.add(new Fault("STRUCTURE", "a credit memo names the invoice that it credits"));
    }
    var orders = new ArrayList<Facts.OrderLine>();
    var lines = lines(request, orders, faults);
    var summary = first(request, "InvoiceDetailSummary");
    var currency = attribute(first(summary, "NetAmount", "Money"), "currency");
    currencies(request, currency, faults);
    var tax = tax(first(summary, "Tax"), faults);
    var net = number(summary, faults, "NetAmount", "Money");
    totals(summary, lines, tax, net, faults);
    var due = first(summary, "DueAmount") == null ? net : number(summary, faults, "DueAmount", "Money");
    return new Facts(
        "cxml", attribute(root, "payloadID"), attribute(header, "invoiceID"), attribute(header, "invoiceDate"), credit, currency,
        contract(request), orders, lines.count, or0(number(summary, faults, "SubtotalAmount", "Money")), tax, net, due, faults);
  }

  /** The lines added up. */
  private static final class Lines {
    private final HashSet<String> numbers = new HashSet<>();
    private int count;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
  }

  private static Lines lines(Element request, List<Facts.OrderLine> orders, List<Fault> faults) {
    var lines = new Lines();
    for (var order : children(request, "InvoiceDetailOrder")) {
      var id = orderId(first(order, "InvoiceDetailOrderInfo"));
      for (var n = order.getFirstChild(); n != null; n = n.getNextSibling()) {
        if (!(n instanceof Element item) || !item.getLocalName().endsWith("Item")) continue;
        var reference = first(item, item.getLocalName() + "Reference");
        var line = attribute(reference, "lineNumber");
        orders.add(new Facts.OrderLine(id, line == null ? "" : line));
        item(item, lines, faults);
      }
    }
    for (var order : children(request, "InvoiceDetailHeaderOrder")) {
      orders.add(new Facts.OrderLine(orderId(first(order, "InvoiceDetailOrderInfo")), ""));
      item(first(order, "InvoiceDetailOrderSummary"), lines, faults);
    }
    return lines;
  }

  private static void item(Element item, Lines lines, List<Fault> faults) {
    var number = attribute(item, "invoiceLineNumber");
    if (!lines.numbers.add(number)) faults.add(new Fault("STRUCTURE", "two lines have the number " + number));
    lines.count++;
    var subtotal = number(item, faults, "SubtotalAmount", "Money");
    var quantity = number(attribute(item, "quantity"), "line " + number + " quantity", faults);
    var price = number(item, faults, "UnitPrice", "Money");
    if (quantity != null && price != null) {
      var basis = first(item, "PriceBasisQuantity");
      var computed = quantity.multiply(price);
      if (basis != null) {
        var size = or0(number(attribute(basis, "quantity"), "price basis", faults));
        var factor = or0(number(attribute(basis, "conversionFactor"), "price basis", faults));
        if (size.signum() != 0) computed = computed.multiply(factor).divide(size, MathContext.DECIMAL64);
      }
      if (subtotal == null) subtotal = Sums.cents(computed);
      Sums.near("line " + number, subtotal, computed, faults);
    }
    var net = number(item, faults, "NetAmount", "Money");
    if (net == null) net = number(item, faults, "TotalAmountWithoutTax", "Money");
    if (item.hasAttribute("parentInvoiceLineNumber")) return; // its amount is in that of the line above
    lines.before = lines.before.add(or0(subtotal));
    lines.after = lines.after.add(net == null ? or0(subtotal) : net);
  }

  private static String contract(Element request) {
    var info = first(request, "InvoiceDetailOrder", "InvoiceDetailOrderInfo");
    var reference = first(info, "MasterAgreementReference");
    return attribute(reference == null ? first(info, "MasterAgreementIDInfo") : reference, "agreementID");
  }

  private static String orderId(Element info) {
    for (var path : List.of("OrderReference", "OrderIDInfo")) {
      var id = attribute(first(info, path), "orderID");
      if (id != null) return id;
    }
    return "";
  }

  private static BigDecimal tax(Element tax, List<Fault> faults) {
    var stated = number(tax, faults, "Money");
    var sum = BigDecimal.ZERO;
    var details = children(tax, "TaxDetail");
    for (var detail : details) {
      var amount = or0(number(detail, faults, "TaxAmount", "Money"));
      var base = number(detail, faults, "TaxableAmount", "Money");
      var rate = number(attribute(detail, "percentageRate"), "percentageRate", faults);
      if (base != null && rate != null) {
        Sums.near("tax of " + rate.toPlainString() + " %", amount, base.multiply(rate).movePointLeft(2), faults);
      }
      sum = sum.add(amount);
    }
    if (!details.isEmpty()) Sums.equal("total tax", stated, sum, faults);
    return stated;
  }

  private static void totals(Element summary, Lines lines, BigDecimal tax, BigDecimal net, List<Fault> faults) {
    var subtotal = number(summary, faults, "SubtotalAmount", "Money");
    if (subtotal != null && subtotal.compareTo(lines.after) != 0) Sums.equal("SubtotalAmount", subtotal, lines.before, faults);
    var computed = or0(subtotal)
        .add(or0(tax))
        .add(or0(number(summary, faults, "SpecialHandlingAmount", "Money")))
        .add(or0(number(summary, faults, "ShippingAmount", "Money")))
        .subtract(or0(number(summary, faults, "InvoiceDetailDiscount", "Money")))
        .add(modifications(first(summary, "InvoiceHeaderModifications"), faults));
    Sums.equal("NetAmount", net, computed, faults);
    if (first(summary, "DueAmount") != null) {
      var deposit = or0(number(summary, faults, "DepositAmount", "Money"));
      Sums.equal("DueAmount", number(summary, faults, "DueAmount", "Money"), or0(net).subtract(deposit), faults);
    }
  }

  private static BigDecimal modifications(Element modifications, List<Fault> faults) {
    var sum = BigDecimal.ZERO;
    for (var m : children(modifications, "Modification")) {
      sum = sum.add(or0(number(m, faults, "AdditionalCost", "Money")));
      sum = sum.subtract(or0(number(m, faults, "AdditionalDeduction", "DeductionAmount", "Money")));
    }
    return sum;
  }

  private static void currencies(Element e, String currency, List<Fault> faults) {
    var own = "Money".equals(e.getLocalName()) ? attribute(e, "currency") : null;
    if (own != null && !own.equals(currency)) faults.add(new Fault("TOTAL", "an amount is in " + own + ", the invoice in " + currency));
    for (var n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) currencies(child, currency, faults);
    }
  }

  /** The secret of the Sender's credential; null when there is none or the document is not cXML. */
  static String secret(byte[] bytes) {
    try {
      return text(SafeXml.parse(bytes, true).getDocumentElement(), "Header", "Sender", "Credential", "SharedSecret");
    } catch (SAXException e) {
      return null;
    }
  }

  /** The payloadID; null when there is none or the document is not cXML. */
  static String payloadId(byte[] bytes) {
    try {
      var root = SafeXml.parse(bytes, true).getDocumentElement();
      return "cXML".equals(root.getLocalName()) ? attribute(root, "payloadID") : null;
    } catch (SAXException e) {
      return null;
    }
  }
}
