package io.bordereau.routes.feedback;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.routes.ledger.Feedback.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;

/** A way by which our own system is told. Telling the same event again is harmless: it has the same id and the same body. */
public interface TellingWay {
  /** Tells one event; null when it was taken. */
  Failure tell(Event event);

  /** How many events may be told at a time; of one document it is always one. */
  default int atOnce() {
    return 1;
  }

  /** Something to be done now and then, whether there are events or not. */
  default void tick() {}

  /**
   * Why an event was not taken.
   *
   * @param why for people
   * @param notBefore the moment before which it wants no other attempt; null when it named none
   */
  record Failure(String why, Instant notBefore) {}

  /** A webhook: any answer of success says that it was taken. */
  record ByWebhook(Webhook webhook) implements TellingWay {
    private static final int AT_ONCE = 4;

    @Override
    public int atOnce() {
      return AT_ONCE;
    }

    @Override
    public Failure tell(Event event) {
      var delivery = webhook.post(event.id(), event.body().getBytes(StandardCharsets.UTF_8));
      if (delivery.isEmpty()) return new Failure("the secret that it is to be signed with is missing", null);
      return switch (delivery.get()) {
        case Delivery.Accepted taken -> null;
        case Delivery.Refused refused -> new Failure(refused.findings().get(0).message(), null);
        case Delivery.Retry later -> new Failure(later.reason(), later.notBefore());
        case Delivery.Unknown unknown -> new Failure(unknown.reason(), null);
      };
    }
  }

  /**
   * A persistent queue.
   *
   * @param queue takes the id and the words of an event, durably, or throws an IllegalStateException
   */
  record ByQueue(BiConsumer<String, String> queue) implements TellingWay {
    @Override
    public Failure tell(Event event) {
      try {
        queue.accept(event.id(), event.body());
        return null;
      } catch (IllegalStateException e) {
        return new Failure("the broker does not take it", null);
      }
    }
  }
}
