package io.bordereau.routes.cli;

/** What a command's exit status means. */
final class ExitStatus {
  /** All inputs are fine. */
  static final int FINE = 0;

  /** At least one input is refused, invalid, different, or would lose what must not be lost. */
  static final int REFUSED = 1;

  /** The command was called wrongly. */
  static final int USAGE = 2;

  /** A bug. */
  static final int BUG = 3;

  private ExitStatus() {}
}
