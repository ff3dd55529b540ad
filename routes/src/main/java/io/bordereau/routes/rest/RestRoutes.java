package io.bordereau.routes.rest;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** The operator's door: one route for each row of the table of endpoints. */
public final class RestRoutes extends RouteBuilder {
  private static final String IN = "?headerFilterStrategy=#allowedHeaders&muteException=true&populateBodyWithForm=false&httpMethodRestrict=";

  private final List<Endpoint> table;

  /** The whole table. */
  public RestRoutes() {
    this(Endpoints.ALL);
  }

  /** Some rows of it. */
  RestRoutes(List<Endpoint> table) {
    this.table = table;
  }

  @Override
  public void configure() {
    table.forEach(this::offer);
  }

  private void offer(Endpoint e) {
    var route = from("platform-http:" + e.path() + IN + e.method()).routeId(e.id()).routeConfigurationId(RestErrors.REST)
        .setProperty(Access.ENDPOINT, constant(e.id()));
    if (!e.open()) route.bean("access", "check");
    if (e.body() != Endpoint.Body.NONE) route.convertBodyTo(byte[].class);
    route.bean(e.bean(), e.call()).bean("responses", "write");
  }
}
