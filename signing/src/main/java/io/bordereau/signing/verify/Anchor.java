package io.bordereau.signing.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A certificate that is trusted without further proof, and for what.
 *
 * @param certificate it
 * @param source where the trust comes from, in words: a file of one's own, or a trusted list with its service
 * @param uses what it may vouch for
 * @param granted when its status was good; a trust of one's own has no end
 * @param service the service of a trusted list that it is; null for a trust of one's own
 */
public record Anchor(X509Certificate certificate, String source, Set<Use> uses, List<Period> granted, TrustedService service) {
  /** What an anchor may vouch for. */
  public enum Use {
    /** Signatures of persons. */
    SIGNATURES,
    /** Seals of legal persons. */
    SEALS,
    /** Time-stamps. */
    TIMESTAMPS
  }

  /**
   * A time during which a trusted list says that a service was good.
   *
   * @param from its first moment
   * @param until the first moment after it; null while it lasts
   */
  public record Period(Instant from, Instant until) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  public Anchor {
    uses = Set.copyOf(uses);
    granted = List.copyOf(granted);
  }

  /** An anchor of one's own: for everything, at all times. */
  public static Anchor own(X509Certificate certificate, String source) {
    return new Anchor(Certificates.normal(certificate), source, Set.of(Use.values()), List.of(new Period(Instant.MIN, null)), null);
  }

  /** Whether it vouches for a purpose at a moment. */
  boolean holds(ChainCheck.Purpose purpose, Instant at) {
    boolean use = switch (purpose) {
      case SIGNING -> uses.contains(Use.SIGNATURES) || uses.contains(Use.SEALS);
      case TIMESTAMPS -> uses.contains(Use.TIMESTAMPS);
    };
    return use && granted.stream().anyMatch(period -> period.holds(at));
  }
}
