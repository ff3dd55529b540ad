package io.bordereau.signing.csc;

import io.bordereau.signing.keys.SigningFailed;

/**
 * What makes a remote key sign (CSC API v2, credentials/authorize).
 *
 * @param pin its PIN, a secret; empty for a key without one
 * @param otp where a one-time password comes from; null for a key without one
 * @param signatures how many signatures one authorization is asked for; more than one needs a service that allows it, and does not bind the authorization to a digest
 */
public record CscActivation(String pin, OneTimePassword otp, int signatures) {
  /** Where a one-time password comes from. */
  @FunctionalInterface
  public interface OneTimePassword {
    /**
     * One for now.
     *
     * @throws SigningFailed when there is none
     */
    String next(String credential) throws SigningFailed;
  }

  /** A PIN alone, and an authorization for each signature. */
  public static CscActivation pin(String pin) {
    return new CscActivation(pin, null, 1);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "CscActivation[" + (pin.isEmpty() ? "" : "PIN") + (otp == null ? "" : " OTP") + "]";
  }
}
