package io.bordereau.mapping;

/** A text that is not what its place demands, or a value that its place cannot hold; carries words for people and no stack. */
public final class BadValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public BadValue(String message) {
    super(message, null, false, false);
  }
}
