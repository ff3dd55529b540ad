package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.SigningFailed;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Who says whether a certificate has been revoked: OCSP (RFC 6960) before lists (RFC 5280). */
public interface RevocationSource {
  /**
   * Proof of a certificate's state, checked: issued by its issuer or by one whom the issuer delegated, and recent.
   *
   * @param certificate whose state is asked for
   * @param issuer its issuer
   * @param at the moment that counts
   * @throws SigningFailed when nobody answers in time, or the answer proves nothing
   */
  RevocationProof proof(X509Certificate certificate, X509Certificate issuer, Instant at) throws SigningFailed;
}
