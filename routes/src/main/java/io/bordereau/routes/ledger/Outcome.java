package io.bordereau.routes.ledger;

/** Whether a transition was made. */
public enum Outcome {
  /** Made and durable. */
  DONE,
  /** Refused: somebody else has claimed the work since. Evidence that came with it was appended all the same. */
  LATE
}
