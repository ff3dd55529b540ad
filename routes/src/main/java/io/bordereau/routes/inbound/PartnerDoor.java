package io.bordereau.routes.inbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Unwelcome;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partners' door: HTTPS on a port of its own, one address for each language that partners speak ({@code POST /in/PARTNER}, {@code POST /cxml/PARTNER},
 * {@code POST /rnif/PARTNER}), nothing else. It knows nothing of documents: whatever knocks goes to the route, with the listed headers and no other, and the answer goes back. A body is
 * read only after its partner was let in; of one that carries the credentials in itself, no more than its head.
 */
public final class PartnerDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerDoor.class);
  private static final Pattern PATH = Pattern.compile("/(in|cxml|rnif)/([a-z0-9][a-z0-9-]{0,59})");
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int AT_ONCE = 256;
  private static final int SECONDS_FOR_A_REQUEST = 300;
  private static final int LONGEST_HEADER = 2000;
  /** What is read of a body that is not wanted, so that its sender sees the answer instead of a broken connection. */
  private static final int DRAINED = 4 << 20;

  /** Serves a request. */
  @FunctionalInterface
  public interface Service {
    /** What the partner is told; {@link Unwelcome} when it is not welcome, anything else when the hub fails. */
    Reply serve(Knock knock) throws Exception;

    /** The bytes of what it is told. */
    default byte[] body(Reply reply) {
      return reply.body().getBytes(StandardCharsets.UTF_8);
    }
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Service service;
  private final long retryAfter;

  private PartnerDoor(HttpsServer server, Service service, Duration retryAfter) {
    this.server = server;
    this.service = service;
    this.retryAfter = Math.max(1, retryAfter.toSeconds());
  }

  /**
   * Opens the door.
   *
   * @param address where it listens
   * @param keys our key for TLS
   * @param access knows the certificates that partners may show
   * @param service serves what knocks
   * @param retryAfter how long a partner is asked to wait when it is put off
   */
  public static PartnerDoor open(InetSocketAddress address, KeyMaterial keys, PartnerAccess access, Service service, Duration retryAfter)
      throws IOException {
    // Read once by the server's classes: without it a request that never ends would keep its place for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(SECONDS_FOR_A_REQUEST));
    System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(SECONDS_FOR_A_REQUEST));
    var server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new Tls(context(keys, access)));
    var door = new PartnerDoor(server, service, retryAfter);
    server.createContext("/", door::handle);
    server.setExecutor(door.threads);
    server.start();
    return door;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      if (!places.tryAcquire()) {
        unwelcome(exchange, Told.busy(503, "Too many requests at once"));
        return;
      }
      try {
        send(exchange, service.serve(knock(exchange)));
      } catch (Unwelcome e) {
        unwelcome(exchange, e);
      } catch (Exception e) {
        LOG.error("A partner's request failed; it is asked to come again.", e);
        unwelcome(exchange, Told.busy(503, "The hub could not record it now"));
      } finally {
        places.release();
      }
    } catch (IOException e) {
      LOG.debug("A partner went away before it was answered; what was recorded stands, and it will come again.", e);
    }
  }

  private static Knock knock(HttpExchange exchange) {
    var path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || exchange.getRequestURI().getRawQuery() != null) throw Told.nowhere(404);
    if (!exchange.getRequestMethod().equals("POST")) throw Told.nowhere(405);
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      // A header that stands twice means two things to two readers: neither counts.
      if (Knock.ALLOWED.contains(lower) && values.size() == 1 && values.get(0).length() <= LONGEST_HEADER) headers.put(lower, values.get(0));
    });
    return new Knock(way(exchange), path.group(2), headers, certificate(exchange), length(exchange), exchange.getRequestBody());
  }

  /** The language of an address; of one that is none, plain words. */
  private static Knock.Way way(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    return path.startsWith("/cxml/") ? Knock.Way.CXML : path.startsWith("/rnif/") ? Knock.Way.RNIF : Knock.Way.IN;
  }

  private static long length(HttpExchange exchange) {
    var said = exchange.getRequestHeaders().getFirst("Content-Length");
    return said == null || !said.matches("[0-9]{1,18}") ? -1 : Long.parseLong(said);
  }

  private static X509Certificate certificate(HttpExchange exchange) {
    try {
      return exchange instanceof HttpsExchange https && https.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate own ? own : null;
    } catch (SSLPeerUnverifiedException e) {
      return null; // It showed none, which may be all right: the agreement decides.
    }
  }

  private void unwelcome(HttpExchange exchange, Unwelcome why) throws IOException {
    var headers = exchange.getResponseHeaders();
    if (why.status() == 401) headers.set("WWW-Authenticate", "Basic realm=\"in\"");
    if (why.status() == 405) headers.set("Allow", "POST");
    if (why.status() == 429 || why.status() == 503) headers.set("Retry-After", Long.toString(retryAfter));
    headers.set("Connection", "close");
    drain(exchange.getRequestBody());
    send(exchange, switch (way(exchange)) {
      case IN, RNIF -> new Reply(why.status(), "application/json", Json.text(Map.of("status", "refused", "findings", why.findings())));
      case CXML -> CxmlReplies.unwelcome(why);
    });
  }

  /** A sender that still writes when the connection ends sees no answer. What the server drains by itself depends on who opened the first one in the process. */
  private static void drain(InputStream body) throws IOException {
    byte[] thrownAway = new byte[1 << 13];
    for (int left = DRAINED; left > 0; ) {
      int read = body.read(thrownAway, 0, Math.min(thrownAway.length, left));
      if (read < 0) return;
      left -= read;
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    var bytes = service.body(reply);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) exchange.getResponseBody().write(bytes);
  }

  private static SSLContext context(KeyMaterial keys, PartnerAccess access) throws IOException {
    try {
      var password = new char[0];
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("door", keys.key(), password, keys.chain().toArray(X509Certificate[]::new));
      var factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(store, password);
      var context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), new TrustManager[] {new Pinned(access)}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the partners' door cannot use its key", e);
    }
  }

  /** Asks for a certificate and does without: whether one is needed is a matter of the agreement. */
  private static final class Tls extends HttpsConfigurator {
    private Tls(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var ssl = getSSLContext().getDefaultSSLParameters();
      ssl.setProtocols(PROTOCOLS);
      ssl.setWantClientAuth(true);
      parameters.setSSLParameters(ssl);
    }
  }

  /** Trusts exactly the certificates that agreements name, while they are valid. */
  private record Pinned(PartnerAccess access) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
      if (access.certificates().stream().noneMatch(chain[0]::equals)) throw new CertificateException("no agreement names this certificate");
      chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      throw new CertificateException("this door is a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
