package io.bordereau.routes.flow;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Identified;
import io.bordereau.routes.ledger.Ledger;
import java.util.function.Supplier;

/** Gives a document its business identity in the ledger: issuer, kind, number, year. A second one under the same identity is held. */
public final class Identify {
  private final Ledger ledger;
  private final Supplier<Agreements> agreements;

  /** Identifies by the ledger; parties are named as the agreements name them. */
  public Identify(Ledger ledger, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
  }

  /** The same document, identified; or the end, when it is held as a duplicate. */
  public Way identify(Passage p) {
    var business = Business.of(p.document()).orElseThrow();
    return switch (ledger.identify(p.claim(), business.key(partner(business), Business.name(business.issuer())))) {
      case Identified.Unique unique -> p;
      case Identified.Duplicate duplicate -> new Way.Ended("a duplicate of " + duplicate.of());
      case Identified.Late late -> new Way.Ended("somebody else has it");
    };
  }

  private String partner(Business b) {
    return switch (agreements.get().route(b.issuer(), b.receiver())) {
      case Routing.To to -> to.partner().id();
      case Routing.Nowhere nowhere -> Business.name(b.receiver());
    };
  }
}
