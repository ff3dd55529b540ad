package io.bordereau.routes.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room for what comes in. What is left at the end belongs to the documents that are in the ledger already: new ones are refused before
 * the disk is full, so that nothing that was accepted is stuck for want of it.
 */
public final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);
  /** How long a database that said that it is full is believed. */
  private static final long FULL = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier usable;
  private final long reserve;
  private long looked;
  private long left;
  private Long full;
  private Instant since;

  /**
   * Room in bytes.
   *
   * @param usable how many bytes can be written
   * @param reserve how many have to be left
   */
  Room(LongSupplier usable, long reserve) {
    this.usable = usable;
    this.reserve = reserve;
    this.looked = System.nanoTime() - LOOK;
  }

  /** Where a folder lies; all the room there is when it is null. */
  static Room of(Path folder, long reserve) {
    return new Room(() -> {
      try {
        return folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
      } catch (IOException e) {
        return Long.MAX_VALUE; // Whoever writes there is told why not.
      }
    }, reserve);
  }

  /** Whether documents are taken in; looked up once a second. */
  public synchronized boolean enough() {
    long now = System.nanoTime();
    if (now - looked >= LOOK) {
      looked = now;
      left = usable.getAsLong();
      if (full != null && now - full >= FULL) {
        full = null;
      }
      boolean enough = left >= reserve && full == null;
      if (!enough && since == null) {
        since = Instant.now();
        LOG.error("{}", words());
      } else if (enough && since != null) {
        since = null;
        LOG.warn("There is room again: documents are taken in.");
      }
    }
    return left >= reserve && full == null;
  }

  /** Looks, so that somebody is told; for a timer. */
  public void look() {
    enough();
  }

  /** Refuses what comes in when there is no room for it: a {@link LedgerException}. */
  public void admit() {
    if (!enough()) {
      throw new LedgerException(words(), null);
    }
  }

  /** The database itself said that it is full. */
  synchronized void full() {
    full = System.nanoTime();
    looked = full - LOOK;
  }

  private String words() {
    return full != null ? "The database is full: no documents are taken in." : "Only " + (left >> 20) + " MiB are left where the ledger lies, less than the "
        + (reserve >> 20) + " that it keeps for what it has: no documents are taken in.";
  }

  /** What somebody should know. */
  public synchronized List<Alarm> alarms() {
    return enough() ? List.of() : List.of(new Alarm(null, "no-room", since, words()));
  }
}
