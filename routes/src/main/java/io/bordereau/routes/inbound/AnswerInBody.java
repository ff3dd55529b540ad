package io.bordereau.routes.inbound;

import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Exchanges.Body;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Named;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Reply;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/**
 * Answers a partner's request by the acknowledgement of what it brought, where the agreement says so and when it can be had in the agreed time. What was
 * brought is in the ledger before anybody waits; what is told is there before it is told, so that the same request gets the same bytes again.
 */
final class AnswerInBody {
  private static final int OK = 200;
  private static final long FIRST_LOOK = 10;
  private static final long LAST_LOOK = 100;

  private final Ledger ledger;

  AnswerInBody(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What a partner is told that has waited at most so long; {@code otherwise} when it was told before or there is nothing to wait for. */
  Reply answer(String document, Reply otherwise, Duration within) throws InterruptedException {
    if (ledger.exchanges().awaited(document).isEmpty()) return otherwise;
    long end = System.nanoTime() + within.toNanos();
    for (long pause = FIRST_LOOK; System.nanoTime() < end; pause = Math.min(LAST_LOOK, 2 * pause)) {
      if (!ledger.inquiry().working(document, Kinds.ARRIVE)) {
        var made = acknowledgements(document);
        var sendings = made.stream().flatMap(m -> ledger.inquiry().sendings(m).stream().reduce((a, b) -> b).stream()).filter(s -> s.payload() != null).toList();
        if (sendings.size() == made.size()) return ledger.exchanges().tell(document, made, made.isEmpty() ? null : body(sendings));
      }
      Thread.sleep(pause);
    }
    return ledger.exchanges().tell(document, acknowledgements(document), null);
  }

  private List<String> acknowledgements(String document) {
    return ledger.inquiry().named(Ref.of(Acknowledge.ACKNOWLEDGES, document)).stream().map(Named::document).distinct().toList();
  }

  /** Several acknowledgements are several interchanges, one behind the other. */
  private Body body(List<Outgoing> sendings) {
    var all = new ByteArrayOutputStream();
    for (var sending : sendings) all.writeBytes(ledger.payloads().get(sending.payload()));
    return new Body(OK, sendings.get(0).type(), sendings.size() == 1 ? sendings.get(0).payload() : ledger.payloads().put(all.toByteArray()));
  }
}
