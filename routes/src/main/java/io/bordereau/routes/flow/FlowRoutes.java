package io.bordereau.routes.flow;

import org.apache.camel.builder.RouteBuilder;

/** The way of an outgoing document from its bytes as received to the final bytes of a sending. */
public final class FlowRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("jms:queue:prepare?concurrentConsumers={{hub.workers}}").routeId("prepare").routeConfigurationId(HubErrors.WORK)
        .bean("claims", "prepare").filter(body().isInstanceOf(Passage.class)).setProperty(Mend.CLAIM, simple("${body.claim()}"))
            .to("direct:understand");
    from("direct:understand").routeId("understand").routeConfigurationId(HubErrors.WORK)
        .bean("understand").filter(body().isInstanceOf(Passage.class)).to("direct:route");
    from("direct:route").routeId("route").routeConfigurationId(HubErrors.WORK).bean("route").to("direct:order");
    from("direct:order").routeId("order").routeConfigurationId(HubErrors.WORK)
        .bean("ordered").filter(body().isInstanceOf(Passage.class)).to("direct:network");
    from("direct:network").routeId("network").routeConfigurationId(HubErrors.WORK).bean("networked").to("direct:check");
    from("direct:check").routeId("check").routeConfigurationId(HubErrors.WORK).bean("check").to("direct:issue");
    from("direct:issue").routeId("issue").routeConfigurationId(HubErrors.WORK).bean("issue").to("direct:page");
    from("direct:page").routeId("page").routeConfigurationId(HubErrors.WORK).bean("copy").bean("page").to("direct:render");
    from("direct:render").routeId("render").routeConfigurationId(HubErrors.WORK).bean("render").to("direct:prove");
    from("direct:prove").routeId("prove").routeConfigurationId(HubErrors.WORK).bean("prove").to("direct:sign");
    from("direct:sign").routeId("sign").routeConfigurationId(HubErrors.WORK).bean("sign").to("direct:identify");
    from("direct:identify").routeId("identify").routeConfigurationId(HubErrors.WORK)
        .bean("identify").filter(body().isInstanceOf(Passage.class)).to("direct:pack");
    from("direct:pack").routeId("pack").routeConfigurationId(HubErrors.WORK).bean("pack");
  }
}
