package io.bordereau.checks;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Documents that have nothing wrong with them. */
final class Example {
  private Example() {}

  static Moment day(String iso) {
    return Moment.parse(iso);
  }

  static Money eur(String amount) {
    return Money.of(amount);
  }

  static Decimal n(String number) {
    return Decimal.of(number);
  }

  static Invoice empty() {
    try {
      var c = Invoice.class.getDeclaredConstructors()[0];
      return (Invoice) c.newInstance(new Object[c.getParameterCount()]);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  static Invoice with(Invoice d, Object... pathsAndValues) {
    for (int i = 0; i < pathsAndValues.length; i += 2) d = Edit.set(d, (String) pathsAndValues[i], pathsAndValues[i + 1]);
    return d;
  }

  /** Two lines at 19 % and one at 7 %, an allowance and a charge, from Germany to Germany: 390.00 net, 64.50 VAT. */
  static Invoice european() {
    Invoice d = with(empty(), "number", "4711", "issued", day("2026-11-20"), "due", day("2026-12-20"), "type", "380", "currency", "EUR",
        "buyerReference", "04011000-1234512345-06", "order", "PO-8801",
        "seller.name", "Halden Maschinenbau GmbH", "seller.vatId", "DE136695976", "seller.address.city", "Kassel",
            "seller.address.country", "DE",
        "seller.endpoint.value", "4012345000009", "seller.endpoint.scheme", "0088",
        "buyer.name", "Stadtwerke Nordheim", "buyer.vatId", "DE136695976", "buyer.address.city", "Nordheim", "buyer.address.country", "DE",
        "buyer.endpoint.value", "04011000-1234512345-06", "buyer.endpoint.scheme", "0204",
        "payments[1].means", "58", "payments[1].remittance", "RF18539007547034", "payments[1].account.id", "DE89370400440532013000");
    d = line(d, 1, "Valve", "5", "H87", "40.00", "200.00", "19");
    d = line(d, 2, "Seal", "10", "H87", "10.00", "100.00", "19");
    d = line(d, 3, "Manual", "2", "XPK", "50.00", "100.00", "7");
    d = with(d, "allowances[1].amount", eur("30.00"), "allowances[1].base", eur("300.00"), "allowances[1].percent", n("10"),
        "allowances[1].category", "S",
        "allowances[1].rate", n("19"), "allowances[1].reasonCode", "95", "charges[1].amount", eur("20.00"), "charges[1].category", "S",
            "charges[1].rate", n("19"),
        "charges[1].reasonCode", "FC", "vat[1].base", eur("290.00"), "vat[1].amount", eur("55.10"), "vat[1].category", "S", "vat[1].rate",
            n("19"),
        "vat[2].base", eur("100.00"), "vat[2].amount", eur("7.00"), "vat[2].category", "S", "vat[2].rate", n("7"));
    return with(d, "totals.lines", eur("400.00"), "totals.allowances", eur("30.00"), "totals.charges", eur("20.00"), "totals.withoutTax",
        eur("390.00"),
        "totals.tax", eur("62.10"), "totals.withTax", eur("452.10"), "totals.paid", eur("52.10"), "totals.due", eur("400.00"));
  }

  static Invoice line(Invoice d, int n, String name, String quantity, String unit, String price, String net, String rate) {
    String at = "lines[" + n + "].";
    return with(d, at + "id", String.valueOf(n), at + "item.name", name, at + "quantity", n(quantity), at + "unit", unit, at + "price.net",
        n(price), at + "net", eur(net),
        at + "vat.category", "S", at + "vat.rate", n(rate));
  }

  /** One line, all of it in one category without tax, sold abroad. */
  static Invoice untaxed(String category, String reasonCode, String buyerCountry) {
    Invoice d = european();
    d = with(d, "lines[3]", null, "lines[2]", null, "allowances[1]", null, "charges[1]", null, "vat[2]", null, "totals.allowances", null,
        "totals.charges", null,
        "totals.paid", null, "lines[1].vat.category", category, "lines[1].vat.rate", category.equals("O") ? null : n("0"),
            "vat[1].category", category,
        "vat[1].rate", category.equals("O") ? null : n("0"), "vat[1].base", eur("200.00"), "vat[1].amount", eur("0.00"),
            "vat[1].reasonCode", reasonCode,
        "buyer.address.country", buyerCountry, "delivery.date", day("2026-11-18"), "delivery.address.country", buyerCountry);
    for (String total : Arrays.asList("lines", "withoutTax", "withTax", "due")) d = with(d, "totals." + total, eur("200.00"));
    return with(d, "totals.tax", eur("0.00"));
  }

  /** A US invoice: no VAT anywhere, sales tax of a state and a county. */
  static Invoice american() {
    return with(empty(), "number", "INV-4711", "issued", day("2026-11-20"), "type", "380", "currency", "USD", "seller.name",
        "Northgate Pumps Inc",
        "buyer.name", "Northgate Retail", "buyer.address.country", "US", "seller.address.country", "US", "lines[1].id", "1",
            "lines[1].quantity", n("3"), "lines[1].unit", "EA",
        "lines[1].price.net", n("33.3333"), "lines[1].net", eur("100.00"), "lines[1].item.name", "Pump", "taxes[1].type", "sales",
            "taxes[1].jurisdiction", "TX",
        "taxes[1].amount", eur("6.25"), "taxes[1].rate", n("6.25"), "taxes[1].base", eur("100.00"), "taxes[2].type", "sales",
            "taxes[2].jurisdiction", "Travis County",
        "taxes[2].amount", eur("2.00"), "taxes[2].rate", n("2"), "taxes[2].base", eur("100.00"), "totals.due", eur("108.25"));
  }
}
