package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.archive.Replay;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.Rehearsal;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every document of the demonstration is rendered again, from what the ledger keeps of it, to the same bytes; and what another agreement would change is said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));

  private Path config;
  private Path ledger;

  @BeforeAll
  void handOver(@TempDir Path folder) throws Exception {
    try (var stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p)) {
      config = folder.resolve("config");
      ArchivedCopy.copy(stage.config(), config);
      var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
      try (var hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false))) {
        var erp = new Client(hub.url(), hub.token());
        try (var all = Files.list(ROOT.resolve("samples/demo"))) {
          for (var file : all.filter(f -> f.toString().endsWith(".json")).sorted().toList()) erp.send("replay-" + file.getFileName(), file);
        }
        long until = System.nanoTime() + 120_000_000_000L;
        while (hub.ledger().inquiry().waiting(Kinds.PREPARE) > 0 && System.nanoTime() < until) Thread.sleep(100);
        assertEquals(0, hub.ledger().inquiry().waiting(Kinds.PREPARE), "all are prepared");
        ledger = hub.work().resolve("ledger");
      }
    }
  }

  private List<Replay.Again> replay(Agreements agreements) {
    try (var open = SqlLedger.readOnly(ledger)) {
      var judges = new HouseJudges();
      return new Replay(open, judges, new Rehearsal(open, judges, () -> agreements),
          (a, b) -> a.equals(b) ? List.of() : List.of(new Replay.Change("document", null, null, null))).since(Instant.EPOCH, null);
    }
  }

  @Test
  void withTheSameVersionsTheBytesAreTheSame() {
    var all = replay(Agreements.load(config).agreements());
    assertEquals(List.of(), all.stream().filter(each -> each.outcome() != Replay.Outcome.SAME).toList());
    try (var open = SqlLedger.readOnly(ledger)) {
      long rendered = open.inquiry().documents(0, 100).stream().filter(s -> open.inquiry().timeline(s.id()).stream().anyMatch(e -> e.stage() == Stage.RENDERED)).count();
      assertEquals(rendered, all.size());
      assertTrue(rendered > 15, rendered + " documents were rendered");
      assertEquals(0, open.inquiry().waiting(Kinds.PREPARE), "nothing was recorded");
    }
  }

  @Test
  void whatAnotherAgreementWouldChangeIsSaidWithItsCause() throws Exception {
    var file = config.resolve("partners/northgate.yaml");
    var before = Files.readString(file);
    assertTrue(before.contains("\"204417\""), before);
    Files.writeString(file, before.replace("\"204417\"", "\"204418\""));
    try {
      var loaded = Agreements.load(config);
      var different = replay(loaded.agreements()).stream().filter(each -> each.outcome() != Replay.Outcome.SAME).toList();
      assertTrue(!different.isEmpty() && different.stream().allMatch(each -> each.partner().equals("northgate") && each.causes().contains("agreement")), different + " " + loaded.findings());
      assertEquals(different.size(), Replay.grouped(different).entrySet().stream().filter(e -> e.getKey().startsWith("agreement")).mapToInt(e -> e.getValue()).max().orElse(0));
    } finally {
      Files.writeString(file, before);
    }
  }
}
