package io.bordereau.routes.app;

import io.bordereau.routes.flow.Bells;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Doorbells that several hubs hear: each goes to the queue of its kind at the broker beside the hub, and one of the hubs takes it. They are not
 * persistent; while the broker is away every hub rings for its own work, and finds that of others by asking the database.
 */
final class SharedBells implements Bells.Others, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBells.class);
  private static final long AGAIN_MILLIS = 1_000;
  private static final long GOOD_FOR_MILLIS = 60_000;

  private final List<? extends ConnectionFactory> servers;
  private final String prefix;
  private final List<String> kinds;
  private final Bells bells;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
    var thread = new Thread(work, "shared-bells");
    thread.setDaemon(true);
    return thread;
  });
  private Connection connection;
  private Session session;
  private MessageProducer producer;
  private boolean told;
  private volatile boolean closed;

  /**
   * Bells by way of these servers, first choice first; silent until {@link #start}.
   *
   * @param prefix what the names of the queues begin with
   * @param kinds the kinds of work
   * @param bells who rings in this hub
   */
  SharedBells(List<? extends ConnectionFactory> servers, String prefix, List<String> kinds, Bells bells) {
    this.servers = List.copyOf(servers);
    this.prefix = prefix;
    this.kinds = List.copyOf(kinds);
    this.bells = bells;
  }

  /** From now on they are rung and heard, whenever the broker is there. */
  void start() {
    clock.scheduleWithFixedDelay(this::connect, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether the broker is there. */
  synchronized boolean connected() {
    return producer != null;
  }

  private void connect() {
    if (closed || connected()) return;
    for (var server : servers) {
      try {
        connect(server);
        LOG.info("The broker beside the hub is there");
        told = false;
        return;
      } catch (JMSException | RuntimeException e) {
        lost(null);
        if (!told) LOG.warn("The broker beside the hub does not answer; the hub goes on without it and tries again: {}", e.getMessage());
        told = true;
      }
    }
  }

  private synchronized void connect(ConnectionFactory server) throws JMSException {
    connection = server.createConnection();
    var mine = connection;
    connection.setExceptionListener(e -> clock.execute(() -> lost(mine)));
    for (var kind : kinds) {
      // A session of its own for each kind: none waits for another.
      var listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      listening.createConsumer(listening.createQueue(prefix + kind)).setMessageListener(message -> {
        try {
          if (message instanceof TextMessage text) bells.heard(kind, text.getText());
        } catch (JMSException e) {
          LOG.debug("A bell could not be understood; the next poll finds the work.", e);
        }
      });
    }
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    var speaking = session.createProducer(null);
    speaking.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    speaking.setTimeToLive(GOOD_FOR_MILLIS);
    connection.start();
    producer = speaking;
  }

  @Override
  public synchronized boolean ring(String kind, String work) {
    if (producer == null) return false;
    try {
      producer.send(session.createQueue(prefix + kind), session.createTextMessage(work));
      return true;
    } catch (JMSException | RuntimeException e) {
      LOG.debug("A bell could not be rung at the broker beside the hub.", e);
      lost(connection);
      return false;
    }
  }

  /** That connection is gone; any when null. */
  private void lost(Connection which) {
    Connection gone;
    synchronized (this) {
      if (which != null && which != connection) return;
      gone = connection;
      connection = null;
      session = null;
      producer = null;
    }
    if (which != null && !closed) LOG.warn("The broker beside the hub went away; the hub goes on without it");
    if (gone == null) return;
    try {
      gone.close();
    } catch (JMSException | RuntimeException e) {
      LOG.debug("The connection to the broker beside the hub did not end cleanly.", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    lost(null);
  }
}
