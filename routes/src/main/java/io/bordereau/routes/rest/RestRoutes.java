package io.bordereau.routes.rest;

import org.apache.camel.builder.RouteBuilder;

/** The operator's door: what comes in, and what is answered. */
public final class RestRoutes extends RouteBuilder {
  private static final String IN = "?headerFilterStrategy=#allowedHeaders&muteException=true"
      + "&populateBodyWithForm=false&httpMethodRestrict=";

  @Override
  public void configure() {
    from("platform-http:/api/documents" + IN + "POST").routeId("receive-by-rest").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").convertBodyTo(byte[].class).bean("receive").bean("responses", "write");
    from("platform-http:/api/documents" + IN + "GET").routeId("find-documents").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "find").bean("responses", "write");
    from("platform-http:/api/documents/{id}" + IN + "GET").routeId("show-document").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "show").bean("responses", "write");
    from("platform-http:/api/documents/{id}/taken" + IN + "POST").routeId("document-taken").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("erpAnswers", "taken").bean("responses", "write");
    from("platform-http:/api/documents/{id}/refused" + IN + "POST").routeId("document-refused").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").convertBodyTo(byte[].class).bean("erpAnswers", "refused").bean("responses", "write");
    from("platform-http:/api/quarantine" + IN + "GET").routeId("show-quarantine").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "quarantine").bean("responses", "write");
    from("platform-http:/api/unmatched" + IN + "GET").routeId("show-unmatched").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "unmatched").bean("responses", "write");
    from("platform-http:/api/alarms" + IN + "GET").routeId("show-alarms").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "alarms").bean("responses", "write");
    from("platform-http:/api/tally" + IN + "GET").routeId("show-tally").routeConfigurationId(RestErrors.REST)
        .bean("access", "check").bean("ask", "tally").bean("responses", "write");
    from("platform-http:/health" + IN + "GET").routeId("health").routeConfigurationId(RestErrors.REST).bean("health", "alive")
        .bean("responses", "write");
    from("platform-http:/ready" + IN + "GET").routeId("ready").routeConfigurationId(RestErrors.REST).bean("health", "ready")
        .bean("responses", "write");
  }
}
