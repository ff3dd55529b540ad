package io.bordereau.signing.csc;

import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.keys.SigningFailed;

/** Why a trust service refused, as its answer says (CSC API v2, 10.1): {@code error} and {@code error_description}. It is the cause of the failure that is thrown. */
final class CscRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  CscRefusal(Json said) {
    super(plain(said.text("error")) + (said.text("error_description").isEmpty() ? "" : ": " + plain(said.text("error_description"))));
    this.error = said.text("error");
  }

  /** Whether the PIN was wrong: a few more attempts lock the key. */
  static boolean wrongPin(SigningFailed failure) {
    return failure.getCause() instanceof CscRefusal refusal && refusal.wrongPin();
  }

  boolean wrongPin() {
    return error.equals("invalid_pin") || getMessage().contains("PIN");
  }

  /** Whether the authorization of the key no longer holds, as services say it. */
  static boolean staleActivation(SigningFailed failure) {
    return failure.getCause() instanceof CscRefusal refusal && refusal.getMessage().contains("SAD");
  }

  /** Whether the service answered, and said no: then it has not signed. */
  static boolean answered(SigningFailed failure) {
    return failure.getCause() instanceof CscRefusal;
  }

  /** Whether what a person granted has ended (RFC 6749 5.2). */
  static boolean grantEnded(SigningFailed failure) {
    return failure.getCause() instanceof CscRefusal refusal && refusal.error.equals("invalid_grant");
  }

  SigningFailed failed(String who, String method, int status) {
    return new SigningFailed(who + " refused " + method + " with status " + status + (getMessage().isEmpty() ? "" : ", " + getMessage()), Calls.passing(status), this);
  }

  /** What a stranger says goes into logs: one line, not long. */
  static String plain(String said) {
    StringBuilder plain = new StringBuilder();
    said.codePoints().limit(200).map(c -> Character.isISOControl(c) ? ' ' : c).forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
