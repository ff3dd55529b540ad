package io.bordereau.routes.feedback;

import io.bordereau.routes.flow.HubErrors;
import org.apache.camel.builder.RouteBuilder;

/** The clockwork behind what our own system is told. */
public final class FeedbackRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("timer:feedback?period={{hub.poll}}").routeId("feedback").routeConfigurationId(HubErrors.WORK).bean("tellErp", "push");
  }
}
