package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;

/** Who says that a digest existed at a time (RFC 3161). */
public interface TimestampAuthority {
  /**
   * A time-stamp token over a digest; the answer has been checked: nonce, imprint, signature, and the certificate's purpose.
   *
   * @param algorithm what the digest was made with
   * @param digest the digest
   * @return the token, a ContentInfo in DER
   * @throws SigningFailed when the authority does not answer in time, refuses, or answers something else than was asked
   */
  byte[] stamp(DigestAlgorithm algorithm, byte[] digest) throws SigningFailed;
}
