package io.bordereau.checks;

import static io.bordereau.checks.Case.number;
import static io.bordereau.checks.Case.same;
import static io.bordereau.checks.Case.within;
import static io.bordereau.checks.Checks.check;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds inside a line, and inside an allowance or charge. */
final class LineChecks {
  private static final String SLACK = "0.02";

  static final List<Checks.Check> ALL = List.of(
      check("CHK-20", CheckGroup.CORE, LineChecks::net),
      check("CHK-22", CheckGroup.CORE, LineChecks::percentages),
      check("CHK-23", CheckGroup.PEPPOL, LineChecks::halfPercentages),
      check("CHK-24", CheckGroup.CORE, LineChecks::grossPrice),
      check("CHK-25", CheckGroup.CORE, LineChecks::baseQuantity),
      check("CHK-26", CheckGroup.CORE, LineChecks::baseUnit),
      check("CHK-27", CheckGroup.CORE, LineChecks::negativePrices),
      check("CHK-30", CheckGroup.CORE, LineChecks::duplicates));

  private LineChecks() {}

  /** Quantity x price / base quantity - allowances + charges, unrounded; null when it cannot be computed. */
  static BigDecimal expected(Line l) {
    Price p = l.price();
    if (l.quantity() == null || p == null || p.net() == null) return null;
    BigDecimal base = p.baseQuantity() == null || p.baseQuantity().value().signum() == 0 ? BigDecimal.ONE : p.baseQuantity().value();
    BigDecimal net = l.quantity().value().multiply(p.net().value()).divide(base, MathContext.DECIMAL64);
    for (AllowanceCharge a : l.allowances()) if (a.amount() != null) net = net.subtract(a.amount().amount());
    for (AllowanceCharge a : l.charges()) if (a.amount() != null) net = net.add(a.amount().amount());
    return net;
  }

  private static void net(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      BigDecimal expected = expected(l);
      if (l.net() == null || expected == null || within(l.net().amount(), expected, SLACK)) continue;
      var words = new StringBuilder("Line ").append(n).append(" says ").append(l.net()).append(", but ").append(l.quantity()).append(" x ")
          .append(price(l.price()));
      for (AllowanceCharge a : l.allowances()) if (a.amount() != null) words.append(" less ").append(a.amount());
      for (AllowanceCharge a : l.charges()) if (a.amount() != null) words.append(" plus ").append(a.amount());
      words.append(" is ").append(Case.say(expected.setScale(2, RoundingMode.HALF_UP))).append('.');
      out.wrongIf(c.wants(CheckGroup.PEPPOL), "lines[" + n + "].net", "BT-131", l.net(), "PEPPOL-EN16931-R120", words.toString());
    }
  }

  private static String price(Price p) {
    String net = new Money(p.net().value()).toString();
    return p.baseQuantity() == null || same(p.baseQuantity().value(), BigDecimal.ONE) ? net : net + " per " + p.baseQuantity();
  }

  /** The terms of amount, base and percentage, which EN 16931-1 numbers anew for each place. */
  private record Terms(String amount, String base, String percent) {}

  /** What is done to one allowance or charge. */
  @FunctionalInterface
  private interface One {
    void test(AllowanceCharge a, String where, String noun, Terms terms);
  }

  private static void each(Case c, One one) {
    each(c.invoice.allowances(), "allowances[", "Allowance ", new Terms("BT-92", "BT-93", "BT-94"), one);
    each(c.invoice.charges(), "charges[", "Charge ", new Terms("BT-99", "BT-100", "BT-101"), one);
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      each(l.allowances(), "lines[" + n + "].allowances[", "On line " + n + " allowance ", new Terms("BT-136", "BT-137", "BT-138"), one);
      each(l.charges(), "lines[" + n + "].charges[", "On line " + n + " charge ", new Terms("BT-141", "BT-142", "BT-143"), one);
    }
  }

  private static void each(List<AllowanceCharge> list, String path, String noun, Terms terms, One one) {
    for (int n = 1; n <= list.size(); n++) one.test(list.get(n - 1), path + n + "]", noun + n, terms);
  }

  private static void percentages(Case c, Say out) {
    each(c, (a, where, noun, terms) -> {
      if (a.amount() == null || a.base() == null || a.percent() == null) return;
      BigDecimal expected = a.base().amount().multiply(a.percent().value()).divide(Case.HUNDRED, MathContext.DECIMAL64);
      if (!within(a.amount().amount(), expected, SLACK)) {
        out.wrongIf(c.wants(CheckGroup.PEPPOL), where + ".amount", terms.amount, a.amount(), "PEPPOL-EN16931-R040", noun + " says "
            + a.amount() + ", but "
            + a.percent() + " % of " + a.base() + " is " + Case.say(expected.setScale(2, RoundingMode.HALF_UP)) + ".");
      }
    });
  }

  private static void halfPercentages(Case c, Say out) {
    each(c, (a, where, noun, terms) -> {
      if (a.percent() != null && a.base() == null) {
        out.wrong(where + ".base", terms.base, null, "PEPPOL-EN16931-R041", noun + " is " + a.percent() + " %, but does not say of what.");
      } else if (a.base() != null && a.percent() == null) {
        out.wrong(where + ".percent", terms.percent, null, "PEPPOL-EN16931-R042", noun + " has a base of " + a.base()
            + ", but no percentage.");
      }
    });
  }

  private static void grossPrice(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      Price p = l.price();
      if (p == null || p.net() == null || p.gross() == null) continue;
      BigDecimal expected = p.gross().value().subtract(p.discount() == null ? BigDecimal.ZERO : p.discount().value());
      if (!same(p.net().value(), expected)) {
        out.wrongIf(c.wants(CheckGroup.PEPPOL), "lines[" + n + "].price.net", "BT-146", p.net(), "PEPPOL-EN16931-R046", "On line " + n
            + " the net price is " + p.net() + ", but gross price " + p.gross() + " less discount "
                + (p.discount() == null ? "0" : p.discount())
            + " is " + expected.toPlainString() + ".");
      }
    }
  }

  private static void baseQuantity(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      var base = l.price() == null ? null : l.price().baseQuantity();
      if (base != null && base.value().signum() <= 0) {
        out.wrong("lines[" + n + "].price.baseQuantity", "BT-149", base, c.wants(CheckGroup.PEPPOL) ? "PEPPOL-EN16931-R121" : null,
            "On line " + n + " the price is per " + base + " units; that must be more than zero.");
      }
    }
  }

  private static void baseUnit(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      Price p = l.price();
      if (p == null || p.baseUnit() == null || l.unit() == null || p.baseUnit().equals(l.unit()) || p.conversion() != null) continue;
      out.wrongIf(c.wants(CheckGroup.PEPPOL), "lines[" + n + "].price.baseUnit", "BT-150", p.baseUnit(), "PEPPOL-EN16931-R130",
          "On line " + n + " the quantity is in " + l.unit() + ", but the price is per " + p.baseUnit() + ".");
    }
  }

  private static void negativePrices(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      Price p = l.price();
      if (p == null) continue;
      boolean european = c.wants(CheckGroup.EN16931);
      if (negative(number(p.net()))) {
        out.wrongIf(european, "lines[" + n + "].price.net", "BT-146", p.net(), "BR-27", "Line " + n + " has a negative price of " + p.net()
            + ".");
      }
      if (negative(number(p.gross()))) {
        out.wrongIf(european, "lines[" + n + "].price.gross", "BT-148", p.gross(), "BR-28", "Line " + n + " has a negative gross price of "
            + p.gross() + ".");
      }
    }
  }

  private static boolean negative(BigDecimal n) {
    return n != null && n.signum() < 0;
  }

  private static void duplicates(Case c, Say out) {
    Map<String, Integer> first = new HashMap<>();
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      if (l.id() == null) continue;
      Integer before = first.putIfAbsent(l.id(), n);
      if (before != null) {
        out.wrong("lines[" + n + "].id", "BT-126", l.id(), null, "Line " + n + " has the same line number " + l.id() + " as line " + before
            + ".");
      }
    }
  }
}
