package io.bordereau.routes.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Looks for documents, in a time that does not grow with the ledger: one answer examines a bounded number of documents and says where to go on. */
public interface Searches {
  /**
   * One document that was found.
   *
   * @param document its id
   * @param company whose it is; empty while nobody knows
   * @param direction which way it goes
   * @param kind such as {@code invoice}; empty before it was understood
   * @param number its number; empty when it has none
   * @param partner the other party; empty while nobody knows
   * @param currency ISO 4217; empty when it has none
   * @param amount what it is about, in units of the currency; null when it has none
   * @param issued its date; null when it has none
   * @param received when
   * @param state where it stands
   * @param turn whose turn it is, in small letters; empty when it is nobody's
   * @param complete whether nothing more is expected from anybody
   */
  record Hit(String document, String company, Direction direction, String kind, String number, String partner, String currency, java.math.BigDecimal amount,
      LocalDate issued, Instant received, State state, String turn, boolean complete) {}

  /**
   * A page.
   *
   * @param hits newest first
   * @param next where the next page begins; null when there is nothing more. A page may be short, even empty, and others follow
   */
  record Page(List<Hit> hits, String next) {
    public Page {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Documents that are stopped for the same reason.
   *
   * @param cause the reason
   * @param state where they stand
   * @param turn whose turn it is, in small letters; empty when it is nobody's
   * @param documents how many
   * @param message what one of them was told
   * @param next what to do, as one of them was told
   * @param first the oldest of them
   */
  record Stopped(Cause cause, State state, String turn, long documents, String message, String next, String first) {}

  /** The documents that somebody sees and looks for. */
  Page search(Query query, Sight sight);

  /** Why documents stand still, the most documents first, at most so many. Values that are each about one document are one cause together. */
  List<Stopped> causes(Sight sight, int max);
}
