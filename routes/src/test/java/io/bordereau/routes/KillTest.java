package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.routes.app.DemoStage;
import io.bordereau.routes.app.Hub;
import io.bordereau.routes.ledger.ProcessClassPath;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Tally;
import io.bordereau.routes.ledger.ThreeBooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole hub, killed without warning at random moments and exactly at T1, T4, T5 and T6, while documents come in by REST and go out to
 * partners that lose one answer in ten: everything is delivered, nothing under a second identity, every lifecycle complete. How often it is
 * killed at random is the system property {@code bordereau.kills}: 2 in every build, 5 behind the profile {@code ci}, 10 and 200 documents
 * behind {@code full}.
 */
class KillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final int ROUNDS = Integer.getInteger("bordereau.kills", 2);
  private static final int DOCUMENTS = ROUNDS < 5 ? 30 : 20 * ROUNDS;
  /** Inside the transaction, and after its commit before anybody is told. */
  private static final List<String> POINTS = ROUNDS < 5 ? List.of("T1.committed", "T4", "T5.committed", "T6")
      : List.of("T1", "T1.committed", "T4", "T4.committed", "T5", "T5.committed", "T6", "T6.committed");
  private static final int KILLED = 137;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  /** The samples that the documents are made of, by the partner that gets them: one per envelope. */
  private static final Map<String, String> SAMPLES = Map.of("kjeller", "4724", "halden", "4713", "maple", "4715");

  @TempDir
  private Path folder;
  private DemoStage stage;
  private Process hub;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1)
      .build();
  private final Map<String, String> documents = new TreeMap<>();
  private final List<String> acknowledged = new ArrayList<>();

  @BeforeEach
  void stage() throws IOException {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "100ms", SAMPLES.keySet(), partner -> "drops");
    withoutOfficialRules();
    var samples = List.copyOf(SAMPLES.values());
    for (int i = 0; i < DOCUMENTS; i++) {
      var sample = samples.get(i % samples.size());
      var number = "K-" + (1000 + i);
      documents.put(number, Files.readString(ROOT.resolve("samples/demo/" + sample + ".json"))
          .replaceFirst("\"number\": \"" + sample + "\"", "\"number\": \"" + number + "\""));
    }
  }

  /** Killing is what is tested here; the official rules would only take the time of every start. */
  private void withoutOfficialRules() throws IOException {
    for (var partner : SAMPLES.keySet()) {
      var file = stage.config().resolve("partners").resolve(partner + ".yaml");
      Files.writeString(file, Files.readString(file).replace("profile: peppol-bis-3", "profile: none"));
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (hub != null) hub.destroyForcibly().waitFor();
    stage.close();
    http.close();
  }

  @Test
  void nothingIsLostAndNothingIsSentTwice() throws Exception {
    long seed = System.nanoTime();
    var chance = new Random(seed);
    for (var point : POINTS) {
      start(point + ":kill@" + (2 + chance.nextInt(3)));
      handOver(2 + DOCUMENTS / 6);
      assertTrue(hub.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), point + " was never reached; seed " + seed);
      assertEquals(KILLED, hub.exitValue(), point + " was hit; seed " + seed);
    }
    int atWork = 0;
    for (int round = 0; round < ROUNDS; round++) {
      start("");
      url();
      // What is still to come is handed over in as many portions as there are rounds left, and the hub is killed meanwhile.
      int portion = Math.max(2, (DOCUMENTS - acknowledged.size()) / (ROUNDS - round));
      var erp = CompletableFuture.runAsync(() -> handOverOrFail(portion));
      Thread.sleep(chance.nextInt(100 + 30 * portion));
      hub.destroyForcibly().waitFor();
      erp.join();
      atWork += tally().underway() > 0 ? 1 : 0;
    }
    assertTrue(2 * atWork >= ROUNDS, "only " + atWork + " of " + ROUNDS + " kills met work; seed " + seed);
    start("");
    handOver(DOCUMENTS);
    finish("seed " + seed);
  }

  private void handOverOrFail(int most) {
    try {
      handOver(most);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Waits until the ledger says that all is done, then has the books compared. */
  private void finish(String what) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (tally().complete() < DOCUMENTS) {
      assertTrue(System.nanoTime() < until, () -> what + ": still " + tally());
      Thread.sleep(200);
    }
    var tally = tally();
    assertEquals(DOCUMENTS, tally.documents(), what + ": " + tally);
    assertEquals(DOCUMENTS, tally.delivered(), what + ": " + tally);
    assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held() + tally.refused() + tally.rejected(), what
        + ": " + tally);
    try (var ledger = SqlLedger.readOnly(ledgerFolder())) {
      for (Standing s : ledger.inquiry().documents(0, DOCUMENTS)) {
        assertTrue(s.lifecycle().complete(), what + ": " + s);
        assertEquals(Optional.empty(), ledger.inquiry().verifyChain(s.id()), what);
        assertEquals(1, ledger.inquiry().sendings(s.id()).size(), what + ": " + s.id() + " has one identity");
      }
    }
    judgeBooks(what);
    // Two judges that share no code with the hub: one over the books of sender and receivers, one over these and the ledger's tables.
    ThreeBooks.Verdict books = ThreeBooks.judge(ledgerFolder(), folder.resolve("sender.jsonl"),
        SAMPLES.keySet().stream().map(p -> stage.simulators().book(p)).toList());
    assertTrue(books.clean(), what + ": " + books);
    System.err.printf("%s: %d documents, all delivered and answered, %d requests repeated under the same identity%n", what, DOCUMENTS,
        books.repeats());
  }

  private void judgeBooks(String what) throws Exception {
    JsonNode verdict = judge();
    assertTrue(verdict.path("clean").asBoolean(), what + ": " + verdict);
    assertEquals(DOCUMENTS, verdict.path("documents").asInt());
    if (DOCUMENTS >= 100) assertNotEquals(0, verdict.path("repeats").asInt(), "the partners dropped answers");
  }

  private JsonNode judge() throws Exception {
    var sender = folder.resolve("sender.jsonl");
    Files.write(sender, documents.keySet().stream().map(n -> "{\"number\": \"" + n + "\", \"expected\": \"accepted\"}").toList());
    return JSON.readTree(stage.simulators().judge(sender));
  }

  private Path ledgerFolder() {
    return folder.resolve("hub/ledger");
  }

  private Tally tally() {
    try (var ledger = SqlLedger.readOnly(ledgerFolder())) {
      return ledger.inquiry().tally();
    }
  }

  /** Hands over the next documents that were not acknowledged yet, under their own keys; ends early when the hub dies. */
  private void handOver(int most) throws Exception {
    var url = url();
    if (url.isEmpty()) return;
    var token = Files.readString(folder.resolve("hub/api-token")).strip();
    var next = documents.keySet().stream().filter(n -> !acknowledged.contains(n)).limit(most).toList();
    for (var number : next) {
      var request = HttpRequest.newBuilder(URI.create(url.get() + "/api/documents")).timeout(Duration.ofSeconds(10))
          .header("Authorization", "Bearer " + token)
          .header("Idempotency-Key", number).POST(HttpRequest.BodyPublishers.ofString(documents.get(number))).build();
      try {
        var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(202, reply.statusCode(), reply.body());
        acknowledged.add(number);
      } catch (IOException dead) {
        return;
      }
    }
  }

  /** Where the running hub answers; empty when it died before it was ready. */
  private Optional<String> url() throws Exception {
    var file = folder.resolve("hub/hub.json");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (hub.isAlive()) {
      if (Files.exists(file)) {
        var said = JSON.readTree(Files.readString(file));
        if (said.path("pid").asLong() == hub.pid()) return Optional.of(said.path("url").asText());
      }
      assertTrue(System.nanoTime() < until, () -> "not ready; see " + folder.resolve("hub.log"));
      Thread.sleep(20);
    }
    return Optional.empty();
  }

  private void start(String failpoint) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint));
    System.getProperties().stringPropertyNames().stream().filter(n -> n.startsWith("demo."))
        .forEach(n -> command.add("-D" + n + "=" + System.getProperty(n)));
    command.addAll(List.of("-cp", ProcessClassPath.ofTests(), Hub.class.getName(), "--config", stage.config().toString(), "--work",
        folder.resolve("hub").toString(),
        "--port", "0"));
    hub = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile())).start();
  }
}
