package io.bordereau.routes.rest;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** What a request is told that cannot be served. */
public final class RestErrors extends RouteConfigurationBuilder {
  /** The name by which the routes of the door ask for it. */
  static final String REST = "rest-errors";
  /** The name by which the watched folders ask for it. */
  static final String FOLDER = "folder-errors";

  @Override
  public void configuration() {
    var rest = routeConfiguration(REST);
    rest.onException(Unwelcome.class).handled(true).bean("responses", "unwelcome");
    rest.onException(Exception.class).handled(true).bean("responses", "failed");
    routeConfiguration(FOLDER).onException(Unwelcome.class).handled(true).bean("receiveFile", "refused");
  }
}
