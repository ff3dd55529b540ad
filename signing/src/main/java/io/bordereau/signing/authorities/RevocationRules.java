package io.bordereau.signing.authorities;

import java.time.Duration;

/**
 * When a proof of revocation counts.
 *
 * @param nonce whether a response must repeat the nonce; many large authorities answer from a store and do not (RFC 9654 1)
 * @param oldest how old a proof may be that does not say until when it is fresh
 * @param skew how far clocks may differ
 * @param failures for how long nobody is asked again after all have failed
 * @param most how many proofs are kept
 */
public record RevocationRules(boolean nonce, Duration oldest, Duration skew, Duration failures, int most) {
  /** No nonce demanded, two days, five minutes, one minute, ten thousand. */
  public static final RevocationRules DEFAULT = new RevocationRules(false, Duration.ofDays(2), Duration.ofMinutes(5), Duration.ofMinutes(1), 10_000);
}
