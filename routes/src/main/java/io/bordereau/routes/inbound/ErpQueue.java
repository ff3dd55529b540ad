package io.bordereau.routes.inbound;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;

/**
 * The persistent JMS queue that our own system reads. A message carries the internal JSON; its correlation id is the identity of the hand-over, and
 * its reply-to names the queue on which the system says what became of it.
 *
 * @param connections to the broker
 * @param queue the queue's name
 */
public record ErpQueue(ConnectionFactory connections, String queue) {
  /** What stands behind the name of a queue to name the queue of its replies. */
  public static final String REPLIES = ".replies";

  /** The property by which Artemis recognises a message that was sent before, as far as its memory goes. */
  private static final String SENT_BEFORE = "_AMQ_DUPL_ID";

  /** Puts a document there; durable in the broker when this returns. */
  void put(String identity, byte[] bytes) {
    send(identity, bytes, true);
  }

  /** Puts an event there that nobody answers; durable in the broker when this returns, an IllegalStateException when it is not. */
  public void tell(String identity, String text) {
    send(identity, text.getBytes(StandardCharsets.UTF_8), false);
  }

  private void send(String identity, byte[] bytes, boolean answered) {
    try (var connection = connections.createConnection(); var session = connection.createSession(true, Session.SESSION_TRANSACTED);
        var producer = session.createProducer(session.createQueue(queue))) {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(bytes);
      message.setJMSCorrelationID(identity);
      if (answered) message.setJMSReplyTo(session.createQueue(queue + REPLIES));
      message.setStringProperty(SENT_BEFORE, identity);
      message.setStringProperty("contentType", "application/json");
      producer.send(message);
      session.commit();
    } catch (JMSException e) {
      throw new IllegalStateException("The queue of our own system does not take it.", e);
    }
  }
}
