package io.bordereau.mapping;

/**
 * What became of the value-bearing leaves of an input: {@code leaves == mapped + derived + passed + lost}.
 *
 * @param leaves all of them
 * @param mapped read into a term
 * @param derived asserted equal: constants, checks, echoes
 * @param passed kept as residue
 * @param lost neither; each is named in a finding
 */
public record Counts(int leaves, int mapped, int derived, int passed, int lost) {
  /** Nothing read. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** The sum of two. */
  public Counts plus(Counts o) {
    return new Counts(leaves + o.leaves, mapped + o.mapped, derived + o.derived, passed + o.passed, lost + o.lost);
  }
}
