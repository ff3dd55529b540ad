package io.bordereau.pdf.slips;

import static io.bordereau.pdf.supplied.Invoices.of;
import static io.bordereau.pdf.supplied.Invoices.with;

import io.bordereau.document.Account;
import io.bordereau.document.Address;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Property;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invoices to be paid. */
final class Bills {
  /** A QR-IBAN (institution 30808) and an ordinary IBAN (institution 00762). */
  static final String QR_IBAN = "CH4431999123000889012";
  static final String IBAN = "CH9300762011623852957";
  static final String QR_REFERENCE = "210000000003139471430009017";

  private Bills() {}

  /** A Swiss company bills a Swiss customer. */
  static Invoice swiss(Object... other) {
    var parts = new HashMap<String, Object>(Map.of(
        "number", "RG-2026/117",
        "issued", Moment.parse("2026-11-20"),
        "due", Moment.parse("2026-12-20"),
        "currency", "CHF",
        "buyerReference", "PO-8801",
        "seller", of(Party.class, Map.of("name", "Brunner & Söhne AG", "vatId", "CHE-107.787.577MWST", "address", address("Bahnhofstrasse 12a", "8001", "Zürich", "CH"))),
        "buyer", of(Party.class, Map.of("name", "Hôtel du Lac Sàrl", "address", address("Rue du Lac 4", "1201", "Genève", "CH"))),
        "payments", List.of(payment(QR_IBAN, QR_REFERENCE)),
        "totals", totals("2593.75"),
        "vat", List.of(vat("2000.00", "8.1"), vat("420.81", "2.6"))));
    parts.put("delivery", of(io.bordereau.document.Delivery.class, Map.of("date", Moment.parse("2026-11-18"))));
    parts.put("paymentTerms", List.of(of(PaymentTerm.class, Map.of("discountPercent", Decimal.of("2"), "discountDays", Decimal.of("10")))));
    for (int i = 0; i < other.length; i += 2) parts.put((String) other[i], other[i + 1]);
    return with(parts);
  }

  static Address address(String line, String postCode, String city, String country) {
    var parts = new HashMap<String, Object>();
    parts.put("line1", line);
    parts.put("postCode", postCode);
    parts.put("city", city);
    parts.put("country", country);
    return of(Address.class, parts);
  }

  static Payment payment(String iban, String reference) {
    var parts = new HashMap<String, Object>();
    parts.put("means", "30");
    parts.put("remittance", reference);
    parts.put("account", of(Account.class, Map.of("id", iban)));
    return of(Payment.class, parts);
  }

  static Totals totals(String due) {
    return of(Totals.class, Map.of("due", Money.of(due), "withTax", Money.of(due), "tax", Money.of("172.94"), "withoutTax", Money.of("2420.81")));
  }

  static Vat vat(String base, String rate) {
    return of(Vat.class, Map.of("base", Money.of(base), "category", "S", "rate", Decimal.of(rate)));
  }

  static Property property(String name, String value) {
    return of(Property.class, Map.of("name", name, "value", value));
  }
}
