package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What checkpoints over the entries are made of, and kept as. What a checkpoint says, and how it is exported, is decided above. */
public interface Seals {
  /** The name of the lease under which one hub at a time seals. */
  String SEALER = "sealer";

  /** The mark of a ledger that was restored: what its next checkpoint goes on from, as {@code KEPT LAST HASH}. */
  String RESTORED = "checkpoints-restored";

  /** The hash under which an entry is sealed that was gone, or had none, before any checkpoint held it. */
  String GONE = Entry.START;

  /**
   * A checkpoint as it is kept.
   *
   * @param number counts from 1
   * @param at when its entries were read, by the database's clock
   * @param entries how many entries it holds
   * @param more whether entries that were there were left for the next one
   * @param restored the last checkpoint that the database still had after it was restored from a backup; null when it was not
   * @param root the root of the tree over the hashes of its entries, hexadecimal
   * @param leaves SHA-256 of the list of what it holds, hexadecimal
   * @param previous SHA-256 of the text of the checkpoint before; 64 zeros for the first
   * @param signature the signature over its text, DER in base64; null when it has none
   * @param exported when it was written outside the database; null when it was not yet
   */
  record Row(
      long number, Instant at, long entries, boolean more, Long restored, String root, String leaves, String previous, String signature, Instant exported) {}

  /**
   * Entries of a document that follow each other.
   *
   * @param document the document
   * @param first the number of the first
   * @param hashes their hashes, in their order
   */
  record Run(String document, int first, List<String> hashes) {
    public Run {
      hashes = List.copyOf(hashes);
    }

    /** The number of the last. */
    public int last() {
      return first + hashes.size() - 1;
    }
  }

  /**
   * What no checkpoint holds yet.
   *
   * @param at when it was read, by the database's clock
   * @param more whether there is more of it
   * @param runs document by document
   */
  record Unsealed(Instant at, boolean more, List<Run> runs) {
    public Unsealed {
      runs = List.copyOf(runs);
    }
  }

  /**
   * The place of an entry in a checkpoint.
   *
   * @param seal the checkpoint's number
   * @param seq the entry's number
   * @param index its place among the checkpoint's leaves, from 0
   */
  record Place(long seal, int seq, int index) {}

  /** Who this ledger is: made when it was, the same for ever, so that two ledgers' checkpoints are not taken for each other's. */
  String ledger();

  /** Takes or prolongs a lease for as long; empty when somebody else has it. Returns its token, which rises with every change of hands. */
  Optional<Long> lease(String name, String owner, Duration duration);

  /** Gives a lease back before its time. */
  void release(String name, String owner);

  /** What no checkpoint holds yet, of at most so many documents, as of one moment. */
  Unsealed unsealed(int documents);

  /** Since when the oldest entry waits that no checkpoint holds; empty when there is none. */
  Optional<Instant> waiting();

  /**
   * Keeps a checkpoint with what it holds.
   *
   * @param token the token of the lease {@link #SEALER}
   * @return false when the lease is no longer ours, or somebody else made a checkpoint of that number
   */
  boolean add(long token, Row seal, List<Run> runs);

  /** Checkpoints from a number on, at most so many. */
  List<Row> from(long number, int max);

  /** The latest checkpoint. */
  Optional<Row> last();

  /** Checkpoints that were not exported yet, oldest first, at most so many. */
  List<Row> waitingForExport(int max);

  /** Notes that a checkpoint was signed. */
  void signed(long number, String signature);

  /** Notes that a checkpoint was exported. */
  void exported(long number);

  /** What a checkpoint holds, with the hashes as the entries have them now; {@link #GONE} for those that are no more. */
  List<Run> runs(long number);

  /** Where the entries of a document are in checkpoints. */
  List<Place> places(String document);

  /**
   * An entry as far as a checkpoint is concerned.
   *
   * @param hash its hash as it is now
   * @param at when it says it was recorded
   */
  record Hashed(String hash, Instant at) {}

  /** Some entries of a document, by their numbers, as they are now. */
  Map<Integer, Hashed> hashes(String document, int first, int last);

  /** Shows all documents with their entries and what is wrong with their chains, one after the other, as of one moment. */
  void chains(Consumer<Checked> each);

  /**
   * A document with its entries.
   *
   * @param document its id
   * @param entries as far as they could be read
   * @param wrong what is wrong with its chain; empty when it holds
   */
  record Checked(String document, List<Entry> entries, Optional<String> wrong) {}

  /** What else the tables say of a document that its entries say as well, and that is different there: one sentence each. */
  List<String> contradictions(Checked document);

  /** Digests of stored bytes, in their order, behind a digest, at most so many. */
  List<String> payloads(String after, int max);

  /** What is true of the ledger as a whole, by its name. */
  Optional<String> mark(String name);

  /** Says what is true of the ledger as a whole; null when it is so no longer. */
  void mark(String name, String value);
}
