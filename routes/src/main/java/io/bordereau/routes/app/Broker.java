package io.bordereau.routes.app;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded message broker. It rings doorbells and keeps nothing of them: its one acceptor lives inside this JVM, its messages are work
 * ids that are not persistent, and every second the ledger is asked for whatever bell was missed. Losing it loses nothing. Only where our own
 * system reads a queue is that queue, with the one for its replies, durable and journalled.
 */
final class Broker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

  /** In-VM servers are told apart by number; a test may run several hubs in one JVM. */
  private static final AtomicInteger SERVERS = new AtomicInteger();

  /** What one queue may hold in memory: bells beyond it are dropped, the poll behind them finds the work. */
  private static final long QUEUE_BYTES = 16L << 20;
  private static final int JOURNAL_BYTES = 1 << 20;
  private static final long REDELIVERY_MILLIS = 200;
  private static final long LONGEST_REDELIVERY_MILLIS = 30_000;

  private final EmbeddedActiveMQ server;
  private final JmsPoolConnectionFactory connections;

  private Broker(EmbeddedActiveMQ server, JmsPoolConnectionFactory connections) {
    this.server = server;
    this.connections = connections;
  }

  /**
   * Starts a broker.
   *
   * @param folder its own folder; nothing in it is needed again unless there are durable queues
   * @param queues the names of the queues for doorbells
   * @param durable the names of the queues whose messages survive a restart; usually none
   */
  static Broker start(Path folder, Iterable<String> queues, List<String> durable) throws Exception {
    int id = SERVERS.incrementAndGet();
    Map<String, Object> inVm = new HashMap<>(Map.of("serverId", id));
    var bells = new AddressSettings()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
        .setMaxSizeBytes(QUEUE_BYTES)
        .setAutoCreateAddresses(false)
        .setAutoCreateQueues(false);
    var configuration = new ConfigurationImpl()
        .setPersistenceEnabled(!durable.isEmpty())
        .setJournalType(JournalType.NIO)
        .setJournalFileSize(JOURNAL_BYTES)
        .setJournalMinFiles(2)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setName("bordereau-" + id)
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        .addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName(), inVm, "in-vm"))
        .addAddressSetting("#", bells);
    for (var queue : durable) {
      // What is full waits at the sender, and what is given back comes again however often: a document is never dropped.
      configuration.addAddressSetting(queue, new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setMaxDeliveryAttempts(-1)
          .setRedeliveryDelay(REDELIVERY_MILLIS).setRedeliveryMultiplier(2).setMaxRedeliveryDelay(LONGEST_REDELIVERY_MILLIS)
          .setAutoCreateAddresses(false).setAutoCreateQueues(false));
      configuration.addQueueConfiguration(
          QueueConfiguration.of(SimpleString.of(queue)).setAddress(SimpleString.of(queue)).setRoutingType(RoutingType.ANYCAST)
              .setDurable(true));
    }
    for (var queue : queues) {
      configuration.addQueueConfiguration(
          QueueConfiguration.of(SimpleString.of(queue)).setAddress(SimpleString.of(queue)).setRoutingType(RoutingType.ANYCAST)
              .setDurable(false));
    }
    var server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration);
    server.start();
    var factory = new ActiveMQJMSConnectionFactory("vm://" + id);
    // A consumer that waits for a slow partner must not keep bells that others could answer.
    factory.setConsumerWindowSize(0);
    factory.setDeserializationAllowList("java.lang.Long");
    var pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(factory);
    pool.setMaxConnections(2);
    return new Broker(server, pool);
  }

  /** Pooled connections to this broker. */
  ConnectionFactory connections() {
    return connections;
  }

  @Override
  public void close() {
    connections.stop();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The broker did not stop cleanly; it holds nothing that is needed.", e);
    }
  }
}
