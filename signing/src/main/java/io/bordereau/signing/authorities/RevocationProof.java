package io.bordereau.signing.authorities;

import java.time.Instant;

/** What an authority says of a certificate's state, with the bytes that prove it for as long as they are kept. */
public sealed interface RevocationProof {
  /** The proof in DER. */
  byte[] encoded();

  /** When it was made. */
  Instant produced();

  /** Since when the certificate is revoked; null while it is good. */
  Instant revoked();

  /**
   * An OCSP response (RFC 6960).
   *
   * @param encoded the whole OCSPResponse in DER
   * @param produced when it was made
   * @param revoked since when the certificate is revoked; null while it is good
   */
  record Ocsp(byte[] encoded, Instant produced, Instant revoked) implements RevocationProof {}

  /**
   * A certificate revocation list (RFC 5280 5).
   *
   * @param encoded the CertificateList in DER
   * @param produced its thisUpdate
   * @param revoked since when the certificate is revoked; null while it is good
   */
  record Crl(byte[] encoded, Instant produced, Instant revoked) implements RevocationProof {}
}
