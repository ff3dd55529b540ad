package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The ledger as whoever archives it needs it: rows as they are stored, by the names of their columns. */
public interface Vault {
  /**
   * The mark of a ledger that came out of a backup: nothing in it is worked on, because what was sent since the backup would be sent again under other numbers.
   * Its value says which backup.
   */
  String STOPPED = "stopped";

  /** The entries of a document, column by column as they are stored, in their order. */
  List<SequencedMap<String, String>> entries(String document);

  /** What else the tables have of a document: its row, how it came, what was sent, what came back, what people decided; by table, in a fixed order. */
  SequencedMap<String, List<SequencedMap<String, String>>> rows(String document);

  /**
   * A document whose keeping nobody has looked at yet.
   *
   * @param id its id
   * @param company whose it is
   * @param at when it was recorded
   */
  record Undated(String id, String company, Instant at) {}

  /** Documents of a known company of which it is not noted how long they are kept, at most so many. */
  List<Undated> undated(int max);

  /** Notes until when a document is kept at least, by the law of which country; what is noted stays. */
  void keep(String document, String country, Instant ends, String source);

  /** Documents whose time is over, that nobody holds, on which nothing is open and whose bytes are not erased yet, at most so many. */
  List<String> over(int max);

  /**
   * Erases the bytes of a document whose time is over and that nobody holds; its history stays, with their digests and that they were erased. Bytes that another
   * document needs stay with that one. Nothing else ever deletes.
   *
   * @return whether they were erased: not when somebody holds it, or its time is not over
   */
  boolean erase(String document, String by);

  /** Keeps a document from being erased, whatever its age, until that is lifted. */
  void legalHold(String document, String by, String reason);

  /** Lifts all legal holds of a document; returns whether there was one. */
  boolean liftLegalHold(String document, String by, String reason);

  /** How many documents are kept by a legal hold, have an end of their keeping, and have erased bytes, in this order. */
  List<Long> retained();

  /** Which backup this ledger came out of, while it is stopped for that; empty otherwise. */
  Optional<String> stopped();

  /** Documents that are underway and whose final bytes the ledger does not have, oldest first: after a restore nobody knows whether they were sent. */
  List<String> unfinished();

  /**
   * Lets a restored ledger work again: moves all series of numbers and the epoch of every node forward.
   *
   * @param by how far; more than was ever drawn between the backup and the end
   * @param checkpoints where its checkpoints go on, as {@code KEPT LAST HASH}; null when none were made since
   * @return how many series were moved
   */
  int advance(long by, String checkpoints);

  /**
   * The hash that an entry must have.
   *
   * @param entry its columns as they are stored
   */
  static String hash(Map<String, String> entry) {
    return Chain.hash(Chain.HASHED.stream().map(entry::get).toArray());
  }
}
