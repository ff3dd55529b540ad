package io.bordereau.routes.app;

import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** A hub in a process of its own whose ERP puts one message on its queue, or waits for the reply to the one that it put there in an earlier life. */
public final class QueueSender {
  private QueueSender() {}

  /** Configuration, work folder, {@code send} or {@code wait}, the file for the reply, the document. */
  public static void main(String[] args) throws Exception {
    try (var hub = Hub.start(new Options(Path.of(args[0]), Path.of(args[1]), 0, Duration.ofSeconds(1), false)); var jms = hub.connections().createContext()) {
      if (args[2].equals("send")) {
        var message = jms.createTextMessage(args[4]);
        message.setJMSReplyTo(jms.createQueue(QueueIntakeTest.INVOICES + ".replies"));
        jms.createProducer().send(jms.createQueue(QueueIntakeTest.INVOICES), message);
      }
      var reply = (TextMessage) jms.createConsumer(jms.createQueue(QueueIntakeTest.INVOICES + ".replies")).receive(60_000);
      Files.writeString(Path.of(args[3]), "{\"status\": " + reply.getIntProperty("status") + ", \"repeated\": " + reply.getBooleanProperty("repeated")
          + ", \"documents\": " + hub.ledger().inquiry().tally().documents() + "}");
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(QueueSender.class).error("The sender failed.", e);
      System.exit(1);
    }
    System.exit(0);
  }
}
