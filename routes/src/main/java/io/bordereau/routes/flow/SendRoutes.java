package io.bordereau.routes.flow;

import org.apache.camel.builder.RouteBuilder;

/** The way of a sending from its final bytes to the partner's answer, and the clockwork behind it. */
public final class SendRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("jms:queue:send?concurrentConsumers={{hub.senders}}&maxConcurrentConsumers={{hub.sendersAtMost}}").routeId("send")
        .routeConfigurationId(HubErrors.WORK)
        .bean("claims", "send").filter(body().isNotNull()).setProperty(Mend.CLAIM, simple("${body.claim()}")).to("direct:secure");
    from("direct:secure").routeId("secure").routeConfigurationId(HubErrors.WORK).bean("secure").to("direct:deliver");
    from("direct:deliver").routeId("deliver").routeConfigurationId(HubErrors.WORK).bean("deliver").to("direct:settle");
    from("direct:settle").routeId("settle").routeConfigurationId(HubErrors.WORK).bean("settle");
    from("jms:queue:remind").routeId("remind").routeConfigurationId(HubErrors.WORK)
        .bean("claims", "work").filter(body().isNotNull()).setProperty(Mend.CLAIM, body()).bean("remind", "remind");
    from("jms:queue:upgrade").routeId("upgrade").routeConfigurationId(HubErrors.WORK)
        .bean("claims", "work").filter(body().isNotNull()).setProperty(Mend.CLAIM, body()).bean("upgrade", "upgrade");
    from("timer:poll?period={{hub.poll}}").routeId("poll").routeConfigurationId(HubErrors.WORK).bean("bells", "poll");
    from("timer:watch?period={{hub.watch}}").routeId("watch").routeConfigurationId(HubErrors.WORK).bean("watch");
    from("timer:room?period=2000").routeId("watch-room").routeConfigurationId(HubErrors.WORK).bean("room", "look");
    from("timer:keys?delay=5000&period={{hub.keys}}").routeId("watch-keys").routeConfigurationId(HubErrors.WORK).bean("keyWatch", "watch");
  }
}
