package io.bordereau.routes.ledger;

/** What operators do, each with their name and a reason, recorded. */
public interface Desk {
  /** Holds a document: its work is parked. */
  void hold(String document, String by, String reason);

  /** Lifts all holds of a document; a held duplicate becomes the next revision of its number. */
  void release(String document, String by, String reason);

  /** Takes a document back for good: its work ends, numbers that were never sent are voided. */
  void discard(String document, String by, String reason);

  /** The same document in a new envelope: the next issue, prepared by work of this kind. */
  void resend(String document, String work, String by, String reason);

  /** Does refused work again, after what caused it was mended: lifts the refusal and opens work of this kind. */
  void replay(String document, String work, String by, String reason);

  /** Tells the document what an unmatched answer was about, by decision. */
  void match(String connector, String identity, String document, String by, String reason);
}
