package io.bordereau.routes.inbound;

import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.Settlement;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Inbound;
import io.bordereau.routes.agreements.Partner;
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
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells our invoices what a remittance pays: matched by partner and number, whole or in part. An invoice is paid when what was paid, deducted and
 * discounted reaches its amount, over however many remittances; an item that names no document of ours is kept and listed.
 */
final class Remit {
  private final Ledger ledger;
  private final Supplier<List<String>> everybody;

  /**
   * Tells the documents of this ledger.
   *
   * @param everybody the ids of all partners, among whose invoices those are looked for that a bank reports as paid
   */
  Remit(Ledger ledger, Supplier<List<String>> everybody) {
    this.ledger = ledger;
    this.everybody = everybody;
  }

  /** Why nothing that the remittance names is paid by it, though it may say so: the money went out, went back, or has not come yet. */
  static Optional<Finding> notMoneyOfOurs(Remittance remittance) {
    if ("reversal".equals(remittance.purpose())) return Optional.of(Told.notYetPaid("An earlier payment is taken back by this."));
    if ("debit".equals(remittance.direction())) return Optional.of(Told.notYetPaid("This is money that went out of the account."));
    if (remittance.handling() != null && NOT_YET.contains(remittance.handling())) return Optional.of(Told.notYetPaid("This payment is announced and not booked yet."));
    return Optional.empty();
  }

  private static final Set<String> NOT_YET = Set.of("pending", "information", "future");

  /** Tells every invoice that the remittance names. */
  void remit(Arrival a, Remittance remittance) {
    if (notMoneyOfOurs(remittance).isPresent()) return;
    int place = 0;
    for (var item : Settlement.of(remittance)) {
      place++;
      if (!called(item).isEmpty()) tell(a, remittance, item, place);
    }
  }

  private void tell(Arrival a, Remittance remittance, Settlement item, int place) {
    var names = names(a.partner(), item);
    var document = names.stream().flatMap(n -> only(n).stream()).findFirst().orElse(null);
    var currency = remittance.currency() == null ? "" : remittance.currency();
    ledger.payments().note(new Payment(a.standing().id(), place, a.partner().id(), called(item), currency, amount(item.paid()), amount(item.settled()),
        document));
    var key = document == null ? null : ledger.inquiry().document(document).map(Standing::key).orElse(null);
    var said = said(document, key, currency, item);
    var words = (remittance.trace() == null ? "remittance" : "remittance " + remittance.trace()) + ": " + amount(item.paid()).toPlainString() + " "
        + currency + said.words();
    ledger.answer(new Evidence("remittance", a.standing().id() + "/" + place, names, Level.BUSINESS, said.verdict(), words.strip(),
        a.standing().payload(), null, null, null, said.findings()));
  }

  /** Most exact first: a credit note and an invoice may have the same number. */
  private List<Ref> names(Partner partner, Settlement item) {
    var names = new ArrayList<Ref>();
    if (item.number() != null && !item.number().isBlank()) {
      var number = item.number().strip();
      var kind = "381".equals(item.type()) ? "credit-note" : "invoice";
      names.add(new Ref(kind, partner.id(), number));
      names.add(new Ref("number", partner.id(), number));
      if (partner.inbound().payments() == Inbound.Payments.EVERYBODY) known(kind, number).ifPresent(names::add);
    }
    if (item.reference() != null) names.add(Ref.of("payment-reference", item.reference()));
    return names;
  }

  /** The one document of any partner that goes by a number. */
  private Optional<Ref> known(String kind, String number) {
    var found = everybody.get().stream().map(id -> new Ref(kind, id, number)).filter(name -> only(name).isPresent()).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** What the payer calls the document: its number, else the reference that we asked to be paid under. */
  private static String called(Settlement item) {
    if (item.number() != null && !item.number().isBlank()) return item.number().strip();
    return item.reference() == null ? "" : item.reference();
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
