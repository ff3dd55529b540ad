package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Routing;
import java.util.List;
import java.util.function.Supplier;

/** Finds the agreement by which a document goes, and the format that it names. */
public final class Route {
  private final Supplier<Agreements> agreements;
  private final Judges judges;

  /** Routes by these agreements. */
  public Route(Supplier<Agreements> agreements, Judges judges) {
    this.agreements = agreements;
    this.judges = judges;
  }

  /** The same document with its agreement; refused when none fits. */
  public Passage route(Passage p) {
    var invoice = (Invoice) p.document();
    return switch (agreements.get().route(invoice.seller(), invoice.buyer())) {
      case Routing.Nowhere nowhere -> throw p.refused(List.of(nowhere.finding()));
      case Routing.To to -> judges.format(to.partner().format()).filter(f -> f.documents().contains(Invoice.class))
          .map(f -> p.routed(to, f))
          .orElseThrow(() -> p.refused(List.of(Findings.noTarget(to.partner().id(), to.partner().format()))));
    };
  }
}
