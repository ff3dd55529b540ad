package io.bordereau.edi;

/**
 * Hears of the envelopes around documents while a reader goes through them, in their order: openings, trailers, and what is wrong with
 * them. Documents between them are told to the reader's own consumer.
 */
interface Envelopes {
  /** Nobody listens. */
  Envelopes UNHEARD = new Envelopes() {};

  /** An interchange begins; its envelope is null when documents stand there without one. */
  default void begins(Interchange interchange) {}

  /** A functional group begins. */
  default void begins(FunctionalGroup group) {}

  /** A group's trailer came; {@code stated} is how many documents it says to have had, {@code counted} how many came. */
  default void ends(FunctionalGroup group, String stated, int counted) {}

  /** An interchange's trailer came. */
  default void ends(Interchange interchange) {}

  /** Something is wrong with the envelope that was last begun and not ended; without one, with the data as a whole. */
  default void wrong(Flaw flaw) {}
}
