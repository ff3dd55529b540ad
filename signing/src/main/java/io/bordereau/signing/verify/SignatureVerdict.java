package io.bordereau.signing.verify;

import io.bordereau.signing.signatures.SignatureLevel;
import java.time.Instant;
import java.util.List;

/**
 * What is to be said of one signature. {@link Verdict#VALID} is said only of a signature whose whole way has been proved.
 *
 * @param subject whose certificate it is (RFC 4514); empty when it cannot be read
 * @param issuer who issued it; empty when it cannot be read
 * @param time when it was made: by a time-stamp when there is a good one, otherwise as the signer claims; null when neither says
 * @param stamped whether a good time-stamp says the time
 * @param level what it carries along; null when it is of no baseline level
 * @param form what kind it is, such as {@code PAdES}, {@code CAdES detached}, {@code XAdES enveloped}, {@code S/MIME}
 * @param coverage how much of the file it covers
 * @param verdict whether it holds
 * @param anchor the trust anchor that it descends from; empty when there is none
 * @param why every reason against it, or what the reader should know, in words; empty when there is nothing to say
 * @param kind what it is before the law
 */
public record SignatureVerdict(String subject, String issuer, Instant time, boolean stamped, SignatureLevel level, String form, Coverage coverage, Verdict verdict, String anchor,
    List<String> why, LegalKind kind) {
  /** How much of the file is covered. */
  public enum Coverage {
    WHOLE,
    PART
  }

  /** Whether a signature holds. */
  public enum Verdict {
    VALID,
    INVALID,
    /** It is intact, and something that a verdict needs is missing: an anchor, a proof. */
    UNKNOWN
  }

  public SignatureVerdict {
    why = List.copyOf(why);
  }
}
