package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Fixes what must not change between rendering and sending: the instant of this issue. Everything behind it is pure. */
public final class Issue {
  private final Clock clock;

  /** Issues by this clock. */
  public Issue(Clock clock) {
    this.clock = clock;
  }

  /** The same document with its instant. */
  public Passage issue(Passage p) {
    var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return p.issued(at, Step.of(Stage.ISSUED, "for " + p.to().partner().name()).fact("at", at.toString())
        .fact(WhereIs.PARTNER, p.to().partner().id())
        .fact("format", p.target().id()));
  }
}
