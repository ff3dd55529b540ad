package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.pages.EpdfFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the agreement by which a document goes, and the format that it names. */
public final class Route {
  private final Supplier<Agreements> agreements;
  private final Judges judges;
  private final CompanyPages pages;
  private final Clock clock;

  /** Routes by these agreements. */
  public Route(Supplier<Agreements> agreements, Judges judges, CompanyPages pages, Clock clock) {
    this.agreements = agreements;
    this.judges = judges;
    this.pages = pages;
    this.clock = clock;
  }

  /** The same document with its agreement; refused when none fits. */
  public Passage route(Passage p) {
    return found(translated(p));
  }

  /** The same document with its codes translated, and which version of which table did it; refused for a code that a table must have. */
  private Passage translated(Passage p) {
    var translated = Translate.of(agreements.get(), p.document());
    if (!Findings.errors(translated.findings()).isEmpty()) throw p.refused(translated.findings());
    // Tables that had nothing to say leave no trace in a history.
    if (translated.findings().isEmpty() && translated.document().equals(p.document())) return p;
    var step = Step.of(Stage.NOTED, "codes translated").findings(translated.findings());
    for (var table : translated.used()) step = step.fact(table.file(), table.digest());
    return p.understood(translated.document(), p.rest(), step);
  }

  private Passage found(Passage p) {
    var business = Business.of(p.document()).orElseThrow();
    return switch (agreements.get().route(business.issuer(), business.receiver())) {
      case Routing.Nowhere nowhere -> throw p.refused(List.of(nowhere.finding()));
      case Routing.To to -> Optional.ofNullable(to.partner().format(business.kind())).flatMap(judges::format)
          .filter(f -> f.carries(p.document())).map(f -> p.routed(to, f instanceof EpdfFormat && p.document() instanceof Invoice i ? pages.page(to.partner(), i, clock.instant()) : f))
          .orElseThrow(() -> p.refused(List.of(Findings.noTarget(to.partner().id(), to.partner().format(business.kind()), business.kind()))));
    };
  }
}
