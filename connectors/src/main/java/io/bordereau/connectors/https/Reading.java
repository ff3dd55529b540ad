package io.bordereau.connectors.https;

import io.bordereau.connectors.api.Answer;
import io.bordereau.mapping.Finding;
import java.time.Duration;
import java.util.List;

/** What an answer's body says, before the transport's code is weighed against it. */
sealed interface Reading {
  /** It has the message. */
  record Yes(List<Answer> answers) implements Reading {}

  /** It does not want the message. */
  record No(Finding finding, List<Answer> answers) implements Reading {}

  /**
   * It did not take the message and may later.
   *
   * @param pause the least pause; null when any will do
   */
  record Later(Finding finding, Duration pause) implements Reading {}

  /** The body is not what was agreed. */
  record Unclear(String why) implements Reading {}

  /** There is no body. */
  record Nothing() implements Reading {}
}
