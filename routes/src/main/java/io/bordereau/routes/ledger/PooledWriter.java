package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writers of a PostgreSQL, several at once and in several processes. Every transaction first takes the ledger's lock, alone or shared, and the number
 * by which the server knows it: so that what reads before it writes may rely on being alone, and so that a commit whose answer was lost is asked
 * about and never guessed.
 */
final class PooledWriter implements Writer {
  private static final Logger LOG = LoggerFactory.getLogger(PooledWriter.class);

  /** The key of the ledger's lock. */
  private static final long LEDGER = 0x426F726465726561L;
  /** How often others may come in between before a call fails. */
  private static final int CLASHES = 60;
  /** The second of two who wrote the same at the same time finds on doing it again what the first wrote; if not, it is an error. */
  private static final int DOUBLES = 4;
  /** How long what the network has done waits to be recorded. */
  private static final Duration INSISTING = Duration.ofMinutes(2);
  private static final long LONGEST_PAUSE = 250;
  static final int AT_LEAST = 3;

  private final Jdbi pool;
  private final Supplier<String> clock;
  private final int writers;
  private final Semaphore places;
  private final Duration patience;
  private final Runnable close;
  private volatile boolean closed;

  PooledWriter(Jdbi pool, Supplier<String> clock, int writers, Duration patience, Runnable close) {
    this.pool = pool;
    this.clock = clock;
    this.writers = writers;
    this.places = new Semaphore(writers, true);
    this.patience = patience;
    this.close = close;
  }

  @Override
  public <T> Done<T> write(Beside beside, Function<Tx, T> work) {
    long until = System.nanoTime() + (beside == Beside.OTHERS_INSISTING ? INSISTING : patience).toNanos();
    int clashes = 0;
    int doubles = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return placed(beside, work, until);
      } catch (LedgerException e) {
        throw e;
      } catch (RuntimeException e) {
        boolean again = switch (SqlFailure.of(e)) {
          case CLASH -> ++clashes < CLASHES;
          case DOUBLE -> ++doubles < DOUBLES;
          // However long this process was stopped meanwhile, it is tried again.
          case AWAY -> attempt < AT_LEAST || System.nanoTime() < until;
          case OTHER -> false;
        };
        if (!again) {
          throw new LedgerException("The ledger could not be written: " + SqlFailure.words(e), e);
        }
        LOG.debug("A transaction is done again, attempt {}", attempt, e);
        pause(attempt);
      }
    }
  }

  private <T> Done<T> placed(Beside beside, Function<Tx, T> work, long until) {
    boolean interrupted = false;
    try {
      for (boolean placed = false; !placed; ) {
        try {
          placed = places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (!placed) {
            throw new LedgerException("The ledger has too much to write at this moment.", null);
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      try {
        if (closed) {
          throw new LedgerException("The ledger is closed.", null);
        }
        return once(beside, work, until);
      } finally {
        places.release();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Done<T> once(Beside beside, Function<Tx, T> work, long until) {
    Handle handle = pool.open();
    boolean open = true;
    try {
      handle.begin();
      Tx tx = new Tx(handle, clock, beside != Beside.NOBODY);
      String number = begun(handle, beside, tx);
      T result = work.apply(tx);
      try {
        handle.commit();
      } catch (RuntimeException e) {
        open = false;
        handle = quit(handle);
        if (!committed(number, e, until)) {
          throw new SqlFailure.Undone(e);
        }
      }
      return new Done<>(result, java.util.List.copyOf(tx.rings()));
    } catch (RuntimeException | Error e) {
      if (open) {
        handle = quit(handle);
      }
      throw e;
    } finally {
      if (handle != null) {
        handle.close();
      }
    }
  }

  /** Takes the lock and asks for the transaction's number and the time, in one message. */
  private String begun(Handle handle, Beside beside, Tx tx) {
    return handle.select("SELECT " + (beside == Beside.NOBODY ? "pg_advisory_xact_lock(" : "pg_advisory_xact_lock_shared(") + LEDGER
        + "), CAST(pg_current_xact_id() AS TEXT), " + clock.get()).map((rs, c) -> {
          tx.now(rs.getLong(3));
          return rs.getString(2);
        }).one();
  }

  /** Undoes what was done and gives the connection back; the first cause is what counts. */
  private static Handle quit(Handle handle) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      LOG.debug("A transaction could not be rolled back; the server does it when the connection ends.", e);
    }
    try {
      handle.close();
    } catch (RuntimeException e) {
      LOG.debug("A connection could not be closed.", e);
    }
    return null;
  }

  /** Whether a transaction whose commit was not answered is committed, by the server's own book. */
  private boolean committed(String number, RuntimeException unanswered, long until) {
    long last = Math.max(until, System.nanoTime() + patience.toNanos());
    for (int attempt = 1; ; attempt++) {
      Optional<String> status;
      try {
        status = pool.withHandle(h -> h.select("SELECT pg_xact_status(CAST(? AS xid8))", number).map((rs, c) -> Optional.ofNullable(rs.getString(1))).one());
        if (status.isPresent() && !status.get().equals("in progress")) {
          LOG.warn("The answer to a commit was lost; the server says: {}", status.get());
          return status.get().equals("committed");
        }
      } catch (RuntimeException e) {
        LOG.debug("What became of a commit could not be asked yet, attempt {}", attempt, e);
      }
      if (System.nanoTime() > last || closed) {
        throw new LedgerException("Whether the ledger recorded it is not known; done again it is recognised: " + unanswered.getMessage(), unanswered);
      }
      pause(attempt);
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, Math.min(LONGEST_PAUSE, 4L << Math.min(attempt, 10))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("Interrupted while the ledger was waited for.", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      // What is being written ends; who waits for a place then learns that it is closed.
      if (places.tryAcquire(writers, INSISTING.toSeconds(), TimeUnit.SECONDS)) {
        places.release(writers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close.run();
  }
}
