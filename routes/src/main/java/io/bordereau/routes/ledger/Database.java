package io.bordereau.routes.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database: one writer with group commit, readers from a pool, migrated when it is opened. One process at a time writes. */
final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 30_000;

  private final Vendor vendor = Vendor.SQLITE;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final GroupCommit writer;
  private final FileChannel lock;
  private final Supplier<String> clock;
  private final List<Bell> bells = new CopyOnWriteArrayList<>();

  private Database(HikariDataSource pool, GroupCommit writer, FileChannel lock, Supplier<String> clock) {
    this.pool = pool;
    this.readers = Jdbi.create(pool);
    this.writer = writer;
    this.lock = lock;
    this.clock = clock;
  }

  /** Opens the database in this folder for writing, making what is missing; its own clock counts when {@code clock} is null. */
  static Database open(Path folder, InstantSource clock) {
    Supplier<String> now = clock == null ? () -> Vendor.SQLITE.now : () -> Long.toString(clock.millis());
    FileChannel lock = null;
    try {
      Files.createDirectories(folder);
      lock = lock(folder);
      SQLiteDataSource source = source(folder, SQLiteConfig.TransactionMode.IMMEDIATE);
      Flyway.configure(Database.class.getClassLoader()).dataSource(source).locations("classpath:db/migration")
          .placeholders(Map.of("blob", Vendor.SQLITE.blob)).validateMigrationNaming(true).load().migrate();
      Handle handle = Jdbi.create(source).open();
      return new Database(pool(folder), new GroupCommit(handle, now), lock, now);
    } catch (IOException | RuntimeException e) {
      release(lock);
      throw e instanceof LedgerException own ? own : new LedgerException("The ledger in " + folder + " could not be opened: " + e.getMessage(), e);
    }
  }

  /** Opens an existing database for reading, beside a hub that may be writing. */
  static Database readOnly(Path folder) {
    if (!Files.exists(folder.resolve("ledger.db"))) {
      throw new LedgerException("There is no ledger in " + folder + ".", null);
    }
    return new Database(pool(folder), null, null, () -> Vendor.SQLITE.now);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve("ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean ours = false;
    try {
      ours = channel.tryLock() != null;
    } catch (java.nio.channels.OverlappingFileLockException e) {
      ours = false; // This very process has it.
    } finally {
      if (!ours) {
        channel.close();
      }
    }
    if (!ours) {
      throw new LedgerException("Another hub is running on the ledger in " + folder + ".", null);
    }
    return channel;
  }

  private static void release(FileChannel lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        // The process is about to fail for a graver reason.
      }
    }
  }

  private static SQLiteDataSource source(Path folder, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + folder.resolve("ledger.db"));
    return source;
  }

  private static HikariDataSource pool(Path folder) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source(folder, SQLiteConfig.TransactionMode.DEFERRED));
    config.setPoolName("ledger-readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionInitSql("PRAGMA query_only = 1");
    return new HikariDataSource(config);
  }

  Vendor vendor() {
    return vendor;
  }

  /** An expression for the present time in milliseconds since 1970. */
  String now() {
    return clock.get();
  }

  /** Does the work in a transaction of that name and returns after its commit; then rings. The name is the failpoint's. */
  <T> T write(String name, Function<Tx, T> work) {
    if (writer == null) {
      throw new LedgerException("The ledger was opened for reading.", null);
    }
    GroupCommit.Done<T> done = writer.write(tx -> {
      T result = work.apply(tx);
      Failpoint.hit(name);
      return result;
    });
    Failpoint.hit(name + ".committed");
    done.rings().forEach(r -> bells.forEach(b -> b.ring(r.kind(), r.work())));
    return done.result();
  }

  /** Reads what was committed. */
  <T> T read(Function<Handle, T> work) {
    try {
      return readers.withHandle(work::apply);
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LedgerException("The ledger could not be read: " + e.getMessage(), e);
    }
  }

  /** Reads what was committed at one moment, whatever is committed while it reads. */
  <T> T snapshot(Function<Handle, T> work) {
    return read(h -> {
      h.begin();
      try {
        return work.apply(h);
      } finally {
        h.rollback();
      }
    });
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
    release(lock);
  }
}
