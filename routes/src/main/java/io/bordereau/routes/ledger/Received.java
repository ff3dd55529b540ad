package io.bordereau.routes.ledger;

/** The outcome of a hand-over. In every case the reply may be sent only now, after the commit. */
public sealed interface Received {
  /** What to tell the sender. */
  Reply reply();

  /** The document that the hand-over made, or had made the first time. */
  String document();

  /** New: recorded durably, its first work is waiting. */
  record New(String document, Reply reply) implements Received {}

  /** The same identity and content as before: told the same as before, nothing is done twice. */
  record Repeat(String document, Reply reply, int times) implements Received {}

  /** The same identity with other content: quarantined under {@code quarantine}, the earlier document goes on undisturbed. */
  record Conflict(String document, Reply reply, String quarantine) implements Received {}
}
