package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.ledger.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** The order of the preparing steps, and who is asked when one of them fails. */
class FlowRoutesTest extends CamelMainTestSupport {
  private static final Claim CLAIM = new Claim("work-1", Kinds.PREPARE, "doc-1", null, "test", 1, 1, Instant.now());

  private final List<String> trail = new CopyOnWriteArrayList<>();
  private Way claimed = Passage.of(CLAIM, null);
  private String failsAt = "";
  private RuntimeException failure;
  private String endsAt = "";

  /** A step that leaves its name. */
  public final class Stand {
    private final String name;

    private Stand(String name) {
      this.name = name;
    }

    /** What every step does: goes on, ends, or fails. */
    public Way step(Passage p) {
      trail.add(name);
      if (name.equals(failsAt)) throw failure;
      return name.equals(endsAt) ? new Way.Ended("here") : p;
    }
  }

  /** Stands in for the claims. */
  public final class Claiming {
    public Way prepare(String work) {
      trail.add("claim " + work);
      return claimed;
    }
  }

  /** Stands in for the mending. */
  public final class Mending {
    public void theirs(@ExchangeProperty(Mend.CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Refusal refusal) {
      assertSame(CLAIM, claim);
      trail.add("theirs " + refusal.findings().get(0).code());
    }

    public void networks() {
      trail.add("networks");
    }

    public void unsigned(@ExchangeProperty(Mend.CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) NotSigned waits) {
      assertSame(CLAIM, claim);
      trail.add("waits " + waits.getMessage());
    }

    public void ours(@ExchangeProperty(Mend.CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e) {
      assertSame(CLAIM, claim);
      trail.add("ours " + e.getMessage());
    }
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new HubErrors());
    configuration.addRoutesBuilder(new FlowRoutes());
  }

  @Override
  public void configureContext(CamelContextConfiguration context) {
    super.configureContext(context);
    context.replaceRouteFromWith("prepare", "direct:prepare");
    var properties = new Properties();
    properties.setProperty("hub.workers", "1");
    context.withUseOverridePropertiesWithPropertiesComponent(properties);
    context.withRegistryBinder(registry -> {
      registry.bind("claims", new Claiming());
      registry.bind("mend", new Mending());
      for (var name : List.of("understand", "route", "ordered", "networked", "check", "issue", "copy", "page", "render", "prove", "sign", "identify", "pack")) registry.bind(name,
          new Stand(name));
    });
  }

  @Test
  void aDocumentPassesAllStepsInTheirOrder() {
    template.sendBody("direct:prepare", "work-1");
    assertEquals(List.of("claim work-1", "understand", "route", "ordered", "networked", "check", "issue", "copy", "page", "render", "prove", "sign", "identify", "pack"), trail);
  }

  @Test
  void aPageThatCannotBeSignedNowWaits() {
    failsAt = "sign";
    failure = new NotSigned("nobody stamps", Instant.now(), false);
    template.sendBody("direct:prepare", "work-1");
    assertEquals("waits nobody stamps", trail.getLast());
  }

  @Test
  void workOfSomebodyElseIsLeftAlone() {
    claimed = new Way.Ended("not ours");
    template.sendBody("direct:prepare", "work-1");
    assertEquals(List.of("claim work-1"), trail);
  }

  @Test
  void aCarrierAndADuplicateEndWhereTheyAreRecognised() {
    endsAt = "understand";
    template.sendBody("direct:prepare", "work-1");
    assertEquals("understand", trail.getLast());
    endsAt = "identify";
    template.sendBody("direct:prepare", "work-1");
    assertEquals("identify", trail.getLast());
  }

  @Test
  void aRefusalIsTheirs() {
    var finding = new Finding("HUB-01", Severity.ERROR, null, null, null, "no", null, Turn.SENDER, "Send another.");
    for (var step : List.of("understand", "route", "ordered", "networked", "check", "render", "prove", "pack")) {
      trail.clear();
      failsAt = step;
      failure = new Refusal(List.of(), List.of(finding), List.of());
      template.sendBody("direct:prepare", "work-1");
      assertEquals(List.of(step, "theirs HUB-01"), trail.subList(trail.size() - 2, trail.size()));
    }
  }

  @Test
  void anythingElseIsOurs() {
    failsAt = "render";
    failure = new IllegalStateException("a bug");
    template.sendBody("direct:prepare", "work-1");
    assertEquals(List.of("render", "ours a bug"), trail.subList(trail.size() - 2, trail.size()));
  }

  @Test
  void everyRouteIsASentence() {
    UnaryOperator<String> plain = s -> s.replaceAll("[^a-z-]", "");
    for (var route : context.getRoutes()) {
      assertEquals(route.getId(), plain.apply(route.getId()));
      assertTrue(route.navigate().next().size() < 10, route.getId());
    }
    assertEquals(13, context.getRoutes().size());
  }

  /** A route names the step and not its method, which Camel finds by what it takes. */
  @Test
  void aStepHasOneMethodThatARouteCanMean() {
    for (var step : List.of(Understand.class, Route.class, Ordered.class, Networked.class, Check.class, Issue.class, CopyPage.class, TakePage.class, Render.class, Prove.class, Sign.class,
        Identify.class, Pack.class)) {
      var methods = java.util.Arrays.stream(step.getDeclaredMethods()).filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()) && !m.isSynthetic())
          .filter(m -> m.getParameterCount() > 0 && m.getParameterTypes()[0] == Passage.class).map(java.lang.reflect.Method::getName).toList();
      assertEquals(1, methods.size(), step.getSimpleName() + ": " + methods);
    }
  }
}
