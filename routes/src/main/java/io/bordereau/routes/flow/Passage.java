package io.bordereau.routes.flow;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One document on its way through the preparing steps: what is known so far, and the steps to be recorded with the final bytes. A value;
 * every step gives the next one.
 *
 * @param claim the right to do this work
 * @param standing the document in the ledger
 * @param document the canonical document; null before it was understood
 * @param rest what no row of its format read
 * @param to the agreement; null before it was found
 * @param target the format of the agreement; null before
 * @param at the instant that this issue carries; null before it was issued
 * @param written the rendered document; null before
 * @param steps what was done so far
 */
public record Passage(
    Claim claim, Standing standing, Object document, Residue rest, Routing.To to, Format target, OffsetDateTime at, Written written,
    List<Step> steps) implements Way {

  public Passage {
    steps = List.copyOf(steps);
  }

  /** At the beginning. */
  static Passage of(Claim claim, Standing standing) {
    return new Passage(claim, standing, null, Residue.NONE, null, null, null, null, List.of());
  }

  Passage understood(Object what, Residue left, Step step) {
    return new Passage(claim, standing, what, left, to, target, at, written, plus(step));
  }

  Passage routed(Routing.To where, Format format) {
    return new Passage(claim, standing, document, rest, where, format, at, written, steps);
  }

  Passage issued(OffsetDateTime when, Step step) {
    return new Passage(claim, standing, document, rest, to, target, when, written, plus(step));
  }

  Passage rendered(Written what, Step step) {
    return new Passage(claim, standing, document, rest, to, target, at, what, plus(step));
  }

  Passage signed(byte[] bytes, Step step) {
    var whole = new Written(bytes, written.lost(), written.findings(), written.trace());
    return new Passage(claim, standing, document, rest, to, target, at, whole, plus(step));
  }

  Passage after(Step step) {
    return new Passage(claim, standing, document, rest, to, target, at, written, plus(step));
  }

  /** What the writer must know: the agreement's choices, and which residue it lets through. */
  Context context() {
    return to.partner().context(target.id());
  }

  private List<Step> plus(Step step) {
    var all = new ArrayList<>(steps);
    all.add(step);
    return all;
  }

  /** This document cannot go on. */
  Refusal refused(List<Finding> findings) {
    return new Refusal(steps, findings, List.of());
  }

  /** This document cannot go on because of what the target would not hold. */
  Refusal refused(List<Finding> findings, List<Lost> lost) {
    return new Refusal(steps, findings, lost);
  }

  /** This document cannot go on, for one reason. */
  Refusal refused(String code, Turn turn, String message, String next) {
    return refused(List.of(new Finding(code, Severity.ERROR, null, null, null, message, null, turn, next)));
  }
}
