package io.bordereau.signing.verify.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The revisions of a file behind its first signature, each compared with the one before: what was changed and taken back again is not seen by comparing the
 * signed revision with the last one, and was yet there for whoever had the file in the meantime.
 */
public final class PdfHistory {
  private static final int MOST_REVISIONS = 100;

  private final List<Step> steps = new ArrayList<>();
  private final boolean readable;

  /**
   * One revision after another.
   *
   * @param from where the earlier one ends
   * @param to where the later one ends
   * @param number which one it is behind the first signature, counted from 1
   * @param unexplained what changed and is no part of signing again, in words; empty when nothing did
   */
  public record Step(int from, int to, int number, List<String> unexplained) {
    public Step {
      unexplained = List.copyOf(unexplained);
    }
  }

  /**
   * Reads and compares them.
   *
   * @param today the whole file
   * @param first where the first signature's range ends
   * @throws PdfBroken when there are more of them than are looked at
   */
  public PdfHistory(PdfFile today, int first) throws PdfBroken {
    PdfTail tail = new PdfTail(today, first);
    readable = tail.stray() < 0;
    List<Integer> ends = tail.ends();
    if (!readable || ends.size() < 2) {
      return; // nothing, or one revision alone, which the comparison with the last one judges
    }
    if (ends.size() > MOST_REVISIONS) {
      throw PdfBroken.tooMuch("it was saved more than " + MOST_REVISIONS + " times after it was signed");
    }
    Set<Integer> signed = new HashSet<>();
    new PdfFields(today).signed().forEach(field -> signed.add(field.object()));
    long budget = 40L * today.end() + (256 << 20);
    PdfFile before = today.until(first);
    int from = first;
    for (int i = 0; i < ends.size(); i++) {
      List<String> unexplained = new ArrayList<>();
      PdfFile after = null;
      try {
        after = today.until(ends.get(i));
        unexplained.addAll(before == null ? List.of("a revision cannot be compared with the one before") : PdfComparison.of(before, after, signed).unexplained());
      } catch (PdfBroken e) {
        if (e.tooMuch()) {
          throw e;
        }
        unexplained.add("a revision cannot be read in one way only: " + e.getMessage());
      }
      budget -= (before == null ? 0 : before.spent()) + (after == null ? 0 : after.spent());
      if (budget < 0) {
        throw PdfBroken.tooMuch("its revisions have more objects than are looked at");
      }
      steps.add(new Step(from, ends.get(i), i + 1, unexplained));
      from = ends.get(i);
      before = after;
    }
  }

  /** The first revision behind a byte in which something was done that is no part of signing again; null when there is none. */
  public Step unexplained(int behind) {
    // a revision belongs to those behind a signature when it begins at the signature's end or later; white space between the two is none
    return steps.stream().filter(step -> step.to() > behind && !step.unexplained().isEmpty()).findFirst().orElse(null);
  }

  /** Whether every byte behind the signature belongs to a revision; when not, nothing was compared. */
  public boolean readable() {
    return readable;
  }

  /** How many revisions there are. */
  public int size() {
    return steps.size();
  }
}
