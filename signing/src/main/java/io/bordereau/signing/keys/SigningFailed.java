package io.bordereau.signing.keys;

/** A key did not sign, or an authority that a signature needs did not answer. Its message is in words for an operator and without secrets. */
public final class SigningFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * With what an operator should read.
   *
   * @param words what is wrong
   * @param passing whether a later attempt may succeed without anybody's doing
   */
  public SigningFailed(String words, boolean passing) {
    super(words);
    this.passing = passing;
  }

  /** The same, with its cause for the log. */
  public SigningFailed(String words, boolean passing, Throwable cause) {
    super(words, cause);
    this.passing = passing;
  }

  /** Whether a later attempt may succeed without anybody's doing. */
  public boolean passing() {
    return passing;
  }
}
