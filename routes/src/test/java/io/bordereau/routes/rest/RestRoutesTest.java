package io.bordereau.routes.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.Owner;
import io.bordereau.routes.ledger.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** The operator's door: who gets in, and what a request is told when it cannot be served. */
class RestRoutesTest extends CamelMainTestSupport {
  private static final String TOKEN = "0123456789-0123456789";
  private static final List<String> GUARDED = List.of("receive-by-rest", "find-documents", "show-document", "show-alarms", "show-tally", "document-taken",
      "document-refused", "show-quarantine", "show-unmatched");
  private static final List<String> OPEN = Endpoints.ALL.stream().filter(Endpoint::open).map(Endpoint::id).toList();
  private static final List<Endpoint> SOME = Endpoints.ALL.stream().filter(e -> e.open() || GUARDED.contains(e.id())).toList();
  private static final Principal ADMIN = new Principal("admin", Set.of(Role.ADMIN), Set.of(Principal.EVERYWHERE));

  private RuntimeException failure;

  /** Stands in for the beans behind the door. */
  public final class Stand {
    public Reply find() {
      return reply();
    }

    public Reply show() {
      return reply();
    }

    public Reply alarms() {
      return reply();
    }

    public Reply quarantine() {
      return reply();
    }

    public Reply unmatched() {
      return reply();
    }

    public Reply taken() {
      return reply();
    }

    public Reply refused() {
      return reply();
    }

    public Reply tally() {
      return reply();
    }

    public Reply alive() {
      return reply();
    }

    public Reply ready() {
      return reply();
    }
  }

  /** Stands in for receiving. */
  public final class Receiving {
    public Reply receive(byte[] body) {
      return reply();
    }
  }

  private Reply reply() {
    if (failure != null) throw failure;
    return new Reply(200, Json.TYPE, "{}");
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new RestErrors());
    configuration.addRoutesBuilder(new RestRoutes(SOME));
  }

  @Override
  public void configureContext(CamelContextConfiguration context) {
    super.configureContext(context);
    SOME.forEach(e -> context.replaceRouteFromWith(e.id(), "direct:" + e.id()));
    var beans = new HashMap<String, Object>();
    SOME.forEach(e -> beans.put(e.bean(), new Stand()));
    beans.putAll(Map.of("access", new Access(token -> token.equals(TOKEN) ? Optional.of(ADMIN) : Optional.empty(), id -> Optional.of(new Owner(null, "erp", List.of()))),
        "responses", new Responses(), "receive", new Receiving()));
    context.withRegistryBinder(registry -> beans.forEach(registry::bind));
  }

  private Exchange ask(String route, String authorization) {
    return template.request("direct:" + route, e -> {
      e.getMessage().setBody("{}");
      e.getMessage().setHeader("id", "01");
      e.getMessage().setHeader("Secret-Of-The-Request", "x");
      if (authorization != null) e.getMessage().setHeader("Authorization", authorization);
    });
  }

  private static int status(Exchange e) {
    return e.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }

  @Test
  void whoShowsTheTokenGetsIn() {
    for (var route : GUARDED) {
      assertEquals(200, status(ask(route, "Bearer " + TOKEN)), route);
      for (var wrong : new String[] {null, "", "Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN}) {
        var e = ask(route, wrong);
        assertEquals(401, status(e), route + " with " + wrong);
        assertEquals("Bearer", e.getMessage().getHeader("WWW-Authenticate"));
        assertTrue(e.getMessage().getBody(String.class).contains("HUB-21"));
      }
    }
  }

  @Test
  void onlyHealthAndReadinessAreForWhoeverComes() {
    assertEquals(List.of("health", "ready"), OPEN);
  }

  @Test
  void healthNeedsNoToken() {
    for (var route : OPEN) assertEquals(200, status(ask(route, null)), route);
  }

  @Test
  void nothingOfTheRequestStandsInTheResponse() {
    var e = ask("find-documents", "Bearer " + TOKEN);
    assertNull(e.getMessage().getHeader("Secret-Of-The-Request"));
    assertNull(e.getMessage().getHeader("Authorization"));
    assertEquals("nosniff", e.getMessage().getHeader("X-Content-Type-Options"));
  }

  @Test
  void anUnwelcomeRequestIsToldWhy() {
    failure = new Unwelcome(415, "HUB-25", "no such format", "Send another.");
    var e = ask("receive-by-rest", "Bearer " + TOKEN);
    assertEquals(415, status(e));
    assertTrue(e.getMessage().getBody(String.class).contains("\"next\":\"Send another.\""), e.getMessage().getBody(String.class));
  }

  @Test
  void aFailureOfTheHubTellsNothingOfItsInside() {
    failure = new IllegalStateException("jdbc:sqlite:/secret/place");
    var e = ask("receive-by-rest", "Bearer " + TOKEN);
    assertEquals(503, status(e));
    assertFalse(e.getMessage().getBody(String.class).contains("secret"));
  }

  @Test
  void onlyListedHeadersPass() {
    var headers = new AllowedHeaders();
    assertFalse(headers.applyFilterToExternalHeaders("Idempotency-Key", "a", null));
    for (var name : List.of("CamelHttpPath", "CamelFileName", "JMSReplyTo", "X-Forwarded-For", "Cookie", "breadcrumbId")) {
      assertTrue(headers.applyFilterToExternalHeaders(name, "a", null), name);
      assertTrue(headers.applyFilterToCamelHeaders(name, "a", null), name);
    }
  }
}
