package io.bordereau.routes.ledger;

/** Words a channel's replies; called inside the transaction that records the hand-over, so pure and quick. */
public interface Replies {
  /** The reply to something new. */
  Reply accepted(String document);

  /** The reply to another content under an identity that was used before. */
  Reply conflict(String document);
}
