package io.bordereau.pdf.supplied;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents for tests, by the names of their parts. */
public final class Invoices {
  private Invoices() {}

  /** The invoice that the pages of the tests show: number RE-2026-4711 of 10 February 2026, 1,190.00 with and 1,000.00 without tax. */
  public static Invoice usual() {
    return with(Map.of());
  }

  /** The usual one with other parts. */
  public static Invoice with(Map<String, Object> other) {
    var parts = new HashMap<String, Object>(Map.of(
        "number", "RE-2026-4711",
        "issued", Moment.parse("2026-02-10"),
        "type", "380",
        "currency", "EUR",
        "due", Moment.parse("2026-03-12"),
        "seller", of(Party.class, Map.of("name", "Nordwind GmbH", "vatId", "DE123456789")),
        "buyer", of(Party.class, Map.of("name", "Sonnenschein SARL", "vatId", "FR83404833048")),
        "totals", of(Totals.class, Map.of("lines", Money.of("1000.00"), "withoutTax", Money.of("1000.00"), "tax", Money.of("190.00"), "withTax", Money.of("1190.00"),
            "due", Money.of("1190.00"))),
        "vat", List.of(of(Vat.class, Map.of("base", Money.of("1000.00"), "amount", Money.of("190.00"), "category", "S", "rate", Decimal.of("19"))))));
    parts.putAll(other);
    return of(Invoice.class, parts);
  }

  /** A record of these parts; the others are null. */
  public static <T extends Record> T of(Class<T> type, Map<String, Object> parts) {
    var components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = parts.get(components[i].getName());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }
}
