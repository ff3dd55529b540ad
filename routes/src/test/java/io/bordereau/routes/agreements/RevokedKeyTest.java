package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.app.Simulators;
import io.bordereau.routes.flow.KeyWatch;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.Standing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key whose certificate was revoked signs nothing any more: the one beside it does, or none, and somebody is told either way. */
class RevokedKeyTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");

  @TempDir
  private Path folder;
  private Simulators simulators;
  private String url;

  @BeforeEach
  void start() throws Exception {
    simulators = new Simulators(CONFIG.getParent(), folder.resolve("simulated"));
    url = "http://127.0.0.1:" + simulators.trust("trust");
    for (var part : List.of("hub.yaml", "networks/direct-json.yaml", "companies/larkfield-fr.yaml")) {
      Files.createDirectories(folder.resolve(part).getParent());
      Files.copy(CONFIG.resolve(part), folder.resolve(part));
    }
    Files.createDirectories(folder.resolve("partners"));
    Files.writeString(folder.resolve("password"), "very secret");
    store("seal-otp", "older");
    store("seal-rsa", "newer");
    var company = folder.resolve("companies/larkfield-fr.yaml");
    Files.writeString(company, Files.readString(company).replaceFirst("(?s)signing:.*", """
        signing:
          level: b
          revocation: {hosts: ["HOST"], timeout: 5s}
          keys:
            - {name: older, standing: advanced, from: 2020-01-01, store: older.p12, password: "file:password"}
            - {name: newer, standing: advanced, from: TODAY, store: newer.p12, password: "file:password"}
        """.replace("HOST", URI.create(url).getAuthority()).replace("TODAY", java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString())));
  }

  @AfterEach
  void stop() {
    simulators.close();
  }

  /** A key that the simulated authority issued, in a store of our own. */
  private void store(String name, String as) throws Exception {
    var password = "simulated".toCharArray();
    var all = KeyStore.getInstance("PKCS12");
    try (var files = Files.list(folder.resolve("simulated/trust")); var in = Files.newInputStream(files.filter(f -> f.toString().endsWith(".p12")).findFirst().orElseThrow())) {
      all.load(in, password);
    }
    var chain = Arrays.stream(all.getCertificateChain(name)).map(X509Certificate.class::cast).toList();
    new KeyMaterial((PrivateKey) all.getKey(name, password), chain).save(folder.resolve(as + ".p12"), "key", "very secret".toCharArray());
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url + path)).POST(HttpRequest.BodyPublishers.ofString(body)).build();
      assertEquals(200, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  private Agreements agreements() {
    var loaded = Agreements.load(folder);
    assertEquals(List.of(), loaded.findings().stream().filter(Finding::isError).map(Finding::message).toList());
    return loaded.agreements();
  }

  private String signer() throws SigningFailed {
    var agreements = agreements();
    var keys = agreements.keys(agreements.company("larkfield-fr").orElseThrow()).orElseThrow();
    return keys.key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, Instant.now()).certificate().getSubjectX500Principal().getName();
  }

  private List<String> alarms() {
    var watch = new KeyWatch(agreements(), Clock.systemUTC());
    watch.watch();
    return watch.alarms().stream().map(a -> a.words()).toList();
  }

  @Test
  void theNewerKeySignsThenTheOlderOneAndThenNoneAndSomebodyIsToldEachTime() throws Exception {
    post("/faults", "{\"ocsp\": 99, \"crl/issuer\": 99}");
    assertTrue(signer().contains("CN=Simulated seal-rsa"), "that nobody says what is revoked stops nothing");
    assertTrue(alarms().stream().anyMatch(a -> a.contains("nobody says whether")), "and is told");
    post("/faults", "{\"ocsp\": 0, \"crl/issuer\": 0}");
    assertTrue(signer().contains("CN=Simulated seal-rsa"), "the newer one, from its day on");
    assertFalse(alarms().stream().anyMatch(a -> a.contains("revoked")));
    post("/revoke/seal-rsa", "{}");
    assertTrue(signer().contains("CN=Simulated seal-otp"), "the one that is still good");
    assertTrue(alarms().stream().anyMatch(a -> a.contains("seal-rsa") && a.contains("it is revoked since")), "and somebody is told");
    post("/revoke/seal-otp", "{}");
    var none = assertThrows(SigningFailed.class, this::signer);
    assertTrue(none.getMessage().contains("is revoked since") && !none.passing(), none.getMessage());
  }
}
