package io.bordereau.routes.intake;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.LineVat;
import io.bordereau.document.Money;
import io.bordereau.document.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Line amounts, VAT breakdown and totals of an export that has none, as EN 16931-1 clause 6.4 computes them: tax once per category and
 * rate, half up. What the export does state is kept.
 */
final class ComputedTotals {
  private record Key(String category, Decimal rate) {}

  /** What is taxed alike, and why it is not when it is not. */
  private static final class Sum {
    BigDecimal base = BigDecimal.ZERO;
    String reason;
    String reasonCode;
  }

  private ComputedTotals() {}

  static void into(Draft draft) {
    var d = (Invoice) draft.build();
    Totals given = d.totals();
    BigDecimal lines = BigDecimal.ZERO;
    boolean complete = true;
    Map<Key, Sum> taxed = new LinkedHashMap<>();
    int n = 0;
    for (Line l : d.lines()) {
      n++;
      BigDecimal net = l.net() == null ? net(l) : l.net().amount();
      if (net == null) {
        complete = false;
        continue;
      }
      if (l.net() == null) draft.set("lines[" + n + "].net", new Money(net));
      lines = lines.add(net);
      LineVat v = l.vat();
      if (v != null && v.category() != null) {
        Sum s = taxed.computeIfAbsent(new Key(v.category(), v.rate()), k -> new Sum());
        s.base = s.base.add(net);
        if (s.reason == null) s.reason = v.reason();
        if (s.reasonCode == null) s.reasonCode = v.reasonCode();
      }
    }
    // a sum of lines of which one is unknown would be a lie
    if (!complete) return;
    BigDecimal allowances = add(d.allowances(), taxed, -1);
    BigDecimal charges = add(d.charges(), taxed, 1);
    BigDecimal tax = d.vat().isEmpty() ? breakdown(draft, taxed) : d.vat().stream().map(v -> or0(v.amount())).reduce(BigDecimal.ZERO,
        BigDecimal::add);
    BigDecimal withoutTax = lines.subtract(allowances).add(charges);
    set(draft, "totals.lines", given == null ? null : given.lines(), lines);
    if (!d.allowances().isEmpty()) set(draft, "totals.allowances", given == null ? null : given.allowances(), allowances);
    if (!d.charges().isEmpty()) set(draft, "totals.charges", given == null ? null : given.charges(), charges);
    set(draft, "totals.withoutTax", given == null ? null : given.withoutTax(), withoutTax);
    set(draft, "totals.tax", given == null ? null : given.tax(), tax);
    set(draft, "totals.withTax", given == null ? null : given.withTax(), withoutTax.add(tax));
    BigDecimal paid = given == null ? BigDecimal.ZERO : or0(given.paid());
    BigDecimal rounding = given == null ? BigDecimal.ZERO : or0(given.rounding());
    set(draft, "totals.due", given == null ? null : given.due(), withoutTax.add(tax).subtract(paid).add(rounding));
  }

  private static BigDecimal net(Line l) {
    if (l.quantity() == null || l.price() == null || l.price().net() == null) return null;
    BigDecimal base = l.price().baseQuantity() == null || l.price().baseQuantity().value().signum() == 0 ? BigDecimal.ONE
        : l.price().baseQuantity().value();
    BigDecimal net = l.quantity().value().multiply(l.price().net().value()).divide(base, MathContext.DECIMAL64);
    for (AllowanceCharge a : l.allowances()) net = net.subtract(or0(a.amount()));
    for (AllowanceCharge a : l.charges()) net = net.add(or0(a.amount()));
    return net.setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal add(List<AllowanceCharge> all, Map<Key, Sum> taxed, int sign) {
    BigDecimal sum = BigDecimal.ZERO;
    for (AllowanceCharge a : all) {
      BigDecimal amount = or0(a.amount());
      sum = sum.add(amount);
      if (a.category() == null) continue;
      Sum s = taxed.computeIfAbsent(new Key(a.category(), a.rate()), k -> new Sum());
      s.base = sign < 0 ? s.base.subtract(amount) : s.base.add(amount);
    }
    return sum;
  }

  private static BigDecimal breakdown(Draft draft, Map<Key, Sum> taxed) {
    BigDecimal total = BigDecimal.ZERO;
    int n = 0;
    for (Map.Entry<Key, Sum> e : taxed.entrySet()) {
      String at = "vat[" + ++n + "].";
      Decimal rate = e.getKey().rate;
      BigDecimal tax = rate == null ? BigDecimal.ZERO
          : e.getValue().base.multiply(rate.value()).divide(BigDecimal.valueOf(100), MathContext.DECIMAL64).setScale(2,
              RoundingMode.HALF_UP);
      draft.set(at + "base", new Money(e.getValue().base));
      draft.set(at + "amount", new Money(tax));
      draft.set(at + "category", e.getKey().category);
      if (rate != null) draft.set(at + "rate", rate);
      if (e.getValue().reason != null) draft.set(at + "reason", e.getValue().reason);
      if (e.getValue().reasonCode != null) draft.set(at + "reasonCode", e.getValue().reasonCode);
      total = total.add(tax);
    }
    return total;
  }

  private static void set(Draft draft, String path, Money given, BigDecimal computed) {
    if (given == null) draft.set(path, new Money(computed));
  }

  private static BigDecimal or0(Money m) {
    return m == null ? BigDecimal.ZERO : m.amount();
  }
}
