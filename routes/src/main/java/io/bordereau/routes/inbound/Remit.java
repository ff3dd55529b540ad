package io.bordereau.routes.inbound;

import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.Settlement;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Key;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Named;
import io.bordereau.routes.ledger.Payments.Payment;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells our invoices what a remittance pays: matched by partner and number, whole or in part. An invoice is paid when what was paid, deducted and
 * discounted reaches its amount, over however many remittances; an item that names no document of ours is kept and listed.
 */
final class Remit {
  private final Ledger ledger;

  Remit(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Tells every invoice that the remittance names. */
  void remit(Arrival a, Remittance remittance) {
    int place = 0;
    for (var item : Settlement.of(remittance)) {
      place++;
      if (item.number() != null && !item.number().isBlank()) tell(a, remittance, item, place);
    }
  }

  private void tell(Arrival a, Remittance remittance, Settlement item, int place) {
    var names = names(a.partner().id(), item);
    var document = names.stream().flatMap(n -> only(n).stream()).findFirst().orElse(null);
    var currency = remittance.currency() == null ? "" : remittance.currency();
    ledger.payments().note(new Payment(a.standing().id(), place, a.partner().id(), item.number().strip(), currency, amount(item.paid()), amount(item.settled()),
        document));
    var key = document == null ? null : ledger.inquiry().document(document).map(Standing::key).orElse(null);
    var said = said(document, key, currency, item);
    var words = (remittance.trace() == null ? "remittance" : "remittance " + remittance.trace()) + ": " + amount(item.paid()).toPlainString() + " "
        + currency + said.words();
    ledger.answer(new Evidence("remittance", a.standing().id() + "/" + place, names, Level.BUSINESS, said.verdict(), words.strip(),
        a.standing().payload(), null, null, null, said.findings()));
  }

  /** Most exact first: a credit note and an invoice may have the same number. */
  private static List<Ref> names(String partner, Settlement item) {
    var number = item.number().strip();
    var kind = "381".equals(item.type()) ? "credit-note" : "invoice";
    return List.of(new Ref(kind, partner, number), new Ref("number", partner, number));
  }

  /** The one document of a name, even when several of its sendings go by it. */
  private Optional<String> only(Ref name) {
    var documents = ledger.inquiry().named(name).stream().map(Named::document).distinct().toList();
    return documents.size() == 1 ? Optional.of(documents.get(0)) : Optional.empty();
  }

  /** What an item means for its document. */
  private record Said(Verdict verdict, String words, List<Finding> findings) {}

  private Said said(String document, Key key, String currency, Settlement item) {
    if (key == null || key.amount().isEmpty()) return new Said(Verdict.PAID, " paid", List.of());
    var due = new BigDecimal(key.amount());
    if (!currency.isEmpty() && !currency.equals(key.currency())) {
      return new Said(Verdict.ACCEPTED, " paid of " + due.toPlainString() + " " + key.currency(),
          List.of(Told.paidOtherwise(key.number(), "It was paid in " + currency + " and is due in " + key.currency() + ".")));
    }
    var settled = ledger.payments().settled(document, key.currency()).abs();
    var deducted = amount(item.settled()).abs().subtract(amount(item.paid()).abs());
    var how = (deducted.signum() > 0 ? " and " + deducted.toPlainString() + " deducted" : "") + " of " + due.toPlainString();
    if (settled.compareTo(due.abs()) < 0) return new Said(Verdict.ACCEPTED, " paid in part," + how + "; " + due.abs().subtract(settled).toPlainString()
        + " open", List.of());
    var findings = new ArrayList<Finding>();
    if (settled.compareTo(due.abs()) > 0) findings.add(Told.paidOtherwise(key.number(), "More was paid than is due: " + settled.toPlainString() + " of "
        + due.toPlainString() + " " + key.currency() + "."));
    return new Said(Verdict.PAID, " paid" + how, findings);
  }

  private static BigDecimal amount(Money money) {
    return money == null ? BigDecimal.ZERO : money.amount();
  }
}
