package io.bordereau.routes.ledger;

/** What an answer says on its level, weakest first: of several answers on one level the strongest counts, whatever their order. */
public enum Verdict {
  /** It is there, nothing decided yet. */
  RECEIVED,
  /** It is being worked on. */
  IN_PROCESS,
  /** The partner asks something; a person has to answer. */
  QUERIED,
  /** Accepted. */
  ACCEPTED,
  /** Approved for payment by those who decide on it; stronger than accepted. */
  APPROVED,
  /** Paid; stronger than approved. */
  PAID,
  /** Refused. Together with {@link #ACCEPTED} or {@link #PAID} on the same level and sending it is a contradiction, and shown as one. */
  REFUSED
}
