package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.ProcessClassPath;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Tally;
import io.bordereau.routes.ledger.ThreeBooks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole hub is killed, with documents on their way to partners that lose one answer in ten: all are delivered, none under a second identity, every
 * lifecycle comes to its end. How often is the system property {@code bordereau.kills}; the profiles {@code ci} and {@code full} set it.
 */
@EnabledIfSystemProperty(named = "bordereau.kills", matches = "[3-9]|[1-9]\\d+")
class HubKillTest {
  private static final int KILLED = 137;
  private static final int KILLS = Integer.getInteger("bordereau.kills", 3);
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", "..")).toAbsolutePath().normalize();
  /** Of five documents two are X12, two cXML and one is UBL. */
  private static final List<String> SAMPLES = List.of("4711", "4713", "4711", "4713", "4724");
  private static final Set<String> PARTNERS = Set.of("northgate", "halden", "kjeller");

  @TempDir Path folder;
  private DemoStage stage;
  private final Set<String> acknowledged = new HashSet<>();

  @BeforeEach
  void build() throws IOException {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", PARTNERS, p -> "drops");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void killedAtRandomMoments() throws Exception {
    long seed = System.nanoTime();
    Random chance = new Random(seed);
    int documents = 20 * KILLS;
    int meant = 0;
    for (int round = 0; round < KILLS; round++) {
      try (Running hub = start("")) {
        handOver(hub, documents);
        Thread.sleep(chance.nextInt(1500));
      }
      meant += tally().complete() < documents ? 1 : 0;
    }
    assertTrue(meant > KILLS / 2, "only " + meant + " kills met work: seed " + seed);
    finish(documents, "seed " + seed);
  }

  @Test
  void killedExactlyThere() throws Exception {
    List<String> points = KILLS < 10 ? List.of("T1", "T4.committed", "T5", "T6")
        : List.of("T1", "T1.committed", "T4", "T4.committed", "T5", "T5.committed", "T6", "T6.committed");
    int each = KILLS < 10 ? 5 : 25;
    int documents = 0;
    for (String point : points) {
      documents += each;
      try (Running hub = start(point + ":kill@3")) {
        handOver(hub, documents);
        assertTrue(hub.process().waitFor(90, TimeUnit.SECONDS), point);
        assertEquals(KILLED, hub.process().exitValue(), "the failpoint " + point + " was hit");
      }
    }
    finish(documents, "after all failpoints");
  }

  private void finish(int documents, String what) throws Exception {
    try (Running hub = start("")) {
      assertEquals(documents, handOver(hub, documents), what);
      long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
      while (tally().complete() < documents && System.nanoTime() < until) {
        Thread.sleep(200);
      }
    }
    ThreeBooks.Verdict verdict = ThreeBooks.judge(ledger(), book(), PARTNERS.stream().map(p -> stage.simulators().book(p)).toList());
    assertTrue(verdict.clean(), what + ": " + verdict);
    assertEquals(documents, verdict.documents(), what);
    Tally tally = tally();
    assertEquals(documents, tally.complete(), what + ": " + tally);
    assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held(), what + ": " + tally);
    System.err.printf("%s: %d documents, all delivered and answered, %d requests repeated under the same identity%n", what, documents, verdict.repeats());
  }

  /** Hands over what was not acknowledged yet, until all are or the hub is gone. Returns how many are acknowledged. */
  private int handOver(Running hub, int documents) throws Exception {
    Client erp = new Client(hub.url(), Files.readString(stage.folder().resolve("hub/api-token")).strip());
    for (int i = 1; i <= documents; i++) {
      String number = "K" + (10_000 + i);
      if (acknowledged.contains(number)) {
        continue;
      }
      String sample = SAMPLES.get(i % SAMPLES.size());
      String document = Files.readString(ROOT.resolve("samples/demo").resolve(sample + ".json")).replaceFirst("\"number\": \"" + sample + "\"",
          "\"number\": \"" + number + "\"");
      try {
        var reply = erp.send("key-" + number, number + ".json", document.getBytes(StandardCharsets.UTF_8));
        assertEquals(202, reply.statusCode(), reply.body());
      } catch (IOException killed) {
        break;
      }
      acknowledged.add(number);
      Files.writeString(book(), "{\"number\": \"" + number + "\", \"expected\": \"decided\"}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return acknowledged.size();
  }

  private Path book() {
    return folder.resolve("erp.jsonl");
  }

  private Path ledger() {
    return stage.folder().resolve("hub/ledger");
  }

  private Tally tally() {
    try (SqlLedger ledger = SqlLedger.readOnly(ledger())) {
      return ledger.inquiry().tally();
    }
  }

  /** A hub as a process of its own. */
  private record Running(Process process, String url) implements AutoCloseable {
    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }

  private Running start(String failpoint) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint));
    Stream.concat(System.getProperties().stringPropertyNames().stream().filter(n -> n.startsWith("demo.")),
        System.getProperties().stringPropertyNames().stream().filter(n -> n.startsWith("javax.xml."))).sorted()
        .forEach(n -> command.add("-D" + n + "=" + System.getProperty(n)));
    command.addAll(List.of("-cp", ProcessClassPath.ofTests(), Hub.class.getName(), "--config", stage.config().toString(), "--work",
        stage.folder().resolve("hub").toString(), "--port", "0"));
    Path log = folder.resolve("hub.log");
    Process process = new ProcessBuilder(command).directory(ROOT.toFile()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line; (line = out.readLine()) != null; ) {
      if (line.startsWith("ready ")) {
        return new Running(process, line.substring("ready ".length()).strip());
      }
    }
    throw new IOException("The hub did not start: " + Files.readString(log));
  }
}
