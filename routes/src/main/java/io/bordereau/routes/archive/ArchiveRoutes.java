package io.bordereau.routes.archive;

import io.bordereau.routes.flow.HubErrors;
import org.apache.camel.builder.RouteBuilder;

/** The clockwork of the archive. */
public final class ArchiveRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("timer:checkpoints?period={{hub.checkpoints}}").routeId("checkpoints").routeConfigurationId(HubErrors.WORK).bean("sealer", "seal");
    from("timer:retention?delay=60000&period=21600000").routeId("retention").routeConfigurationId(HubErrors.WORK).bean("retention", "keep");
  }
}
