package io.bordereau.routes.flow;

import io.bordereau.checks.NetworkKnowledge;
import io.bordereau.checks.NetworkRules;
import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Network;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds an invoice against the documented rules of the partner's network, so that what the network would refuse is not sent. */
public final class Networked {
  private final Ledger ledger;
  private final Judges judges;
  private final Supplier<Agreements> agreements;
  private final Clock clock;

  /** Knows orders and numbers from this ledger. */
  public Networked(Ledger ledger, Judges judges, Supplier<Agreements> agreements, Clock clock) {
    this.ledger = ledger;
    this.judges = judges;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** The same document; refused when a rule of its network says so. */
  public Passage check(Passage p) {
    var partner = p.to().partner();
    var network = Optional.ofNullable(partner.network()).flatMap(agreements.get()::network).map(Network::rules);
    if (network.isEmpty() || !(p.document() instanceof Invoice invoice)) return p;
    var terms = new NetworkKnowledge.Terms(network.get(), partner.options(), partner.rules());
    var findings = NetworkRules.check(invoice, terms, new Known(ledger, judges, partner.id(), p.claim().document(),
        Business.of(invoice).orElseThrow().kind(), clock.instant()));
    if (!Findings.errors(findings).isEmpty()) throw p.refused(findings);
    return findings.isEmpty() ? p : p.after(Step.of(Stage.NOTED, "the rules of its network passed, with remarks").findings(findings));
  }
}
