package io.bordereau.routes.rest;

import io.bordereau.routes.agreements.Hub;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * The queues by which our own system hands documents over. A message is taken off its queue in the transaction that puts the reply on another one, and
 * only after the ledger has committed; a failure of the hub gives it back, and it comes again.
 */
public final class QueueRoutes extends RouteBuilder {
  /** The exchange property that names the format of whatever comes by a queue. */
  static final String FORMAT = "intake-format";

  private static final String HOW = "?transacted=true&lazyCreateTransactionManager=false&mapJmsMessage=false&disableReplyTo=true&cacheLevelName=CACHE_CONSUMER";

  private final List<Hub.Intake> queues;

  /** Reads these queues. */
  public QueueRoutes(List<Hub.Intake> queues) {
    this.queues = List.copyOf(queues);
  }

  @Override
  public void configure() {
    queues.forEach(q -> from("erp:queue:" + q.queue() + HOW).routeId("receive-by-queue-" + q.queue()).errorHandler(noErrorHandler())
        .setProperty(FORMAT, constant(q.format() == null ? "" : q.format())).bean("receiveMessage", "receive"));
  }
}
