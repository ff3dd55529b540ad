package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Partners that wait for the acknowledgement of what they bring in the answer to their request. Until a partner was told, its acknowledgements lie ready to
 * go as documents of their own, but not before its waiting has ended: killed anywhere, they go by one way and not by both.
 */
public interface Exchanges {
  /** Until when the sender of a document waits for its acknowledgement; empty when it was told, or never waited. */
  Optional<Instant> awaited(String document);

  /**
   * Decides what the sender of a document is told, once: the acknowledgements when they are still to be had, else what it was told for any other
   * document; the acknowledgements then go as documents of their own, at once. Asked again, says the same again.
   *
   * @param document what was received
   * @param acknowledgements ids of the documents that acknowledge it
   * @param body the bytes of all of them; null when the time is over
   */
  Reply tell(String document, List<String> acknowledgements, Body body);

  /**
   * The body of an answer.
   *
   * @param status HTTP status
   * @param type media type
   * @param payload digest of the stored bytes
   */
  record Body(int status, String type, String payload) {}
}
