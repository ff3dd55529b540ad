package io.bordereau.signing.verify;

import java.util.List;

/**
 * A verdict with the codes of its reasons.
 *
 * @param verdict what is to be said of the signature
 * @param reasons the same reasons as in the verdict, each with its code and weight, the gravest first
 */
public record Judgement(SignatureVerdict verdict, List<Reason> reasons) {
  public Judgement {
    reasons = List.copyOf(reasons);
  }
}
