package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.routes.app.DemoStage;
import io.bordereau.routes.app.Hub;
import io.bordereau.routes.ledger.ProcessClassPath;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Tally;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way in, killed without warning inside T1 and T4, after their commits, and while a document lies ready for our own system: a partner that
 * repeats what it was not told was received loses nothing, and our own system sees every order under one identity.
 */
class InboundKillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final List<String> POINTS = Integer.getInteger("bordereau.kills", 2) < 5 ? List.of("T1", "T1.committed", "T4", "T6")
      : List.of("T0", "T1", "T1.committed", "T3", "T4", "T4.committed", "T5", "T5.committed", "T6", "T6.committed");
  private static final int AT_EACH = 4;
  private static final int KILLED = 137;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir
  private Path folder;
  private DemoStage stage;
  private Process hub;
  private HttpClient partner;
  private final Map<String, String> orders = new TreeMap<>();
  private final List<String> received = new ArrayList<>();
  /** What our own system found, by order: the identities under which it came. */
  private final Map<String, Set<String>> found = new TreeMap<>();

  @BeforeEach
  void stage() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "100ms", Set.of(), p -> p);
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    try (var in = Files.newInputStream(stage.config().resolve("keys/development-root.pem"))) {
      trust.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trust);
    var ssl = SSLContext.getInstance("TLS");
    ssl.init(null, anchors.getTrustManagers(), new SecureRandom());
    partner = HttpClient.newBuilder().sslContext(ssl).version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    for (int i = 0; i < AT_EACH * (POINTS.size() + 1); i++) {
      var number = "PO-" + (100 + i);
      orders.put(number, "{\"document\": \"order\", \"number\": \"" + number + "\", \"issued\": \"2026-10-12\", \"type\": \"220\", \"currency\": \"USD\","
          + " \"buyer\": {\"name\": \"Rheinwerk Maschinenbau AG\"}, \"lines\": [{\"id\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\"}]}");
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (hub != null) hub.destroyForcibly().waitFor();
    stage.close();
    partner.close();
  }

  @Test
  void whatAPartnerWasToldIsReceivedIsHandedOverOnce() throws Exception {
    long seed = System.nanoTime();
    var chance = new Random(seed);
    for (var point : POINTS) {
      start(point + ":kill@" + (1 + chance.nextInt(2)));
      bring(AT_EACH);
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (hub.isAlive() && System.nanoTime() < until) {
        collect();
        hub.waitFor(100, TimeUnit.MILLISECONDS);
      }
      assertTrue(!hub.isAlive(), point + " was never reached; seed " + seed);
      assertEquals(KILLED, hub.exitValue(), point + " was hit; seed " + seed);
    }
    start("");
    bring(orders.size());
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (tally().complete() < orders.size()) {
      assertTrue(System.nanoTime() < until, () -> "still " + tally() + "; seed " + seed);
      collect();
      Thread.sleep(100);
    }
    assertEquals(orders.keySet(), found.keySet(), "nothing is lost; seed " + seed);
    found.forEach((order, identities) -> assertEquals(1, identities.size(), order + " came as " + identities + "; seed " + seed));
    var tally = tally();
    assertEquals(orders.size(), tally.documents(), tally.toString());
    assertEquals(0, tally.lostSilently() + tally.held() + tally.refused() + tally.sentTwice(), tally.toString());
  }

  /** Our own system takes every file that lies there, and says so beside it. */
  private void collect() throws IOException {
    var erp = folder.resolve("hub/erp");
    if (!Files.isDirectory(erp)) return;
    try (var files = Files.list(erp)) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        var identity = file.getFileName().toString().replace(".json", "");
        var number = JSON.readTree(Files.readString(file)).path("number").asText();
        found.computeIfAbsent(number, n -> new TreeSet<>()).add(identity);
        var taken = Files.createDirectories(folder.resolve("taken"));
        Files.move(file, taken.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.write(erp.resolve(identity + ".ack"), new byte[0]);
      }
    }
  }

  /** Brings the next orders that the partner was not told are received; ends early when the hub dies. */
  private void bring(int most) throws Exception {
    var url = url();
    if (url.isEmpty()) return;
    var secret = Files.readString(stage.config().resolve("keys/secrets/rheinwerk-in")).strip();
    var credentials = "Bearer " + secret;
    for (var number : orders.keySet().stream().filter(n -> !received.contains(n)).limit(most).toList()) {
      var request = HttpRequest.newBuilder(URI.create(url.get() + "/in/rheinwerk")).timeout(Duration.ofSeconds(10)).header("Authorization", credentials)
          .header("Message-ID", number).POST(HttpRequest.BodyPublishers.ofString(orders.get(number))).build();
      try {
        var reply = partner.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(202, reply.statusCode(), reply.body());
        received.add(number);
      } catch (IOException dead) {
        return;
      }
    }
  }

  private Tally tally() {
    try (var ledger = SqlLedger.readOnly(folder.resolve("hub/ledger"))) {
      return ledger.inquiry().tally();
    }
  }

  /** Where the partners' door of the running hub is; empty when it died before it was ready. */
  private Optional<String> url() throws Exception {
    var file = folder.resolve("hub/hub.json");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (hub.isAlive()) {
      if (Files.exists(file)) {
        var said = JSON.readTree(Files.readString(file));
        if (said.path("pid").asLong() == hub.pid()) return Optional.of(said.path("partners").asText());
      }
      assertTrue(System.nanoTime() < until, () -> "not ready; see " + folder.resolve("hub.log"));
      Thread.sleep(20);
    }
    return Optional.empty();
  }

  private void start(String failpoint) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint, "-cp",
        ProcessClassPath.ofTests(), Hub.class.getName(), "--config", stage.config().toString(), "--work", folder.resolve("hub").toString(), "--port", "0");
    hub = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile())).start();
  }
}
