package io.bordereau.routes.ledger;

/** What an entry of the ledger says happened to a document. The first ten are the way of a document in their order. */
public enum Stage {
  /** Recorded durably, before the sender was told so. */
  RECEIVED,
  /** Read into a canonical document. */
  UNDERSTOOD,
  /** The canonical checks passed. */
  CHECKED,
  /** Numbers, instants and national marks inside the document are fixed. */
  ISSUED,
  /** Written in the target's format. */
  RENDERED,
  /** The target's rules passed on the rendered bytes. */
  PROVEN,
  /** The document itself is signed. */
  SIGNED,
  /** Has its envelope and control numbers. */
  PACKED,
  /** Signed and encrypted for the transport; the final bytes. */
  SECURED,
  /** Handed to the partner's or the network's server. */
  DELIVERED,
  /** An answer, with its level and verdict. */
  ANSWERED,
  /** A sending attempt did not come through; it will be repeated with the same bytes and the same identity. */
  RETRIED,
  /** A sending was ended without success by decision (refused by the other server, attempts used up); a resend is a person's decision. */
  FAILED,
  /** The hub refused the document, with findings. */
  REFUSED,
  /** Waits for a person; {@code about} names the hold. */
  HELD,
  /** A hold or refusal was lifted; {@code about} names it. */
  RELEASED,
  /** Taken back for good by a person. */
  VOIDED,
  /** A carrier was taken apart into documents of their own; they go on, it does not. */
  UNPACKED,
  /** An answer of a partner told the documents that it names. */
  CORRELATED,
  /** An interchange that was received before; nothing is done twice. */
  REPEATED,
  /** Could not be read or not be trusted: kept with the reason until a person decides; {@code about} names it. */
  QUARANTINED,
  /** A remark that changes no state: a repeat arrived, a number was voided, an alarm was raised. */
  NOTED
}
