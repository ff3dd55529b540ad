package io.bordereau.routes.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that several hubs may share: writers and readers from pools, migrated by whoever comes first. */
final class Postgres {
  private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
  private static final int OLDEST = 130_000;
  /** A session that was begun and left standing, as by a process that was stopped, is ended so that others do not wait for its locks. */
  private static final String SESSION = "SET idle_in_transaction_session_timeout = '5s'; SELECT set_config('synchronous_commit',"
      + " CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)";
  private static final long SLOWEST_CONNECT = 2_000;
  private static final int SOCKET_SECONDS = 60;

  /** How many seconds a start waits for a database that is not there yet. */
  private static final Duration START = Duration.ofSeconds(30);

  private Postgres() {}

  /**
   * Opens the ledger for writing, making what is missing.
   *
   * @param node this hub's name: only one process at a time has it
   * @param clock counts instead of the database's; null when that counts
   * @param through what the connections go through; for tests
   */
  static Database open(Store.Server server, String node, InstantSource clock, UnaryOperator<DataSource> through) {
    Supplier<String> now = clock == null ? () -> Vendor.POSTGRESQL.now : () -> Long.toString(clock.millis());
    DataSource source = source(server, node);
    NodeGuard guard = null;
    HikariDataSource writers = null;
    HikariDataSource readers = null;
    try {
      check(source, START);
      guard = NodeGuard.take(source, node);
      Database.migrate(source, Vendor.POSTGRESQL);
      DataSource watched = through.apply(source);
      writers = pool(watched, "ledger-writers", server.writers() + 2, server.patience(), false);
      readers = pool(watched, "ledger-readers", server.readers(), server.patience(), true);
      HikariDataSource written = writers;
      return new Database(Vendor.POSTGRESQL, readers, new PooledWriter(Texts.over(Jdbi.create(writers)), now, server.writers(), server.patience(),
          written::close), now, server.patience(), guard::close);
    } catch (RuntimeException e) {
      if (readers != null) {
        readers.close();
      }
      if (writers != null) {
        writers.close();
      }
      if (guard != null) {
        guard.close();
      }
      throw e instanceof LedgerException own ? own : new LedgerException("The ledger on " + server + " could not be opened: " + e.getMessage(), e);
    }
  }

  /** Opens an existing ledger for reading, beside hubs that may be writing. */
  static Database readOnly(Store.Server server) {
    try {
      DataSource source = source(server, "reader");
      Jdbi.create(source).useHandle(h -> h.select("SELECT 1 FROM document WHERE id = ''").mapTo(Integer.class).findOne());
      return new Database(Vendor.POSTGRESQL, pool(source, "ledger-readers", 2, server.patience(), true), null, () -> Vendor.POSTGRESQL.now,
          server.patience(), () -> { });
    } catch (RuntimeException e) {
      throw new LedgerException("There is no ledger on " + server + " that can be read: " + e.getMessage(), e);
    }
  }

  /** What a server is, in words. */
  static String look(Store.Server server) {
    try {
      return check(source(server, "doctor"), Duration.ZERO);
    } catch (RuntimeException e) {
      throw e instanceof LedgerException own ? own : new LedgerException(server + " does not answer: " + e.getMessage(), e);
    }
  }

  /** The server answers, is recent enough, keeps texts as UTF-8, and keeps what it has committed. */
  private static String check(DataSource source, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try (Handle h = Jdbi.create(source).open()) {
        int version = h.select("SELECT CAST(current_setting('server_version_num') AS INTEGER)").mapTo(Integer.class).one();
        if (version < OLDEST) {
          throw new LedgerException("The ledger needs PostgreSQL 13 or later; this one is " + version / 10_000 + ".", null);
        }
        String encoding = h.select("SELECT current_setting('server_encoding')").mapTo(String.class).one();
        if (!encoding.equals("UTF8")) {
          throw new LedgerException("The ledger's database has to be one of UTF8, and is one of " + encoding + ".", null);
        }
        if (!h.select("SELECT current_setting('fsync')").mapTo(String.class).one().equals("on")) {
          LOG.warn("The database server runs with fsync = off: what it has committed does not survive a power cut.");
        }
        return "PostgreSQL " + version / 10_000;
      } catch (RuntimeException e) {
        if (e instanceof LedgerException || SqlFailure.of(e) != SqlFailure.AWAY || System.nanoTime() > until) {
          throw e;
        }
        LOG.warn("The database does not answer yet: {}", e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("Interrupted while the database was waited for.", e);
    }
  }

  /** Connections one by one, as the settings say. */
  private static DataSource source(Store.Server server, String node) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url());
    if (server.user() != null) {
      source.setUser(server.user());
      source.setPassword(server.password());
    }
    source.setApplicationName("bordereau " + node);
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false);
    source.setConnectTimeout((int) Math.max(1, Math.min(10, server.patience().toSeconds())));
    source.setSocketTimeout(SOCKET_SECONDS);
    Properties further = new Properties();
    further.putAll(server.properties());
    for (String name : further.stringPropertyNames()) {
      try {
        source.setProperty(name, further.getProperty(name));
      } catch (java.sql.SQLException e) {
        throw new LedgerException("The driver of the database knows no setting " + name + ".", e);
      }
    }
    return source;
  }

  private static HikariDataSource pool(DataSource source, String name, int size, Duration patience, boolean reading) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setReadOnly(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(reading ? SESSION + "; SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY" : SESSION);
    config.setConnectionTimeout(Math.max(250, Math.min(SLOWEST_CONNECT, patience.toMillis())));
    config.setValidationTimeout(Math.max(250, Math.min(SLOWEST_CONNECT, patience.toMillis()) / 2));
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
