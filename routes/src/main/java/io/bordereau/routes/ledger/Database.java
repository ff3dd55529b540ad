package io.bordereau.routes.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database with a writer and readers. */
final class Database implements AutoCloseable {
  private static final long PAUSE = 100;

  private final Vendor vendor;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final Writer writer;
  private final Supplier<String> clock;
  private final Duration patience;
  private final Runnable last;
  private volatile Runnable full = () -> { };
  /** Who is told of documents of a company; null while nobody is. */
  private volatile Function<String, List<String>> sinks;
  private final List<Bell> bells = new CopyOnWriteArrayList<>();

  /**
   * A database.
   *
   * @param writer null when it was opened for reading
   * @param clock gives an expression for the present time
   * @param patience how long a question waits for a database that does not answer; null when it cannot be away
   * @param last what is done when all is closed
   */
  Database(Vendor vendor, HikariDataSource pool, Writer writer, Supplier<String> clock, Duration patience, Runnable last) {
    this.vendor = vendor;
    this.pool = pool;
    this.readers = Texts.over(Jdbi.create(pool));
    this.writer = writer;
    this.clock = clock;
    this.patience = patience;
    this.last = last;
  }

  /** Brings the tables up to date. */
  static void migrate(DataSource source, Vendor vendor) {
    Flyway.configure(Database.class.getClassLoader()).dataSource(source).locations("classpath:db/migration")
        .placeholders(Map.of("blob", vendor.blob)).validateMigrationNaming(true).load().migrate();
  }

  Vendor vendor() {
    return vendor;
  }

  /** An expression for the present time in milliseconds since 1970. */
  String now() {
    return clock.get();
  }

  /**
   * Does the work in a transaction of that name, with nobody else writing meanwhile, and returns after its commit; then rings. The name is the
   * failpoint's. The work may be done several times, and only the last of them counts.
   */
  <T> T write(String name, Function<Tx, T> work) {
    return write(name, Writer.Beside.NOBODY, work);
  }

  /**
   * The same while others write too, where the database allows it: only for work that holds by unique constraints, by rows that it locks
   * ({@link Tx#forUpdate}) and by names that it has alone ({@link Tx#alone}).
   */
  <T> T beside(String name, Function<Tx, T> work) {
    return write(name, Writer.Beside.OTHERS, work);
  }

  /** The same for what the network has done already: it waits long for a database that is away. */
  <T> T insist(String name, Function<Tx, T> work) {
    return write(name, Writer.Beside.OTHERS_INSISTING, work);
  }

  private <T> T write(String name, Writer.Beside beside, Function<Tx, T> work) {
    if (writer == null) {
      throw new LedgerException("The ledger was opened for reading.", null);
    }
    Writer.Done<T> done;
    try {
      done = writer.write(beside, tx -> {
        T result = work.apply(tx);
        FoundRows.settle(tx, sinks);
        Failpoint.hit(name);
        return result;
      });
    } catch (LedgerException e) {
      if (SqlFailure.full(e)) {
        full.run();
      }
      throw e;
    }
    Failpoint.hit(name + ".committed");
    done.rings().forEach(r -> bells.forEach(b -> b.ring(r.kind(), r.work())));
    return done.result();
  }

  /** Reads what was committed. */
  <T> T read(Function<Handle, T> work) {
    long until = System.nanoTime() + (patience == null ? 0 : patience.toNanos());
    for (int attempt = 1; ; attempt++) {
      try {
        return readers.withHandle(work::apply);
      } catch (LedgerException e) {
        throw e;
      } catch (RuntimeException e) {
        // However long this process was stopped meanwhile, it is tried again.
        boolean again = patience != null && SqlFailure.of(e) == SqlFailure.AWAY && (attempt < PooledWriter.AT_LEAST || System.nanoTime() < until);
        if (!again) {
          throw new LedgerException("The ledger could not be read: " + SqlFailure.words(e), e);
        }
        pause(e);
      }
    }
  }

  private static void pause(RuntimeException why) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("The ledger could not be read: " + SqlFailure.words(why), why);
    }
  }

  /** Reads what was committed at one moment, whatever is committed while it reads. */
  <T> T snapshot(Function<Handle, T> work) {
    return read(h -> {
      h.begin();
      T seen;
      try {
        if (!vendor.snapshot.isEmpty()) {
          h.execute(vendor.snapshot);
        }
        seen = work.apply(h);
      } catch (RuntimeException e) {
        try {
          h.rollback();
        } catch (RuntimeException gone) {
          e.addSuppressed(gone); // The first cause is what counts: it tells whether to try again.
        }
        throw e;
      }
      h.rollback();
      return seen;
    });
  }

  /** Who is told when the database says that it is full. */
  void onFull(Runnable told) {
    full = told;
  }

  /** From now on these sinks are told when a document's state changes. */
  void tell(Function<String, List<String>> those) {
    sinks = those;
  }

  void onWork(Bell bell) {
    bells.add(bell);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    pool.close();
    last.run();
  }
}
