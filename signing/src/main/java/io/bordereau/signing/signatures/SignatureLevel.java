package io.bordereau.signing.signatures;

/** How much a signature carries along for the years to come (baseline levels of ETSI EN 319 142-1, 319 132-1 and 319 122-1), least first. */
public enum SignatureLevel {
  /** The signature alone. */
  B,
  /** With a time-stamp over it: it existed before the certificate expired. */
  T,
  /** With the certificates and the proofs of revocation that a check needs. */
  LT,
  /** With a time-stamp over all of that, to be renewed before it weakens. */
  LTA
}
