package io.bordereau.signing.authorities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SigningFailed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where somebody says whose TLS is believed, nobody else's is. */
class OwnAnchorsTest {
  private static final Instant NOW = Instant.now();
  private static final DevelopmentAuthority AUTHORITY = DevelopmentAuthority.create("of the service", NOW.minusSeconds(3600));
  private static final KeyMaterial KEY = issued("127.0.0.1");
  private static HttpsServer server;

  private static KeyMaterial issued(String host) {
    return AUTHORITY.issue("service", DevelopmentAuthority.Side.SERVER, List.of(host), NOW.minusSeconds(60), NOW.plusSeconds(86_400));
  }

  private static HttpsServer serving(KeyMaterial key) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key.key(), new char[0], key.chain().toArray(Certificate[]::new));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    var made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    made.setHttpsConfigurator(new HttpsConfigurator(tls));
    made.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    made.start();
    return made;
  }

  @BeforeAll
  static void start() throws Exception {
    server = serving(KEY);
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static int asked(HttpsServer whom, Calls calls) throws SigningFailed {
    return calls.post("the service", URI.create("https://127.0.0.1:" + whom.getAddress().getPort() + "/"), new byte[0], 10, Map.of()).status();
  }

  private static Calls believing(X509Certificate... anchors) throws SigningFailed {
    return Calls.to(Addresses.only("127.0.0.1"), Duration.ofSeconds(5), List.of(anchors));
  }

  @Test
  void theAuthorityOfTheServiceOrItsVeryCertificateIsBelieved() throws Exception {
    assertEquals(200, asked(server, believing(AUTHORITY.root().certificate())));
    assertEquals(200, asked(server, believing(KEY.certificate())));
  }

  @Test
  void nobodyElseIs() throws Exception {
    var other = DevelopmentAuthority.create("of somebody else", NOW.minusSeconds(3600)).root().certificate();
    for (var calls : List.of(believing(other), believing(issued("127.0.0.1").certificate()), Calls.to(Addresses.only("127.0.0.1"), Duration.ofSeconds(5)))) {
      assertTrue(assertThrows(SigningFailed.class, () -> asked(server, calls)).getMessage().contains("cannot be reached: SSLHandshakeException"));
    }
  }

  @Test
  void aCertificateForAnotherHostIsNot() throws Exception {
    var elsewhere = serving(issued("sign.example.com"));
    try {
      assertThrows(SigningFailed.class, () -> asked(elsewhere, believing(AUTHORITY.root().certificate())));
    } finally {
      elsewhere.stop(0);
    }
  }
}
