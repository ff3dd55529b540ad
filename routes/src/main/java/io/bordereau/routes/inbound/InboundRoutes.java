package io.bordereau.routes.inbound;

import io.bordereau.routes.flow.HubErrors;
import io.bordereau.routes.flow.Mend;
import org.apache.camel.builder.RouteBuilder;

/** The way in: from what a partner brings to our own system, or to the documents that an answer names. */
public final class InboundRoutes extends RouteBuilder {
  private static final String CLAIM = "${body.claim()}";

  private final String replies;

  /** The way in; {@code replies} names the queue of our own system's replies, null when it reads no queue. */
  public InboundRoutes(String replies) {
    this.replies = replies;
  }

  @Override
  public void configure() {
    from("direct:receive-from-partner").routeId("receive-from-partner").errorHandler(noErrorHandler()).bean("receiveFromPartner", "receive");
    from("direct:receive-cxml").routeId("receive-cxml").errorHandler(noErrorHandler()).bean("receiveCxml", "receive");
    from("direct:receive-rnif").routeId("receive-rnif").errorHandler(noErrorHandler()).bean("receiveRnif", "receive");
    from("timer:mailboxes?period={{hub.mailboxes}}").routeId("collect-mailboxes").bean("mailboxes", "collect");
    from("jms:queue:arrive?concurrentConsumers={{hub.workers}}").routeId("arrive").routeConfigurationId(HubErrors.WORK)
        .bean("arrivals", "arrive").filter(body().isNotNull()).setProperty(Mend.CLAIM, simple(CLAIM)).to("direct:recognise");
    from("direct:recognise").routeId("recognise").routeConfigurationId(HubErrors.WORK)
        .bean("recognise").filter(body().isNotNull()).to("direct:read");
    from("direct:read").routeId("read").routeConfigurationId(HubErrors.WORK).bean("readIn").filter(body().isNotNull()).to("direct:take-in");
    from("direct:take-in").routeId("take-in").routeConfigurationId(HubErrors.WORK).bean("takeIn");
    from("jms:queue:acknowledge?concurrentConsumers={{hub.workers}}").routeId("acknowledge").routeConfigurationId(HubErrors.WORK)
        .bean("arrivals", "acknowledge").filter(body().isNotNull()).setProperty(Mend.CLAIM, body()).bean("acknowledge", "acknowledge");
    from("jms:queue:hand").routeId("hand-over").routeConfigurationId(HubErrors.WORK)
        .bean("arrivals", "hand").filter(body().isNotNull()).setProperty(Mend.CLAIM, simple(CLAIM))
        .bean("handToErp", "hand").bean("handToErp", "settle");
    from("timer:erp-answers?period={{hub.mailboxes}}").routeId("collect-erp-answers").bean("erpAnswers", "collect");
    if (replies != null) {
      from("erp:queue:" + replies + "?transacted=true&cacheLevelName=CACHE_CONSUMER").routeId("erp-replies").bean("erpAnswers", "reply");
    }
  }
}
