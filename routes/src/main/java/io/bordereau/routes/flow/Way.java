package io.bordereau.routes.flow;

/** What a step gives: either the document goes on, or its work has ended here and the ledger says why. */
public sealed interface Way permits Passage, Way.Ended {
  /**
   * Nothing more to do now.
   *
   * @param why in words, for the log
   */
  record Ended(String why) implements Way {}
}
