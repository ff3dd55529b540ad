package io.bordereau.routes.flow;

import java.time.Instant;

/** A page could not be signed now, and waits for its key or an authority. */
final class NotSigned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Instant until;
  private final boolean overdue;

  /**
   * With what an operator should read.
   *
   * @param why in words
   * @param until when to try again
   * @param overdue whether somebody should look
   */
  NotSigned(String why, Instant until, boolean overdue) {
    super(why, null, false, false);
    this.until = until;
    this.overdue = overdue;
  }

  Instant until() {
    return until;
  }

  boolean overdue() {
    return overdue;
  }
}
