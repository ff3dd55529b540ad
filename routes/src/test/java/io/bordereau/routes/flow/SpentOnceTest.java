package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.app.Simulators;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.ProcessClassPath;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.SignatureVerifier;
import io.bordereau.signing.verify.TrustAnchors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trust service bills each signature. The hub is killed right after the key signed, then nobody stamps times, then nobody says what is revoked: at the end the page is signed, and the
 * trust service, a process of its own, has one signature in its book.
 */
class SpentOnceTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final int KILLED = 137;

  @TempDir
  Path folder;
  private Simulators simulators;
  private String url;

  @BeforeEach
  void start() throws IOException {
    simulators = new Simulators(ROOT, folder.resolve("simulated"));
    url = "http://127.0.0.1:" + simulators.trust("trust");
    try (var all = Files.walk(ROOT.resolve("config"))) {
      for (var file : all.filter(Files::isRegularFile).filter(f -> !f.startsWith(ROOT.resolve("config/keys"))).toList()) {
        var to = folder.resolve("config").resolve(ROOT.resolve("config").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    var company = folder.resolve("config/companies/larkfield-fr.yaml");
    Files.writeString(folder.resolve("config/csc-secret"), "hub-secret\n");
    Files.writeString(folder.resolve("config/csc-pin"), "123456\n");
    Files.copy(folder.resolve("simulated/trust/trust-root.pem"), folder.resolve("config/trust-root.pem"));
    Files.writeString(company, Files.readString(company).replaceFirst("(?s)signing:.*", """
        signing:
          level: lta
          timestamps: {url: "URL/tsa", timeout: 5s}
          revocation: {hosts: ["HOST"], timeout: 5s}
          anchors: [trust-root.pem]
          keys:
            - name: seal
              standing: qualified-seal
              service: {url: "URL/csc/v2", client: hub, secret: "file:csc-secret", credential: seal-rsa, pin: "file:csc-pin"}
        """.replace("URL", url).replace("HOST", URI.create(url).getAuthority())));
  }

  @AfterEach
  void stop() {
    simulators.close();
  }

  private void faults(String faults) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url + "/faults")).POST(HttpRequest.BodyPublishers.ofString(faults)).build();
      assertEquals(200, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
  }

  private long booked(String call, int status) throws IOException {
    try (var lines = Files.lines(simulators.book("trust"))) {
      return lines.filter(l -> l.contains("\"call\":\"" + call + "\"") && l.contains("\"status\":" + status)).count();
    }
  }

  private SqlLedger ledger() {
    return SqlLedger.open(folder.resolve("ledger"), "node-1");
  }

  /** One attempt by a process of its own; its exit value. */
  private int attempt(String failpoint) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child = new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dbordereau.failpoint=" + failpoint, "--enable-native-access=ALL-UNNAMED",
        "-cp", ProcessClassPath.ofTests(), Attempt.class.getName(), folder.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("attempts.log").toFile());
    child.environment().put("LC_ALL", "C.UTF-8");
    var process = child.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  /** One attempt to prepare what is due. */
  static final class Attempt {
    private Attempt() {}

    /** Is killed on its way. */
    public static void main(String[] arguments) {
      try (var ledger = SqlLedger.open(Path.of(arguments[0], "ledger"), "node-1")) {
        once(ledger, Agreements.load(Path.of(arguments[0], "config")).agreements());
      }
    }

    /** True when the page is signed and packed, false when it has to wait. */
    static boolean once(SqlLedger ledger, Agreements agreements) {
      var judges = new UpgradeTest.House();
      var pages = new CompanyPages(() -> agreements);
      var claims = new Claims(ledger, new Bells(ledger), "test", Duration.ofMinutes(1), Duration.ofMinutes(1));
      var p = (Passage) claims.prepare(ledger.due(Kinds.PREPARE, 1).get(0));
      var claim = p.claim();
      try {
        p = (Passage) new Understand(ledger, judges, () -> agreements).understand(p);
        p = new Route(() -> agreements, judges, pages, Clock.systemUTC()).route(p);
        p = new Issue(Clock.systemUTC()).issue(p);
        p = new Render(ledger, () -> agreements).render(p);
        p = new Prove(judges).prove(p);
        p = new Sign(() -> agreements, pages, Begun.in(ledger), Clock.systemUTC()).sign(p);
        p = (Passage) new Identify(ledger, () -> agreements).identify(p);
        new Pack(ledger, () -> agreements).pack(p);
        return true;
      } catch (NotSigned waits) {
        new Mend(ledger, new Random(1), Clock.systemUTC()).unsigned(claim, new NotSigned(waits.getMessage(), Instant.now(), waits.overdue()));
        return false;
      } catch (Refusal refused) {
        throw new AssertionError(refused.findings().toString(), refused);
      }
    }
  }

  @Test
  void theKeySignsOnceHoweverOftenAuthoritiesFailAndTheHubIsKilled() throws Exception {
    String id;
    try (var ledger = ledger()) {
      var digest = ledger.payloads().put(Files.readAllBytes(ROOT.resolve("samples/demo/4737.json")));
      id = ledger.receive(new Inbound(Direction.OUT, "rest", "erp", digest, digest, "bordereau-json", "", Kinds.PREPARE, List.of()), new Silence()).document();
    }
    assertEquals(KILLED, attempt("begun:kill"), () -> log());
    assertEquals(0, booked("tsa", 200), "killed before anybody was asked");
    faults("{\"tsa\": 1}");
    assertFalse(once(), "nobody stamps");
    faults("{\"ocsp\": 20, \"crl/issuer\": 20}");
    assertFalse(once(), "nobody says what is revoked");
    faults("{\"ocsp\": 0, \"crl/issuer\": 0}");
    assertTrue(once());
    assertEquals(1, booked("signatures/signHash", 200), "it is paid once");
    try (var ledger = ledger()) {
      var page = ledger.payloads().get(ledger.inquiry().sendings(id).get(0).payload());
      var anchors = TrustAnchors.read(List.of(folder.resolve("config/trust-root.pem")), new char[0], List.of(), Instant.now());
      var verdict = new SignatureVerifier(new ChainCheck(anchors, null, ChainCheck.Missing.INVALID), Instant.now()).verify(page);
      assertTrue(verdict.valid(), verdict.toString());
      var seal = verdict.signatures().get(0).verdict();
      assertEquals(List.of(SignatureVerdict.Coverage.WHOLE, SignatureLevel.LTA.name()), List.of(seal.coverage(), seal.level().name()), seal.toString());
      assertEquals(1, ledger.inquiry().timeline(id).stream().filter(e -> e.stage() == Stage.SIGNED).count());
      assertEquals(java.util.Optional.empty(), ledger.inquiry().verifyChain(id));
    }
  }

  /** One attempt of a hub that was started anew. */
  private boolean once() {
    try (var ledger = ledger()) {
      return Attempt.once(ledger, Agreements.load(folder.resolve("config")).agreements());
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("attempts.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
