package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.util.List;

/**
 * One transaction set, which EDIFACT calls a message, as it was received.
 *
 * @param interchange its interchange; null when it stood in none
 * @param group its group; null when it stood in none
 * @param id ST01, such as 810, or 0065, such as INVOIC; TA1 for an interchange acknowledgement
 * @param control ST02 or 0062
 * @param version GS08, or version and release such as D.96A
 * @param agency 0051, such as UN; empty in X12
 * @param implementation ST03, or the association assigned code (0057), such as EAN008; empty when none
 * @param directory the directory that it was read by, such as {@code x12-004010}; null when none
 * @param tree its segments; null when its version or kind is not read. Valid only until the reader goes on
 * @param segments how many segments it has, those around it included
 * @param offset where its first byte stands in the data
 * @param end where the byte behind its last one stands
 * @param findings what is wrong with its syntax, in order
 * @param flaws the same with the positions that an acknowledgement gives them
 */
public record TransactionSet(
    Interchange interchange, FunctionalGroup group, String id, String control, String version, String agency, String implementation, String directory,
    Tree tree, int segments, long offset, long end, List<Finding> findings, List<Flaw> flaws) {
  public TransactionSet {
    findings = List.copyOf(findings);
    flaws = List.copyOf(flaws);
  }

  /** Whether it can be understood at all. */
  public boolean readable() {
    if (tree == null) return false;
    for (var f : findings) if (f.isError()) return false;
    return true;
  }
}
