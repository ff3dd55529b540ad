package io.bordereau.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What reading one business document gave.
 *
 * @param <T> the canonical document's type
 * @param document empty when the input could not be understood; the findings say why
 * @param rest what no row read
 * @param findings in document order
 * @param counts what became of every leaf
 * @param trace where each value came from
 */
public record Read<T>(Optional<T> document, Residue rest, List<Finding> findings, Counts counts, Trace trace) {
  public Read {
    findings = List.copyOf(findings);
  }

  /** A refusal. */
  public static <T> Read<T> refused(List<Finding> findings) {
    return new Read<>(Optional.empty(), Residue.NONE, findings, Counts.NONE, Trace.NONE);
  }
}
