package io.bordereau.routes.archive;

import io.bordereau.routes.flow.HubErrors;
import org.apache.camel.builder.RouteBuilder;

/** The clockwork of the archive. */
public final class ArchiveRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("timer:checkpoints?period={{hub.checkpoints}}").routeId("checkpoints").routeConfigurationId(HubErrors.WORK).bean("sealer", "seal");
  }
}
