package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Totals;
import java.util.List;

/** Which way the money goes: the type code decides, amounts are positive. */
final class CreditChecks {
  static final List<Checks.Check> ALL = List.of(
      check("CHK-40", CheckGroup.CORE, CreditChecks::reference),
      check("CHK-41", CheckGroup.CORE, CreditChecks::negativeCredit),
      check("CHK-42", CheckGroup.CORE, CreditChecks::negativeInvoice));

  private CreditChecks() {}

  private static void reference(Case c, Say out) {
    if (c.invoice.isCredit() && c.invoice.preceding().isEmpty()) {
      out.wrong("preceding", "BG-3", null, null, "The credit note does not say which invoice it corrects; the buyer cannot match it.");
    }
  }

  private static void negativeCredit(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (c.invoice.isCredit() && t != null && t.withTax() != null && t.withTax().signum() < 0) {
      out.wrong("totals.withTax", "BT-112", t.withTax(), null,
          "The credit note has a negative total of " + t.withTax()
              + ". Its kind already says that money goes back; a minus on top asks the buyer to pay.");
    }
  }

  private static void negativeInvoice(Case c, Say out) {
    Totals t = c.invoice.totals();
    if (!c.invoice.isCredit() && t != null && t.withTax() != null && t.withTax().signum() < 0) {
      out.wrong("totals.withTax", "BT-112", t.withTax(), null, "The invoice has a negative total of " + t.withTax()
          + "; many buyers refuse that.");
    }
  }
}
