package io.bordereau.routes.agreements;

import java.util.Map;

/**
 * What to do about terms that a partner's format has no place for.
 *
 * @param otherwise for every term that is not listed
 * @param terms by term, such as {@code BT-18: block}
 */
public record Losses(
    @Field("for every term that is not listed; warn when absent") Policy otherwise,
    @Field("by term, such as BT-18: block") Map<String, Policy> terms) {
  /** Every loss is a warning. */
  public static final Losses DEFAULT = new Losses(Policy.WARN, Map.of());

  public Losses {
    otherwise = otherwise == null ? Policy.WARN : otherwise;
    terms = terms == null ? Map.of() : Map.copyOf(terms);
  }

  /** What to do about a lost term. */
  public enum Policy {
    /** It may go missing; it is recorded. */
    ALLOW,
    /** It may go missing; a warning says so. */
    WARN,
    /** The document is not sent. */
    BLOCK
  }

  /** What to do about a term; the term may be null. */
  public Policy about(String term) {
    return term == null ? otherwise : terms.getOrDefault(term, otherwise);
  }
}
