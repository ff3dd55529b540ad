package io.bordereau.signing.keys;

/** Why keys or certificates cannot be used, in words that hold no secret. */
public final class KeysUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public KeysUnusable(String reason) {
    super(reason);
  }
}
