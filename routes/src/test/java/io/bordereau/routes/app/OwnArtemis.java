package io.bordereau.routes.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker beside the hubs, on a port of its own, as an operator would run one. */
final class OwnArtemis implements AutoCloseable {
  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  /**
   * Starts it.
   *
   * @param tls further parameters of its acceptor; empty for none
   */
  OwnArtemis(Path folder, int port, Map<String, Object> tls) throws Exception {
    Map<String, Object> parameters = new HashMap<>(Map.of("host", "127.0.0.1", "port", port, "protocols", "CORE"));
    parameters.putAll(tls);
    server.setConfiguration(new ConfigurationImpl().setSecurityEnabled(false).setPersistenceEnabled(true).setJournalType(JournalType.NIO)
        .setJournalFileSize(1 << 20).setJournalMinFiles(2).setJMXManagementEnabled(false).setName("beside-" + port)
        .setJournalDirectory(folder.resolve("journal").toString()).setBindingsDirectory(folder.resolve("bindings").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString()).setPagingDirectory(folder.resolve("paging").toString())
        .addAddressSetting("#", new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true))
        .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, "beside")));
    server.start();
  }

  /** How many messages ever came for a queue. */
  long came(String queue) {
    var there = server.getActiveMQServer().locateQueue(queue);
    return there == null ? 0 : there.getMessagesAdded();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
