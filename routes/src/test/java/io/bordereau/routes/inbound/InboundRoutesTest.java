package io.bordereau.routes.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.flow.HubErrors;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.Mend;
import io.bordereau.routes.flow.Refusal;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Unwelcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** The way in as sentences: their order, where they end, and what becomes of a failure. */
class InboundRoutesTest extends CamelMainTestSupport {
  private static final Claim CLAIM = new Claim("work-1", Kinds.ARRIVE, "doc-1", null, "test", 1, 1, Instant.now());
  private static final Arrival ARRIVAL = new Arrival(CLAIM, null, null, false, null, null, null, List.of());
  private static final Map<String, String> FROM = Map.of("arrive", "direct:arrive", "acknowledge", "direct:acknowledge", "hand-over", "direct:hand",
      "collect-mailboxes", "direct:mailboxes", "collect-erp-answers", "direct:erp-answers", "erp-replies", "direct:replies");

  private final List<String> trail = new CopyOnWriteArrayList<>();
  private Arrival claimed = ARRIVAL;
  private String endsAt = "";
  private String failsAt = "";
  private RuntimeException failure;

  /** A step that leaves its name. */
  public final class Stand {
    private final String name;

    private Stand(String name) {
      this.name = name;
    }

    /** What every step does: goes on, ends, or fails. */
    public Arrival step(Arrival a) {
      trail.add(name);
      if (name.equals(failsAt)) throw failure;
      return name.equals(endsAt) ? null : a;
    }
  }

  /** Stands in for the claims. */
  public final class Claiming {
    public Arrival arrive(String work) {
      return claimed;
    }

    public Handing hand(String work) {
      return claimed == null ? null : new Handing(CLAIM, null, List.of(), null);
    }

    public Claim acknowledge(String work) {
      return claimed == null ? null : CLAIM;
    }
  }

  /** Stands in for our own system. */
  public final class Handling {
    public Handing hand(Handing h) {
      trail.add("hand");
      return h.by("folder");
    }

    public void settle(Handing h) {
      trail.add("settle " + h.ways());
    }
  }

  /** Stands in for acknowledging, collecting and receiving. */
  public final class Doing {
    public void acknowledge(Claim claim) {
      assertSame(CLAIM, claim);
      trail.add("acknowledge");
    }

    public void collect() {
      trail.add("collect");
    }

    public void reply(String text) {
      trail.add("reply " + text);
    }

    public Reply receive(Knock knock) {
      if (failure != null) throw failure;
      return new Reply(202, "application/json", knock.partner());
    }
  }

  /** Stands in for the mending. */
  public final class Mending {
    public void theirs(@ExchangeProperty(Mend.CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Refusal refusal) {
      assertSame(CLAIM, claim);
      trail.add("theirs");
    }

    public void networks() {
      trail.add("networks");
    }

    public void unsigned() {
      trail.add("unsigned");
    }

    public void ours(@ExchangeProperty(Mend.CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e) {
      assertSame(CLAIM, claim);
      trail.add("ours " + e.getMessage());
    }
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new HubErrors());
    configuration.addRoutesBuilder(new InboundRoutes("erp.replies"));
  }

  @Override
  public void configureContext(CamelContextConfiguration context) {
    super.configureContext(context);
    FROM.forEach(context::replaceRouteFromWith);
    var properties = new Properties();
    properties.setProperty("hub.workers", "1");
    properties.setProperty("hub.mailboxes", "1000");
    context.withUseOverridePropertiesWithPropertiesComponent(properties);
    var beans = new HashMap<String, Object>(Map.of("arrivals", new Claiming(), "handToErp", new Handling(), "acknowledge", new Doing(), "mailboxes",
        new Doing(), "erpAnswers", new Doing(), "receiveFromPartner", new Doing(), "receiveCxml", new Doing(), "receiveRnif", new Doing(), "mend", new Mending()));
    for (var name : List.of("recognise", "readIn", "takeIn")) beans.put(name, new Stand(name));
    context.withRegistryBinder(registry -> beans.forEach(registry::bind));
  }

  @Test
  void whatArrivesIsRecognisedReadAndTakenIn() {
    template.sendBody("direct:arrive", "work-1");
    assertEquals(List.of("recognise", "readIn", "takeIn"), trail);
  }

  @Test
  void aRepeatAndACarrierEndWhereTheyAreSeen() {
    endsAt = "recognise";
    template.sendBody("direct:arrive", "work-1");
    endsAt = "readIn";
    template.sendBody("direct:arrive", "work-1");
    assertEquals(List.of("recognise", "recognise", "readIn"), trail);
  }

  @Test
  void workOfSomebodyElseIsLeftAlone() {
    claimed = null;
    for (var route : List.of("direct:arrive", "direct:acknowledge", "direct:hand")) template.sendBody(route, "work-1");
    assertEquals(List.of(), trail);
  }

  @Test
  void ourOwnSystemGetsItBeforeTheLedgerSaysSo() {
    template.sendBody("direct:hand", "work-1");
    assertEquals(List.of("hand", "settle [folder]"), trail);
  }

  @Test
  void acknowledgementsMailboxesAndAnswersHaveTheirRoutes() {
    template.sendBody("direct:acknowledge", "work-1");
    template.sendBody("direct:mailboxes", "");
    template.sendBody("direct:erp-answers", "");
    template.sendBody("direct:replies", "taken");
    assertEquals(List.of("acknowledge", "collect", "collect", "reply taken"), trail);
  }

  @Test
  void aFailureIsTheirsOrOurs() {
    failsAt = "readIn";
    failure = new Refusal(List.of(), List.of(new Finding("HUB-30", Severity.ERROR, null, null, null, "no", null, Turn.SENDER, "x.")), List.of());
    template.sendBody("direct:arrive", "work-1");
    assertEquals("theirs", trail.getLast());
    failsAt = "takeIn";
    failure = new IllegalStateException("a bug");
    template.sendBody("direct:arrive", "work-1");
    assertEquals("ours a bug", trail.getLast());
  }

  @Test
  void thePartnerIsToldWhatTheRouteAnswers() {
    var knock = new Knock(Knock.Way.IN, "northgate", Map.of(), null, -1, null);
    assertEquals("northgate", template.requestBody("direct:receive-from-partner", knock, Reply.class).body());
    failure = Told.locked();
    var e = assertThrows(CamelExecutionException.class, () -> template.requestBody("direct:receive-from-partner", knock, Reply.class));
    assertEquals(401, ((Unwelcome) e.getCause()).status());
  }

  @Test
  void everyRouteIsASentence() {
    for (var route : context.getRoutes()) assertTrue(route.navigate().next().size() < 10, route.getId());
    assertEquals(12, context.getRoutes().size());
  }
}
