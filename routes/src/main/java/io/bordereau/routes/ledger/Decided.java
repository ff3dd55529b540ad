package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;

/** What became of a decision. */
public sealed interface Decided {
  /**
   * It was done and recorded.
   *
   * @param document the document; the new one when another took its place
   */
  record Done(String document) implements Decided {}

  /**
   * It waits for somebody else to approve it.
   *
   * @param approval its id
   */
  record Waits(String approval) implements Decided {}

  /**
   * It cannot be done now; nothing was recorded.
   *
   * @param finding why, and what to do instead
   */
  record NotNow(Finding finding) implements Decided {}

  /** There is nothing of this name. */
  record Unknown() implements Decided {}
}
