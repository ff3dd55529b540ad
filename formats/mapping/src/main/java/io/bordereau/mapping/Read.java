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
 * @param format id of the format that this very document is in, where it is another one than that of the whole input; else null
 */
public record Read<T>(Optional<T> document, Residue rest, List<Finding> findings, Counts counts, Trace trace, String format) {
  public Read {
    findings = List.copyOf(findings);
  }

  /** A document in the format of the whole input. */
  public Read(Optional<T> document, Residue rest, List<Finding> findings, Counts counts, Trace trace) {
    this(document, rest, findings, counts, trace, null);
  }

  /** A refusal. */
  public static <T> Read<T> refused(List<Finding> findings) {
    return new Read<>(Optional.empty(), Residue.NONE, findings, Counts.NONE, Trace.NONE);
  }
}
