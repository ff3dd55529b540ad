package io.bordereau.routes.rest;

import io.bordereau.routes.flow.HandOver;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Silence;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes documents in from a queue, one a message. Of its properties those of the allow-list are read, all others stay where they are. The reply is what
 * the same request would be told by REST; it goes to JMSReplyTo in the transaction that takes the message off its queue, after the ledger has committed.
 * A message that comes again is known by its identity, and is told the same again.
 */
public final class ReceiveMessage {
  /** The allow-list: the sender's own name for the hand-over, the id of its format, a name for people. */
  static final String KEY = "IdempotencyKey";
  static final String NAMED = "BordereauFormat";
  static final String NAME = "BordereauName";

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveMessage.class);
  private static final String CHANNEL = "queue";
  private static final String WHO = "erp";
  private static final String DELIVERIES = "JMSXDeliveryCount";
  /** How often the hub may fail at one message before it stops trying. */
  private static final int MOST_FAILURES = 5;

  private final HandOver handOver;
  private final Receive receive;
  private final Predicate<String> reserved;
  private final long largest;

  /**
   * Receives into a ledger.
   *
   * @param reserved whether a queue is the hub's own, where no reply may go
   * @param largest the most bytes of one document
   */
  public ReceiveMessage(HandOver handOver, Receive receive, Predicate<String> reserved, long largest) {
    this.handOver = handOver;
    this.receive = receive;
    this.reserved = reserved;
    this.largest = largest;
  }

  /** What is said, and whether it was said before. */
  private record Said(Reply reply, boolean again) {}

  /**
   * Takes one message.
   *
   * @throws JMSException when the broker fails: the message comes again
   * @throws LedgerException when nothing could be recorded: the message comes again
   */
  public void receive(Exchange exchange) throws JMSException {
    var jms = exchange.getMessage(JmsMessage.class);
    var message = jms.getJmsMessage();
    var format = exchange.getProperty(QueueRoutes.FORMAT, "", String.class);
    try (var producer = producer(jms.getJmsSession(), message.getJMSReplyTo())) {
      var said = take(message, format, producer != null);
      if (producer != null) answer(jms.getJmsSession(), producer, message, said);
    }
  }

  private Said take(Message message, String format, boolean told) throws JMSException {
    try {
      var named = message.getStringProperty(NAMED);
      var received = receive.take(CHANNEL, WHO, List.of(), key(message), named == null || named.isBlank() ? format : named, message.getStringProperty(NAME),
          bytes(message));
      LOG.info("{} received from a queue", received.document());
      return new Said(received.reply(), received instanceof Received.Repeat);
    } catch (Unwelcome e) {
      return refused(message, e, told);
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException e) {
      if (deliveries(message) < MOST_FAILURES) throw e;
      LOG.error("The hub failed {} times at the message {} of a queue", deliveries(message), message.getJMSMessageID(), e);
      return refused(message, new Unwelcome(500, "HUB-82", "The hub failed " + deliveries(message) + " times at this message, and does not try again.",
          "This is a fault of the hub: report it with the message."), told);
    }
  }

  /** A refusal; where nobody can be told it is kept in the ledger, for people. */
  private Said refused(Message message, Unwelcome why, boolean told) throws JMSException {
    LOG.warn("A message of a queue was refused: {}", why.getMessage());
    if (!told) {
      var id = message.getJMSMessageID();
      var identity = Receive.names(id) ? id : "refused-" + ReceiveFile.digest(Json.text(why.findings()).getBytes(StandardCharsets.UTF_8));
      handOver.refused(CHANNEL, WHO, identity, "", null, why.findings(), new Silence());
    }
    return new Said(new Reply(why.status(), Json.TYPE, Json.text(Map.of("status", "refused", "findings", why.findings()))), false);
  }

  private static int deliveries(Message message) throws JMSException {
    return message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
  }

  /** The sender's own name for the hand-over, or the broker's name for the message. */
  private static String key(Message message) throws JMSException {
    var said = message.getStringProperty(KEY);
    var key = said == null ? message.getJMSMessageID() : said;
    if (!Receive.names(key)) {
      throw new Unwelcome(400, "HUB-81", said == null ? "The message has neither the property " + KEY + " nor a JMSMessageID."
          : "The property " + KEY + " is not 1 to 200 visible ASCII characters.",
          "Give every document a key of its own, such as company and invoice number, and send the same key again when you repeat it.");
    }
    return key;
  }

  private byte[] bytes(Message message) throws JMSException {
    return switch (message) {
      case BytesMessage bytes -> {
        // Read only when it is known to fit: a large message is still at the broker.
        if (bytes.getBodyLength() > largest) throw Receive.large(bytes.getBodyLength(), largest);
        var all = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(all);
        yield all;
      }
      case TextMessage text -> {
        var words = text.getText() == null ? "" : text.getText();
        if (words.length() > largest) throw Receive.large(words.length(), largest);
        yield words.getBytes(StandardCharsets.UTF_8);
      }
      default -> throw new Unwelcome(415, "HUB-80", "A document is the body of a BytesMessage or a TextMessage, and this is neither.",
          "Send the document itself as bytes.");
    };
  }

  /** Who tells the sender; null when it wants no reply, or none can get there. */
  private MessageProducer producer(Session session, Destination to) throws JMSException {
    if (to == null) return null;
    if (to instanceof Queue queue && reserved.test(queue.getQueueName())) {
      LOG.warn("A message wants its reply on {}, which is a queue of the hub; it gets none.", queue.getQueueName());
      return null;
    }
    try {
      return session.createProducer(to);
    } catch (InvalidDestinationException | JMSSecurityException e) {
      LOG.warn("A message wants its reply where none can be put ({}); it gets none.", e.getMessage());
      return null;
    }
  }

  private static void answer(Session session, MessageProducer producer, Message message, Said said) throws JMSException {
    var reply = session.createTextMessage(said.reply().body());
    var correlation = message.getJMSCorrelationID();
    reply.setJMSCorrelationID(correlation == null || correlation.isEmpty() ? message.getJMSMessageID() : correlation);
    reply.setStringProperty("contentType", said.reply().type());
    reply.setIntProperty("status", said.reply().status());
    reply.setBooleanProperty("repeated", said.again());
    producer.setDeliveryMode(jakarta.jms.DeliveryMode.PERSISTENT);
    producer.send(reply);
  }
}
