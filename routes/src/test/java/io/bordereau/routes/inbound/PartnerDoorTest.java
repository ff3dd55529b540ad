package io.bordereau.routes.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The partners' door by itself: what passes it, and what a partner is told. */
class PartnerDoorTest {
  @TempDir
  private Path folder;
  private DevelopmentKeys keys;
  private PartnerDoor door;
  private HttpClient client;
  private Knock knocked;
  private Exception failure;

  @BeforeEach
  void open() throws Exception {
    keys = new DevelopmentKeys(folder.resolve("keys"));
    keys.ensure(Instant.now(), List.of());
    var none = new PartnerAccess(() -> new Agreements(folder, null, List.of(), List.of(), List.of()));
    door = PartnerDoor.open(new InetSocketAddress("127.0.0.1", 0), KeyMaterial.load(keys.server(), password()), none, k -> {
      knocked = k;
      if (failure != null) throw failure;
      return new Reply(202, "application/json", new String(k.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }, Duration.ofSeconds(30));
    client = client(false);
  }

  @AfterEach
  void close() {
    client.close();
    door.close();
  }

  private char[] password() throws IOException {
    return Files.readString(keys.password()).strip().toCharArray();
  }

  private HttpClient client(boolean withCertificate) throws Exception {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    try (var in = Files.newInputStream(keys.root())) {
      trust.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trust);
    var own = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys.client())) {
      own.load(in, password());
    }
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(own, password());
    var ssl = SSLContext.getInstance("TLS");
    ssl.init(withCertificate ? managers.getKeyManagers() : null, anchors.getTrustManagers(), new SecureRandom());
    return HttpClient.newBuilder().sslContext(ssl).version(HttpClient.Version.HTTP_1_1).build();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + door.port() + "/in/northgate")).POST(HttpRequest.BodyPublishers.ofString("order"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void listedHeadersPassAndNoOther() throws Exception {
    var reply = send(request().header("Message-ID", "a").header("X-Forwarded-For", "10.0.0.1").header("CamelFileName", "../x").header("Cookie", "c=1"));
    assertEquals(202, reply.statusCode());
    assertEquals("order", reply.body());
    assertEquals(Map.of("message-id", "a"), knocked.headers());
    assertEquals("northgate", knocked.partner());
    assertNull(knocked.certificate());
    assertEquals("nosniff", reply.headers().firstValue("X-Content-Type-Options").orElse(""));
  }

  @Test
  void aHeaderThatStandsTwiceCountsForNothing() throws Exception {
    send(request().header("Message-ID", "a").header("Message-ID", "b"));
    assertEquals(Map.of(), knocked.headers());
  }

  @Test
  void whoeverIsPutOffIsToldForHowLong() throws Exception {
    for (int status : new int[] {429, 503}) {
      failure = Told.busy(status, "Too much at once");
      var reply = send(request());
      assertEquals(status, reply.statusCode());
      assertEquals("30", reply.headers().firstValue("Retry-After").orElse("missing"));
      assertTrue(reply.body().contains("HUB-41"), reply.body());
    }
  }

  @Test
  void aFailureOfTheHubTellsNothingOfItsInsideAndAsksToComeAgain() throws Exception {
    failure = new IllegalStateException("jdbc:sqlite:/secret/place");
    var reply = send(request());
    assertEquals(503, reply.statusCode());
    assertFalse(reply.body().contains("secret"));
    assertTrue(reply.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void aCertificateThatNoAgreementNamesOpensNothing() throws Exception {
    try (var stranger = client(true)) {
      assertThrows(IOException.class, () -> stranger.send(request().build(), HttpResponse.BodyHandlers.ofString()));
    }
    assertNull(knocked);
  }

  @Test
  void nothingIsServedInPlainText() {
    var plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/in/northgate")).POST(HttpRequest.BodyPublishers.ofString("x"));
    assertThrows(IOException.class, () -> client.send(plain.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString()));
    assertNull(knocked);
  }
}
