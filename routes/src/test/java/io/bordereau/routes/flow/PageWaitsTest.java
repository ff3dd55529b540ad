package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Step;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said when a page waits too long for its signature, or can never have a better one. */
class PageWaitsTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");
  private static final Claim CLAIM = new Claim("work-1", Kinds.UPGRADE, "doc-1", "out-1", "test", 1, 1, Instant.now());
  private static final Outgoing SENT = new Outgoing("out-1", "doc-1", 1, "vastkust", "4737", List.of(), Outgoing.Sending.values()[0], "payload", "application/pdf", null, null, 1);

  private final List<Step> steps = new ArrayList<>();

  /** A ledger that knows one sending with nothing in its past, and keeps the steps it is told. */
  private Ledger ledger() {
    var inquiry = (Inquiry) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Inquiry.class}, (self, method, args) -> method.getName().equals("timeline") ? List.<Entry>of() : null);
    return (Ledger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, args) -> {
      for (var arg : args == null ? new Object[0] : args) {
        if (arg instanceof Step step) steps.add(step);
        if (arg instanceof Completion done) steps.addAll(done.steps());
      }
      return switch (method.getName()) {
        case "inquiry" -> inquiry;
        case "outgoing" -> SENT;
        default -> null;
      };
    });
  }

  private List<String> said() {
    return steps.stream().flatMap(s -> s.findings().stream()).map(Finding::code).toList();
  }

  @Test
  void aPageThatWaitsIsNoNewsUntilItIsOverdue() {
    var mend = new Mend(ledger(), new Random(1), Clock.systemUTC());
    mend.unsigned(CLAIM, new NotSigned("the authority does not answer", Instant.now().plusSeconds(60), false));
    assertEquals(List.of(), said());
    mend.unsigned(CLAIM, new NotSigned("the authority does not answer", Instant.now().plusSeconds(60), true));
    assertEquals(List.of("SIG-82"), said());
    assertEquals(2, steps.size(), "it goes on waiting either way");
  }

  @Test
  void aKeptPageThatNobodyEverSignedCannotBeRaised() {
    var agreements = Agreements.load(CONFIG).agreements();
    new Upgrade(ledger(), () -> agreements, new CompanyPages(() -> agreements), Clock.systemUTC()).upgrade(CLAIM);
    assertEquals(List.of("SIG-84"), said());
  }
}
