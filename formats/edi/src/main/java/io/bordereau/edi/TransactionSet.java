package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.util.List;

/**
 * One transaction set as it was received.
 *
 * @param interchange its interchange
 * @param group its group; null when it stood in none
 * @param id ST01, such as 810
 * @param control ST02
 * @param tree its segments; null when its version or kind is not read. Valid only until the reader goes on
 * @param segments how many segments it has, ST and SE included
 * @param findings what is wrong with its syntax, in order
 */
public record TransactionSet(
    Interchange interchange, FunctionalGroup group, String id, String control, Tree tree, int segments, List<Finding> findings) {
  public TransactionSet {
    findings = List.copyOf(findings);
  }

  /** Whether it can be understood at all. */
  public boolean readable() {
    return tree != null && findings.stream().noneMatch(Finding::isError);
  }
}
