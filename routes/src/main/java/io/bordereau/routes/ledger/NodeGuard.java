package io.bordereau.routes.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's name to one process: a second hub of the same name would take the claims of the first for those of an earlier life. A session of the
 * server holds it, so that it is free the moment the process is gone.
 */
final class NodeGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeGuard.class);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
  private static final long LOOK_SECONDS = 5;

  private final DataSource source;
  private final String node;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
    Thread thread = new Thread(work, "ledger-name");
    thread.setDaemon(true);
    return thread;
  });
  private Connection session;
  private boolean closed;

  private NodeGuard(DataSource source, String node) {
    this.source = source;
    this.node = node;
  }

  /** Takes the name; waits a moment for a process that is about to end. */
  static NodeGuard take(DataSource source, String node) {
    NodeGuard guard = new NodeGuard(source, node);
    long until = System.nanoTime() + PATIENCE;
    try {
      while (!guard.held()) {
        if (System.nanoTime() > until) {
          guard.close();
          throw new LedgerException("Another hub named " + node + " is running on this database; hubs that share one need names of their own.", null);
        }
        Thread.sleep(100);
      }
    } catch (SQLException e) {
      guard.close();
      throw new LedgerException("The database could not be asked whether " + node + " runs already: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      guard.close();
      throw new LedgerException("Interrupted at the start.", e);
    }
    guard.clock.scheduleWithFixedDelay(guard::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return guard;
  }

  /** Takes the name again after the connection was lost. */
  private void look() {
    try {
      if (!held()) {
        LOG.error("Another hub took the name {} while the database was away; stop one of the two.", node);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The database is away; the name {} is taken again when it is back.", node, e);
    }
  }

  private synchronized boolean held() throws SQLException {
    if (closed || session != null && session.isValid(2)) {
      return true;
    }
    quit();
    session = source.getConnection();
    try (PreparedStatement statement = session.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 1))")) {
      statement.setString(1, "node " + node);
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next() && rows.getBoolean(1)) {
          return true;
        }
      }
    }
    quit();
    return false;
  }

  private void quit() {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException e) {
        LOG.debug("The session that held the name {} did not end cleanly.", node, e);
      }
      session = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    quit();
  }
}
