package io.bordereau.routes.cli;

/** The command was called wrongly; the message says how, in one sentence for the caller. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A wrong call. */
  UsageException(String message) {
    super(message);
  }
}
