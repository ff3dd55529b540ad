package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;

/**
 * The canonical checks that the target needs: totals, code lists, check digits, in words for a finance person and before anything is
 * rendered.
 */
public final class Check {
  private final Judges judges;

  /** Checks by these judges. */
  public Check(Judges judges) {
    this.judges = judges;
  }

  /** The same document, checked; refused when a check says so. */
  public Passage check(Passage p) {
    var findings = judges.check(p.document(), p.target().id());
    if (!Findings.errors(findings).isEmpty()) throw p.refused(findings);
    return p.after(Step.of(Stage.CHECKED, findings.isEmpty() ? "canonical checks passed" : "canonical checks passed, with remarks")
        .findings(findings));
  }
}
