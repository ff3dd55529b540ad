package io.bordereau.routes.ledger;

/** Where a document stands, in one word for people. */
public enum State {
  /** Recorded, nothing done yet. */
  RECEIVED,
  /** Being worked on by the hub. */
  UNDERWAY,
  /** Waits for a person. */
  HELD,
  /** Refused by the hub, with findings. */
  REFUSED,
  /** Could not be sent; a person decides on a resend. */
  FAILED,
  /** The other server has it. */
  SENT,
  /** The other side could read it. */
  ACKNOWLEDGED,
  /** The other side works on it. */
  IN_PROCESS,
  /** The other side asks something. */
  QUERIED,
  /** Accepted. */
  ACCEPTED,
  /** Approved for payment. */
  APPROVED,
  /** Paid. */
  PAID,
  /** Refused by the other side. */
  REJECTED,
  /** Taken back. */
  VOIDED,
  /** A carrier whose documents go their own ways. */
  UNPACKED,
  /** Our own system has it, and has not said yet that it took it in. */
  HANDED_OVER,
  /** Our own system took it in. */
  TAKEN,
  /** An answer that told the documents which it names. */
  CORRELATED,
  /** The same interchange again. */
  REPEATED,
  /** Kept apart with the reason, because it could not be read or not be trusted. */
  QUARANTINED
}
