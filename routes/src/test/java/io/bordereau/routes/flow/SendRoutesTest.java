package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.ledger.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** The order of the sending steps, who is asked when one of them fails, and the clockwork behind them. */
class SendRoutesTest extends CamelMainTestSupport {
  private static final Claim CLAIM = new Claim("work-2", Kinds.SEND, "doc-1", "out-1", "test", 1, 1, Instant.now());
  private static final Finding FINDING = new Finding("NET-01", Severity.ERROR, null, null, null, "nobody there", null, Turn.RECEIVER,
      "Wait.");

  private final List<String> trail = new CopyOnWriteArrayList<>();
  private final CountDownLatch polled = new CountDownLatch(2);
  private final CountDownLatch watched = new CountDownLatch(2);
  private Dispatch claimed = Dispatch.of(CLAIM, null);
  private RuntimeException settling;

  /** Stands in for the beans whose method the routes name. */
  public final class Stand {
    public Dispatch send(String work) {
      trail.add("claim " + work);
      return claimed;
    }

    public Claim work(String work) {
      trail.add("claim " + work);
      return null;
    }

    public void theirs() {
      trail.add("theirs");
    }

    public void networks(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Unreached unreached) {
      trail.add("networks " + unreached.getMessage());
    }

    public void ours(@ExchangeProperty(Mend.CLAIM) Claim claim) {
      trail.add("ours " + claim.work());
    }

    public void remind(Claim claim) {
      trail.add("remind " + claim.work());
    }

    public void unsigned() {
      trail.add("waits");
    }

    public void upgrade(Claim claim) {
      trail.add("upgrade " + claim.work());
    }

    public void poll() {
      polled.countDown();
    }
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new HubErrors());
    configuration.addRoutesBuilder(new SendRoutes());
  }

  @Override
  public void configureContext(CamelContextConfiguration context) {
    super.configureContext(context);
    context.replaceRouteFromWith("send", "direct:send");
    context.replaceRouteFromWith("remind", "direct:remind");
    context.replaceRouteFromWith("upgrade", "direct:upgrade");
    var properties = new Properties();
    properties.putAll(Map.of("hub.senders", "1", "hub.sendersAtMost", "1", "hub.poll", "20", "hub.watch", "20", "hub.keys", "600000"));
    context.withUseOverridePropertiesWithPropertiesComponent(properties);
    var stand = new Stand();
    var beans = Map.of("claims", (Object) stand, "mend", stand, "bells", stand, "remind", stand, "upgrade", stand, "secure", new Secures(), "deliver", new Delivers(), "settle",
        new Settles(), "watch",
        new Watches(), "keyWatch", new Watches());
    context.withRegistryBinder(registry -> {
      beans.forEach(registry::bind);
      registry.bind("room", new Looks());
    });
  }

  /** A bean with the method that the route names. */
  public final class Looks {
    public void look() { }
  }

  /** A bean whose only method the routes need not name. */
  public final class Secures {
    public Dispatch secure(Dispatch d) {
      trail.add("secure");
      return d;
    }
  }

  /** A bean whose only method the routes need not name. */
  public final class Delivers {
    public Dispatch deliver(Dispatch d) {
      trail.add("deliver");
      return d;
    }
  }

  /** A bean whose only method the routes need not name. */
  public final class Settles {
    public void settle(Dispatch d) {
      trail.add("settle");
      if (settling != null) throw settling;
    }
  }

  /** A bean whose only method the routes need not name. */
  public final class Watches {
    public void watch() {
      watched.countDown();
    }
  }

  @Test
  void aSendingPassesAllStepsInTheirOrder() {
    template.sendBody("direct:send", "work-2");
    assertEquals(List.of("claim work-2", "secure", "deliver", "settle"), trail);
  }

  @Test
  void workOfSomebodyElseIsLeftAlone() {
    claimed = null;
    template.sendBody("direct:send", "work-2");
    assertEquals(List.of("claim work-2"), trail);
  }

  @Test
  void anUnreachedPartnerIsTheNetworks() {
    settling = Unreached.of(claimed, new Delivery.Retry(FINDING, null, null));
    template.sendBody("direct:send", "work-2");
    assertEquals("networks nobody there", trail.getLast());
  }

  @Test
  void aMissingSecretIsTheirsAndABugIsOurs() {
    settling = new Refusal(List.of(), List.of(FINDING), List.of());
    template.sendBody("direct:send", "work-2");
    assertEquals("theirs", trail.getLast());
    settling = new IllegalStateException("a bug");
    template.sendBody("direct:send", "work-2");
    assertEquals("ours work-2", trail.getLast());
  }

  @Test
  void theClockworkPollsAndWatches() throws InterruptedException {
    assertTrue(polled.await(10, TimeUnit.SECONDS), "the ledger is polled again and again");
    assertTrue(watched.await(10, TimeUnit.SECONDS), "alarms are looked for again and again");
  }
}
