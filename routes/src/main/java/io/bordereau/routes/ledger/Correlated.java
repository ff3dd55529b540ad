package io.bordereau.routes.ledger;

/** What an answer was about. */
public sealed interface Correlated {
  /** About this document; its state has been told. */
  record Matched(String document) implements Correlated {}

  /** Seen before, the same connector and identity; nothing was appended. */
  record Repeat() implements Correlated {}

  /** Nothing, or more than one thing, has the name that it refers to: it waits, is shown, and is matched when its document appears. */
  record Waiting(String why) implements Correlated {}
}
