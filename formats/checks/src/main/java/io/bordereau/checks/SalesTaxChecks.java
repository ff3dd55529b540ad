package io.bordereau.checks;

import static io.bordereau.checks.Case.within;
import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Line;
import io.bordereau.document.Tax;
import io.bordereau.document.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Taxes other than VAT: sales tax by jurisdiction, GST, HST, PST, QST. Rounding differs by state, so most findings are doubts. */
final class SalesTaxChecks {
  /** Jurisdictions round by line or by invoice, to the cent; ten lines may be off by that much. */
  private static final String SLACK = "0.05";

  static final List<Checks.Check> ALL = List.of(
      check("CHK-90", CheckGroup.SALES_TAX, SalesTaxChecks::total),
      check("CHK-91", CheckGroup.SALES_TAX, SalesTaxChecks::amounts),
      check("CHK-92", CheckGroup.SALES_TAX, SalesTaxChecks::unnamed));

  private SalesTaxChecks() {}

  private static void total(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (t == null || t.tax() == null || c.invoice.taxes().isEmpty() || !c.invoice.vat().isEmpty()) return;
    BigDecimal sum = TotalChecks.otherTaxes(c);
    if (!within(t.tax().amount(), sum, "0")) {
      out.wrong("totals.tax", "BT-110", t.tax(), null, "The total tax is given as " + t.tax() + ", but the taxes of the " + c.noun
          + " add up to " + Case.say(sum) + ".");
    }
  }

  private static void amounts(Case c, Say out) {
    int n = 0;
    for (Tax t : c.invoice.taxes()) amount(t, "taxes[" + ++n + "]", "Tax " + n, out);
    int line = 0;
    for (Line l : c.invoice.lines()) {
      line++;
      int k = 0;
      for (Tax t : l.taxes()) amount(t, "lines[" + line + "].taxes[" + ++k + "]", "On line " + line + " tax " + k, out);
    }
  }

  private static void amount(Tax t, String where, String noun, Say out) {
    if (t.amount() == null || t.base() == null || t.rate() == null) return;
    BigDecimal expected = t.base().amount().multiply(t.rate().value()).divide(Case.HUNDRED, MathContext.DECIMAL64);
    if (!within(t.amount().amount(), expected, SLACK)) {
      out.wrong(where + ".amount", "BX-111", t.amount(), null, noun + (t.jurisdiction() == null ? "" : " of " + t.jurisdiction())
          + " is given as " + t.amount() + ", but "
          + t.rate() + " % of " + t.base() + " is " + Case.say(expected.setScale(2, RoundingMode.HALF_UP)) + ".");
    }
  }

  private static void unnamed(Case c, Say out) {
    int n = 0;
    for (Tax t : c.invoice.taxes()) {
      n++;
      if (t.amount() != null && t.amount().signum() != 0 && t.type() == null && t.jurisdiction() == null && t.description() == null) {
        out.wrong("taxes[" + n + "]", "BX-110", t.amount(), null, "A tax of " + t.amount()
            + " does not say which tax it is, nor for which state or town.");
      }
    }
  }
}
