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
  /** Paid. */
  PAID,
  /** Refused by the other side. */
  REJECTED,
  /** Taken back. */
  VOIDED,
  /** A carrier whose documents go their own ways. */
  UNPACKED
}
