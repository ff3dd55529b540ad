package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Payment;
import java.util.List;
import java.util.Set;

/** Payment instructions (BG-16). */
final class PaymentChecks {
  private static final Set<String> TRANSFER = Set.of("30", "58");
  private static final Set<String> DEBIT = Set.of("49", "59");
  /** PCI DSS 3.4: at most the first six and the last four digits may be shown. */
  private static final int SHOWN_DIGITS = 10;

  static final List<Checks.Check> ALL = List.of(
      check("CHK-75", CheckGroup.CORE, PaymentChecks::cards),
      check("CHK-76", CheckGroup.EN16931, PaymentChecks::accounts),
      check("CHK-77", CheckGroup.PEPPOL, PaymentChecks::mandates));

  private PaymentChecks() {}

  private static void cards(Case c, Say out) {
    int n = 0;
    for (Payment p : c.invoice.payments()) {
      n++;
      String number = p.card() == null ? null : p.card().number();
      if (number == null || number.strip().length() <= SHOWN_DIGITS) continue;
      // the number itself never appears in a finding
      out.wrong("payments[" + n + "].card.number", "BT-87", null, c.wants(CheckGroup.EN16931) ? "BR-51" : null,
          "The " + c.noun + " shows " + number.strip().length()
              + " characters of a card number; at most the first six and the last four digits may be shown.");
    }
  }

  private static void accounts(Case c, Say out) {
    int n = 0;
    for (Payment p : c.invoice.payments()) {
      n++;
      if (p.means() == null || !TRANSFER.contains(p.means()) || p.account() != null && !Case.blank(p.account().id())) continue;
      out.wrong("payments[" + n + "].account.id", "BT-84", null, "BR-61", "Payment is to be made by credit transfer (code " + p.means()
          + "), but no account number is given.");
    }
  }

  private static void mandates(Case c, Say out) {
    int n = 0;
    for (Payment p : c.invoice.payments()) {
      n++;
      if (p.means() == null || !DEBIT.contains(p.means()) || !Case.blank(p.mandate())) continue;
      out.wrong("payments[" + n + "].mandate", "BT-89", null, "PEPPOL-EN16931-R061", "Payment is to be taken by direct debit (code "
          + p.means() + "), but the mandate reference is not given.");
    }
  }
}
