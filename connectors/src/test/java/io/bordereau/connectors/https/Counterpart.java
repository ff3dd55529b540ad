package io.bordereau.connectors.https;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Protocol;
import io.bordereau.connectors.api.Secret;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.DevelopmentAuthority.Side;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A partner with a real HTTPS server on this machine, that does what a test wants. */
public final class Counterpart implements AutoCloseable {
  /** One authority for all tests: keys take time. */
  static final DevelopmentAuthority AUTHORITY = DevelopmentAuthority.create("Test root", Instant.now().minusSeconds(3600));
  static final KeyMaterial SERVER = issue(Side.SERVER, List.of("localhost", "127.0.0.1"));
  static final KeyMaterial CLIENT = issue(Side.CLIENT, List.of());
  private static final char[] PASSWORD = "test".toCharArray();

  /** What a test wants done with a request. */
  public interface Script {
    /** Answers, or does not. */
    void run(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A request as it arrived. */
  public record Seen(String identity, String messageId, String authorization, String apiKey, String contentType, byte[] body, String client) {}

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  /** Every request whose body arrived. */
  public final List<Seen> seen = new CopyOnWriteArrayList<>();

  private Counterpart(KeyMaterial own, DevelopmentAuthority clients, Script script) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
      server.setHttpsConfigurator(configurator(own, clients));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      String client = clients == null ? null : ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
      seen.add(new Seen(headers.getFirst("Idempotency-Key"), headers.getFirst("Bordereau-Message-Id"), headers.getFirst("Authorization"),
          headers.getFirst("X-Api-Key"), headers.getFirst("Content-Type"), body, client));
      try {
        script.run(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        exchange.close();
      }
    });
    server.start();
  }

  /** One that asks for no certificate. */
  public static Counterpart of(Script script) {
    return new Counterpart(SERVER, null, script);
  }

  /** One with a certificate of its own. */
  static Counterpart of(KeyMaterial own, Script script) {
    return new Counterpart(own, null, script);
  }

  /** One that asks for a certificate of an authority. */
  public static Counterpart asking(DevelopmentAuthority clients, Script script) {
    return new Counterpart(SERVER, clients, script);
  }

  /** Answers with a status and a body. */
  public static Script answer(int status, String contentType, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  /** Answers with a status, one header and no body. */
  public static Script header(int status, String name, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(name, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** A channel to this one that trusts the authority of the tests. */
  public HttpsChannel channel(Path folder) {
    return new HttpsChannel("halden", URI.create("https://localhost:" + server.getAddress().getPort() + "/in"),
        new HttpsChannel.Authentication.None(), List.of(trust(folder, AUTHORITY)), null,
        new HttpsChannel.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10)), Protocol.JSON,
        HttpsChannel.IDENTITY_HEADERS, HttpsChannel.LARGEST_ANSWER);
  }

  /** A PEM file with the root of an authority. */
  public static Path trust(Path folder, DevelopmentAuthority authority) {
    try {
      String text = Base64.getMimeEncoder().encodeToString(authority.root().certificate().getEncoded());
      return Files.writeString(folder.resolve("root-" + authority.root().certificate().getSerialNumber() + ".pem"),
          "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The client's store in a folder. */
  public static HttpsChannel.KeyStoreReference client(Path folder, KeyMaterial material) {
    try {
      Path store = folder.resolve("client-" + material.certificate().getSerialNumber() + ".p12");
      material.save(store, "key", PASSWORD);
      Files.writeString(folder.resolve("password"), "test\n");
      return new HttpsChannel.KeyStoreReference(store, new Secret("file:" + folder.resolve("password")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyMaterial issue(Side side, List<String> hosts) {
    return AUTHORITY.issue("Test", side, hosts, Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
  }

  static SSLContext context(KeyMaterial own, DevelopmentAuthority clients) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("key", own.key(), PASSWORD, own.chain().toArray(Certificate[]::new));
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    TrustManagerFactory trusted = null;
    if (clients != null) {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("root", clients.root().certificate());
      trusted = TrustManagerFactory.getInstance("PKIX");
      trusted.init(anchors);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trusted == null ? null : trusted.getTrustManagers(), null);
    return context;
  }

  private static HttpsConfigurator configurator(KeyMaterial own, DevelopmentAuthority clients)
      throws GeneralSecurityException, IOException {
    return new HttpsConfigurator(context(own, clients)) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
        ssl.setNeedClientAuth(clients != null);
        parameters.setSSLParameters(ssl);
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
