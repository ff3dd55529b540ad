package io.bordereau.bench;

import io.bordereau.routes.app.DemoStage;
import io.bordereau.routes.app.Hub;
import io.bordereau.routes.app.Options;
import io.bordereau.rules.Rules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Durable documents per second through a whole hub: handed over by REST from four connections, recorded on SQLite with every commit on the
 * disk, checked, rendered as UBL, proved by the schema, EN 16931 and Peppol rules, sent over HTTPS to a simulated partner in a process of its
 * own, its answer recorded. A document counts when its lifecycle is complete. Partner and client share the machine.
 *
 * <p>{@code -De2e.documents=500 -De2e.rounds=4}; the first round is the warm-up.
 */
public final class EndToEnd {
  private static final int DOCUMENTS = Integer.getInteger("e2e.documents", 500);
  private static final int ROUNDS = Integer.getInteger("e2e.rounds", 4);
  private static final int CONNECTIONS = 4;
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", "."));
  private static final String PARTNER = "kjeller";
  private static final String SAMPLE = "4724";
  private static final long LOOK_MILLIS = 500;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private EndToEnd() {}

  /** Runs it; no arguments. */
  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("bordereau-end-to-end");
    try (var stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(PARTNER), partner -> partner);
        var hub = Hub.start(Options.of(stage.config()).work(folder.resolve("hub")).port(0))) {
      Rules.official().warm("peppol-bis-3").join();
      var bench = new EndToEnd();
      for (int round = 0; round < ROUNDS; round++) bench.round(hub, round);
    } finally {
      delete(folder);
    }
  }

  private void round(Hub hub, int round) throws Exception {
    var sample = Files.readString(ROOT.resolve("samples/demo/" + SAMPLE + ".json"));
    var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long complete = hub.ledger().inquiry().tally().complete();
    long begun = System.nanoTime();
    long cpu = machine.getProcessCpuTime();
    try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        var number = "E" + round + "-" + i;
        var body = sample.replaceFirst("\"number\": \"" + SAMPLE + "\"", "\"number\": \"" + number + "\"");
        Callable<Void> handOver = () -> send(hub, number, body);
        connections.submit(handOver);
      }
    }
    long taken = System.nanoTime();
    while (hub.ledger().inquiry().tally().complete() - complete < DOCUMENTS) Thread.sleep(LOOK_MILLIS);
    long done = System.nanoTime();
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    System.out.printf("%s %d documents: %.0f/s taken in, %.0f/s complete, %.1f ms CPU each, %d MB heap after GC, load %.1f%n",
        round == 0 ? "warm-up" : "round " + round, DOCUMENTS, DOCUMENTS * 1e9 / (taken - begun), DOCUMENTS * 1e9 / (done - begun),
        (machine.getProcessCpuTime() - cpu) / 1e6 / DOCUMENTS, heap, machine.getSystemLoadAverage());
  }

  private Void send(Hub hub, String number, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/documents")).header("Authorization", "Bearer " + hub.token())
        .header("Idempotency-Key", number).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != 202) throw new IOException(reply.body());
    return null;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}
