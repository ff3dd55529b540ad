package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of a piece of work: what was done, what comes next, what proves it; one transaction.
 *
 * @param steps appended in order
 * @param next opened
 * @param evidence appended even when the claim is late
 */
public record Completion(List<Step> steps, List<Next> next, List<Evidence> evidence) {
  public Completion {
    steps = List.copyOf(steps);
    next = List.copyOf(next);
    evidence = List.copyOf(evidence);
  }

  /** These steps, nothing next. */
  public static Completion of(Step... steps) {
    return new Completion(List.of(steps), List.of(), List.of());
  }

  /** The same with this work next. */
  public Completion then(Next more) {
    return new Completion(steps, plus(next, more), evidence);
  }

  /** The same with this evidence. */
  public Completion with(Evidence more) {
    return new Completion(steps, next, plus(evidence, more));
  }

  private static <T> List<T> plus(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
