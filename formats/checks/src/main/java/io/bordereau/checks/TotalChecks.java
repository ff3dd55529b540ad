package io.bordereau.checks;

import static io.bordereau.checks.Case.cents;
import static io.bordereau.checks.Case.number;
import static io.bordereau.checks.Case.same;
import static io.bordereau.checks.Case.say;
import static io.bordereau.checks.Checks.check;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Tax;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The sums of the document (BG-22),
    recomputed half up (EN 16931-1 6.4.1, BR-CO-10 to BR-CO-16). A sum that is not stated is not checked. */
final class TotalChecks {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  static final List<Checks.Check> ALL = List.of(
      check("CHK-10", CheckGroup.CORE, TotalChecks::lines),
      check("CHK-11", CheckGroup.CORE, TotalChecks::allowances),
      check("CHK-12", CheckGroup.CORE, TotalChecks::charges),
      check("CHK-13", CheckGroup.CORE, TotalChecks::withoutTax),
      check("CHK-14", CheckGroup.CORE, TotalChecks::tax),
      check("CHK-15", CheckGroup.CORE, TotalChecks::withTax),
      check("CHK-16", CheckGroup.CORE, TotalChecks::due),
      check("CHK-19", CheckGroup.CORE, TotalChecks::fromLines));

  private TotalChecks() {}

  private static void lines(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.lines() == null) return;
    BigDecimal sum = sum(c.invoice.lines().stream().filter(Line::counts).toList(), Line::net);
    if (sum == null || c.invoice.lines().isEmpty() && !c.wants(CheckGroup.EN16931)) return;
    if (!same(number(t.lines()), cents(sum))) {
      out.wrong("totals.lines", "BT-106", t.lines(), official(c, "BR-CO-10"),
          "The sum of the lines is given as " + t.lines() + ", but the " + c.invoice.lines().size() + " lines add up to " + say(cents(sum))
              + ".");
    }
  }

  private static void allowances(Case c, Say out) {
    sumOf(c, out, c.invoice.allowances(), Totals::allowances, "totals.allowances", "BT-107", "BR-CO-11", "allowances");
  }

  private static void charges(Case c, Say out) {
    sumOf(c, out, c.invoice.charges(), Totals::charges, "totals.charges", "BT-108", "BR-CO-12", "charges");
  }

  private static void sumOf(Case c, Say out, List<AllowanceCharge> list, Function<Totals, Money> stated, String where, String term,
      String official,
      String words) {
    Totals t = c.invoice.totals();
    BigDecimal sum = sum(list, AllowanceCharge::amount);
    if (t == null || sum == null) return;
    Money is = stated.apply(t);
    if (is == null && (!c.wants(CheckGroup.EN16931) || list.isEmpty())) return;
    if (is == null || !same(is.amount(), cents(sum))) {
      out.wrong(where, term, is, official(c, official), "The sum of the " + words + " of the document is "
          + (is == null ? "not given" : "given as " + is)
          + ", but they add up to " + say(cents(sum)) + ".");
    }
  }

  private static void withoutTax(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.withoutTax() == null || t.lines() == null) return;
    BigDecimal expected = cents(number(t.lines()).subtract(or0(t.allowances())).add(or0(t.charges())));
    if (!same(t.withoutTax().amount(), expected)) {
      out.wrong("totals.withoutTax", "BT-109", t.withoutTax(), official(c, "BR-CO-13"), "The total without tax is given as "
          + t.withoutTax()
          + ", but " + t.lines() + " of lines" + less(t.allowances(), " allowances") + plus(t.charges(), " charges") + " is "
              + say(expected) + ".");
    }
  }

  private static void tax(Case c, Say out) {
    Totals t = c.invoice.totals();
    List<Vat> rows = c.invoice.vat().stream().filter(Case::isVat).toList();
    BigDecimal sum = sum(rows, Vat::amount);
    if (t == null || rows.isEmpty() || sum == null) return;
    if (t.tax() == null ? c.wants(CheckGroup.EN16931) || sum.signum() != 0 : !same(t.tax().amount(), cents(sum))) {
      out.wrong("totals.tax", "BT-110", t.tax(), official(c, "BR-CO-14"), "The total VAT is "
          + (t.tax() == null ? "not given" : "given as " + t.tax())
          + ", but the rows of the VAT breakdown add up to " + say(cents(sum)) + ".");
    }
  }

  private static void withTax(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.withTax() == null || t.withoutTax() == null) return;
    BigDecimal expected = cents(t.withoutTax().amount().add(or0(t.tax())));
    if (same(t.withTax().amount(), expected)) return;
    if (!c.wants(CheckGroup.EN16931)) {
      // elsewhere other taxes may be counted in the total tax or beside it
      BigDecimal other = otherTaxes(c);
      if (same(t.withTax().amount(), cents(expected.add(other))) || same(t.withTax().amount(),
          cents(t.withoutTax().amount().add(other)))) return;
    }
    out.wrong("totals.withTax", "BT-112", t.withTax(), official(c, "BR-CO-15"), "The total with tax is given as " + t.withTax() + ", but "
        + t.withoutTax() + plus(t.tax(), " tax") + " is " + say(expected) + ".");
  }

  /** What third parties collect with the invoice (extension of XRechnung). */
  private static BigDecimal ofOthers(Case c) {
    return c.invoice.priorPayments().stream().filter(p -> !"advance".equals(p.kind())).map(p -> or0(p.amount())).reduce(ZERO, BigDecimal::add);
  }

  private static void due(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.due() == null || t.withTax() == null) return;
    BigDecimal expected = cents(t.withTax().amount().subtract(or0(t.paid())).add(or0(t.rounding())));
    if (!c.wants(CheckGroup.EN16931) && discounted(t, expected)) return;
    if (!same(t.due().amount(), expected) && !same(t.due().amount(), cents(expected.add(ofOthers(c))))) {
      out.wrong("totals.due", "BT-115", t.due(), official(c, "BR-CO-16"), "The amount due is given as " + t.due() + ", but " + t.withTax()
          + " with tax"
          + less(t.paid(), " paid") + plus(t.rounding(), " rounding") + " is " + say(expected) + ".");
    }
  }

  /** Whether the amount due is stated after the terms discount, as some X12 senders do. */
  private static boolean discounted(Totals t, BigDecimal expected) {
    return t.discounted() != null && same(t.due().amount(), t.discounted().amount())
        || t.discount() != null && same(t.due().amount(), cents(expected.subtract(t.discount().amount())));
  }

  /** Formats that state one total only (X12 TDS01): it must follow from lines, allowances, charges and taxes. Doubtful,
      as formats hide taxes. */
  private static void fromLines(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.withoutTax() != null || c.invoice.lines().isEmpty()) return;
    Money stated = t.withTax() == null ? t.due() : t.withTax();
    BigDecimal net = BigDecimal.ZERO;
    for (Line l : c.invoice.lines()) {
      if (!l.counts()) continue;
      BigDecimal of = l.net() == null ? LineChecks.expected(l) : l.net().amount();
      if (of == null) return;
      net = net.add(of);
    }
    BigDecimal less = sum(c.invoice.allowances(), AllowanceCharge::amount);
    BigDecimal more = sum(c.invoice.charges(), AllowanceCharge::amount);
    if (stated == null || less == null || more == null) return;
    BigDecimal before = cents(net.subtract(less).add(more));
    BigDecimal other = otherTaxes(c);
    BigDecimal is = stated.amount().add(t.withTax() == null ? or0(t.paid()).subtract(or0(t.rounding())) : ZERO);
    for (BigDecimal tax : List.of(ZERO, other, or0(t.tax()), other.add(or0(t.tax())))) {
      if (same(is, cents(before.add(tax)))) return;
    }
    BigDecimal expected = cents(before.add(t.tax() == null ? other : t.tax().amount()));
    out.wrong(t.withTax() == null ? "totals.due" : "totals.withTax", t.withTax() == null ? "BT-115" : "BT-112", stated, null,
        "The total is given as " + stated + ", but lines, allowances, charges and taxes come to " + say(expected) + ".");
  }

  /** Taxes other than VAT on the document, else those on its lines; a tax that only informs is not added. */
  static BigDecimal otherTaxes(Case c) {
    BigDecimal header = ZERO;
    for (Tax t : c.invoice.taxes()) if (counts(t)) header = header.add(t.amount().amount());
    if (header.signum() != 0) return header;
    BigDecimal lines = ZERO;
    for (Line l : c.invoice.lines()) if (l.counts()) for (Tax t : l.taxes()) if (counts(t)) lines = lines.add(t.amount().amount());
    return lines;
  }

  private static boolean counts(Tax t) {
    return t.amount() != null && !"informational".equals(t.relation());
  }

  private static <T> BigDecimal sum(List<T> list, Function<T, Money> part) {
    BigDecimal sum = ZERO;
    for (T t : list) {
      Money m = part.apply(t);
      if (m == null) return null;
      sum = sum.add(m.amount());
    }
    return sum;
  }

  static BigDecimal or0(Money m) {
    return m == null ? ZERO : m.amount();
  }

  private static String official(Case c, String id) {
    return c.wants(CheckGroup.EN16931) ? id : null;
  }

  private static String plus(Money m, String what) {
    return m == null || m.signum() == 0 ? "" : " plus " + m + what;
  }

  private static String less(Money m, String what) {
    return m == null || m.signum() == 0 ? "" : " less " + m + what;
  }
}
