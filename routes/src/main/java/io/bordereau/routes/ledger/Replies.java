package io.bordereau.routes.ledger;

/** Words a channel's replies; called inside the transaction that records the hand-over, so pure and quick. */
public interface Replies {
  /** The reply to something new. */
  Reply accepted(String document);

  /** The reply to another content under an identity that was used before. */
  Reply conflict(String document);

  /**
   * Whether other bytes under an identity that was used before are the same message all the same; then it is a repeat. Asked only when the bytes differ.
   *
   * @param earlier digest of the bytes that came first
   */
  default boolean isSame(String earlier) {
    return false;
  }
}
