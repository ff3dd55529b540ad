package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.SharedBroker;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Connections to the Artemis beside the hub, plain or by TLS, as hub.yaml says. */
final class OutsideBroker implements AutoCloseable {
  private static final long CALL_MILLIS = 5_000;
  private static final long LOST_MILLIS = 10_000;

  private final List<ActiveMQJMSConnectionFactory> servers;
  private final JmsPoolConnectionFactory pool;

  private OutsideBroker(List<ActiveMQJMSConnectionFactory> servers, JmsPoolConnectionFactory pool) {
    this.servers = servers;
    this.pool = pool;
  }

  /**
   * Connections that are made when they are needed.
   *
   * @throws StartRefused when a secret is missing
   */
  static OutsideBroker of(Agreements agreements, SharedBroker settings) {
    var transports = settings.urls().stream().map(url -> transport(agreements, settings, URI.create(url))).toList();
    var servers = transports.stream().map(t -> factory(agreements, settings, t)).toList();
    // For our own system's queues: any of the servers, the first that answers.
    var pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(factory(agreements, settings, transports.toArray(TransportConfiguration[]::new)));
    pool.setMaxConnections(2);
    return new OutsideBroker(servers, pool);
  }

  private static TransportConfiguration transport(Agreements agreements, SharedBroker settings, URI url) {
    Map<String, Object> parameters = new HashMap<>(Map.of("host", url.getHost(), "port", url.getPort()));
    if (url.getScheme().equals("ssl")) {
      parameters.putAll(Map.of("sslEnabled", true, "verifyHost", true));
      if (settings.trust() != null) {
        parameters.putAll(Map.of("trustStorePath", agreements.file(settings.trust()).toString(), "trustStoreType", "PKCS12"));
        put(parameters, "trustStorePassword", LedgerPlace.secret(agreements, settings.trustPassword(), "broker.trustPassword"));
      } else {
        parameters.put("useDefaultSslContext", true);
      }
      if (settings.store() != null) {
        parameters.putAll(Map.of("keyStorePath", agreements.file(settings.store()).toString(), "keyStoreType", "PKCS12"));
        put(parameters, "keyStorePassword", LedgerPlace.secret(agreements, settings.storePassword(), "broker.storePassword"));
      }
    }
    return new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
  }

  private static void put(Map<String, Object> parameters, String name, String value) {
    if (value != null) parameters.put(name, value);
  }

  private static ActiveMQJMSConnectionFactory factory(Agreements agreements, SharedBroker settings, TransportConfiguration... transports) {
    var factory = new ActiveMQJMSConnectionFactory(false, transports);
    if (settings.user() != null) {
      factory.setUser(settings.user());
      factory.setPassword(LedgerPlace.secret(agreements, settings.password(), "broker.password"));
    }
    // What is lost is noticed and made anew by who uses it.
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setCallTimeout(CALL_MILLIS);
    factory.setConnectionTTL(LOST_MILLIS);
    factory.setClientFailureCheckPeriod(LOST_MILLIS / 2);
    // Bells are heard one by one, so that hubs get them in turn; and nobody waits because a queue is full.
    factory.setConsumerWindowSize(0);
    factory.setProducerWindowSize(-1);
    factory.setDeserializationAllowList("java.lang.Long");
    return factory;
  }

  /** One for each server, first choice first. */
  List<? extends ConnectionFactory> servers() {
    return servers;
  }

  /** Pooled connections for the queues of our own system. */
  ConnectionFactory connections() {
    return pool;
  }

  @Override
  public void close() {
    pool.stop();
    servers.forEach(ActiveMQJMSConnectionFactory::close);
  }
}
