package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.routes.ledger.Step;
import java.util.List;

/** Theirs: a document cannot go on as it is. The findings say why, whose turn it is and what to do. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Step> done;
  private final transient List<Finding> findings;
  private final transient List<Lost> lost;

  /**
   * A refusal.
   *
   * @param done the steps that had succeeded before
   * @param findings at least one error
   * @param lost what the target would not hold, when that is the reason
   */
  public Refusal(List<Step> done, List<Finding> findings, List<Lost> lost) {
    super(findings.stream().filter(Finding::isError).map(Finding::code).distinct().toList().toString(), null, false, false);
    this.done = List.copyOf(done);
    this.findings = List.copyOf(findings);
    this.lost = List.copyOf(lost);
  }

  /** The steps that had succeeded before. */
  public List<Step> done() {
    return done;
  }

  /** Why. */
  public List<Finding> findings() {
    return findings;
  }

  /** What the target would not hold. */
  public List<Lost> lost() {
    return lost;
  }
}
