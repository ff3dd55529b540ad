package io.bordereau.mapping;

import java.util.List;

/**
 * What writing one business document gave.
 *
 * @param bytes the rendered document
 * @param lost what the output does not hold
 * @param findings in document order
 * @param trace where each value went
 */
public record Written(byte[] bytes, List<Lost> lost, List<Finding> findings, Trace trace) {
  public Written {
    lost = List.copyOf(lost);
    findings = List.copyOf(findings);
  }
}
