package io.bordereau.routes.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database: one writer with group commit, readers from a pool. One process at a time writes. */
final class Sqlite {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 30_000;

  private Sqlite() {}

  /** Opens the database in this folder for writing, making what is missing; its own clock counts when {@code clock} is null; {@code through} is for tests. */
  static Database open(Path folder, InstantSource clock, UnaryOperator<DataSource> through) {
    Supplier<String> now = clock == null ? () -> Vendor.SQLITE.now : () -> Long.toString(clock.millis());
    FileChannel lock = null;
    try {
      Files.createDirectories(folder);
      lock = lock(folder);
      SQLiteDataSource source = source(folder, SQLiteConfig.TransactionMode.IMMEDIATE);
      Database.migrate(source, Vendor.SQLITE);
      FileChannel held = lock;
      return new Database(Vendor.SQLITE, readers(folder, through), new GroupCommit(Texts.over(Jdbi.create(through.apply(source))).open(), now), now, null,
          () -> release(held));
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
    return new Database(Vendor.SQLITE, readers(folder, UnaryOperator.identity()), null, () -> Vendor.SQLITE.now, null, () -> { });
  }

  /** Copies the database as it is at one moment, whatever a hub writes meanwhile; the copy is stopped. */
  static void copy(Path folder, Path to, String words) {
    if (!Files.exists(folder.resolve("ledger.db"))) {
      throw new LedgerException("There is no ledger in " + folder + ".", null);
    }
    SQLiteDataSource copied = new SQLiteDataSource();
    copied.setUrl("jdbc:sqlite:" + to);
    try {
      Jdbi.create(source(folder, SQLiteConfig.TransactionMode.DEFERRED)).useHandle(h -> h.execute("VACUUM INTO ?", to.toString()));
      Jdbi.create(copied).useHandle(h -> {
        h.execute("INSERT INTO mark (name, value, at) VALUES (?, ?, " + Vendor.SQLITE.now + ") ON CONFLICT (name) DO UPDATE SET value = excluded.value", Vault.STOPPED, words);
        String whole = h.select("PRAGMA integrity_check").mapTo(String.class).first();
        if (!whole.equals("ok")) {
          throw new LedgerException("The database is damaged: " + whole, null);
        }
      });
      try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof LedgerException own ? own : new LedgerException("The ledger in " + folder + " could not be copied: " + e.getMessage(), e);
    }
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
        // The process is about to end, or to fail for a graver reason.
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

  private static HikariDataSource readers(Path folder, UnaryOperator<DataSource> through) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(through.apply(source(folder, SQLiteConfig.TransactionMode.DEFERRED)));
    config.setPoolName("ledger-readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionInitSql("PRAGMA query_only = 1");
    return new HikariDataSource(config);
  }
}
