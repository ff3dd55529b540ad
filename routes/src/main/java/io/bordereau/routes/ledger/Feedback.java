package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What our own system is told about its documents: an event for each change of a document's state, written in the transaction that changed it, for each
 * sink of its own. Events of one document come to a sink in their order, at least once each, the same one always under the same id and with the same body.
 */
public interface Feedback {
  /**
   * One event, to be told to one sink.
   *
   * @param id the same for all sinks and all attempts
   * @param sink to whom
   * @param document whose state changed
   * @param seq the entry of its history by which it changed; the later of two events has the greater one
   * @param at when
   * @param body the event as JSON
   * @param attempt the number of this attempt, from 1
   */
  record Event(String id, String sink, String document, int seq, Instant at, String body, int attempt) {}

  /**
   * From now on these sinks are told; what was given up in an earlier life is tried again.
   *
   * @param sinks the names of the sinks for documents of a company; the company is empty while nobody knows it
   */
  void begin(Function<String, List<String>> sinks);

  /** The next event that is due for a sink; nobody else gets it, nor a later one of its document, until the lease ends. Empty when there is none. */
  Optional<Event> claim(String sink, Duration lease);

  /** The sink has it. */
  void told(Event event);

  /** It is to be told again after a while. */
  void again(Event event, Duration after, String why);

  /** Nobody tries any more: an alarm, and later events of the document go on. */
  void givenUp(Event event, String why);
}
