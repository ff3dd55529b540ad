package io.bordereau.routes.flow;

import org.apache.camel.builder.RouteBuilder;

/** The way of documents that travel together, from what waits to the final bytes of an interchange. */
public final class BatchRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("jms:queue:batch").routeId("gather").routeConfigurationId(HubErrors.WORK)
        .bean("claims", "work").filter(body().isNotNull()).setProperty(Mend.CLAIM, body()).bean("batch", "gather");
    from("jms:queue:pack?concurrentConsumers={{hub.workers}}").routeId("pack-batch").routeConfigurationId(HubErrors.WORK)
        .bean("claims", "work").filter(body().isNotNull()).setProperty(Mend.CLAIM, body()).bean("batch", "pack");
  }
}
