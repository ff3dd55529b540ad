package io.bordereau.routes.ledger;

/** Whether a document's business identity is its own. */
public sealed interface Identified {
  /** It is the first under its key, or this very document had been identified before. */
  record Unique(int revision) implements Identified {}

  /** Another document has the key: this one is held with a finding, its work parked until a person releases or voids it. */
  record Duplicate(String of) implements Identified {}

  /** The claim is no longer ours; nothing was recorded. */
  record Late() implements Identified {}
}
