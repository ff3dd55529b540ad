package io.bordereau.signing.authorities;

/** Why what should prove a certificate's state proves nothing, in words. */
public final class ProofUseless extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /** With the reason. */
  public ProofUseless(String reason) {
    this(reason, false, null);
  }

  /** With the reason, and its cause for the log. */
  public ProofUseless(String reason, Throwable cause) {
    this(reason, false, cause);
  }

  /** With the reason, whether a later attempt may succeed without anybody's doing, and its cause for the log, which may be null. */
  public ProofUseless(String reason, boolean passing, Throwable cause) {
    super(reason, cause);
    this.passing = passing;
  }

  /** Whether a later attempt may succeed without anybody's doing. */
  public boolean passing() {
    return passing;
  }
}
