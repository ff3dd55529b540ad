package io.bordereau.routes.app;

/** The hub cannot start as it is configured; the message says why and what to do. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for people. */
  public StartRefused(String message) {
    super(message);
  }
}
