package io.bordereau.signing.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.authorities.TimestampAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.tsp.TimeStampRequest;

/**
 * A public key infrastructure for tests: a root, an intermediate authority under it, leaves under that, a responder (OCSP), lists (CRL) and a time-stamp authority, with an HTTP
 * server in this process, so that the addresses in the certificates resolve. {@link #shared()} is one for the whole run, for tests that only use it; a test that revokes or
 * disturbs starts one of its own.
 */
public final class TestPki implements AutoCloseable {
  private static final class Shared {
    private static final TestPki ONE = start();
  }

  private final HttpServer server;
  private final KeyMaterial root;
  private final KeyMaterial intermediate;
  private final TestRevocation revocation;
  private final TestStamps stamps;
  private final Map<Kind, KeyMaterial> leaves = new EnumMap<>(Kind.class);
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final AtomicLong serials = new AtomicLong(System.currentTimeMillis() << 16);
  private volatile Disturbance disturbance = Disturbance.NONE;

  /** What is wrong with the HTTP server. */
  public enum Disturbance {
    NONE,
    /** It answers 503 to everything. */
    DOWN,
    /** It answers after a minute at the earliest. */
    SLOW,
    /** It answers without end. */
    ENDLESS,
    /** It answers 200 with something else than was asked for. */
    NONSENSE,
    /** It sends its visitors elsewhere. */
    REDIRECTING
  }

  private TestPki() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "test-pki");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
    Instant past = Instant.parse("2015-01-01T00:00:00Z");
    Instant future = Instant.now().plus(Duration.ofDays(7300)).truncatedTo(ChronoUnit.SECONDS);
    KeyPair pair = Kind.RSA_2048.pair();
    root = new TestIssue(this, null, "Test Root").authority().valid(past, future).make(pair);
    intermediate = new TestIssue(this, root, "Test Intermediate").authority().valid(past, future).make(Kind.RSA_2048.pair());
    revocation = new TestRevocation(this);
    stamps = new TestStamps(this);
  }

  /** One that is running; close it at the end. */
  public static TestPki start() {
    return new TestPki();
  }

  /** The one of the whole run. It is not to be disturbed, and certificates are revoked in it only by who issued them for that. */
  public static TestPki shared() {
    return Shared.ONE;
  }

  /** The trust anchor. */
  public X509Certificate anchor() {
    return root.certificate();
  }

  /** The root with its key. */
  public KeyMaterial root() {
    return root;
  }

  /** The authority between, with its key; its chain is itself and the root. */
  public KeyMaterial intermediate() {
    return intermediate;
  }

  /** A key that signs documents, with the standing of an advanced signature; the same at each call. Its chain is leaf, intermediate, root. */
  public synchronized KeyMaterial leaf(Kind kind) {
    return leaves.computeIfAbsent(kind, k -> issue("Larkfield Instruments " + k).make(k));
  }

  /** A certificate of one's own wishes, under the intermediate authority: expired, for another use, without addresses, and so on. */
  public TestIssue issue(String name) {
    return new TestIssue(this, intermediate, name);
  }

  /** The same under another authority, such as the root, or one issued by {@link TestIssue#authority}. */
  public TestIssue issue(String name, KeyMaterial issuer) {
    return new TestIssue(this, issuer, name);
  }

  /** A key whose certificate was revoked at a moment. */
  public KeyMaterial revoked(Kind kind, Instant since) {
    KeyMaterial key = issue("Revoked " + kind).valid(since.minus(Duration.ofDays(300)), since.plus(Duration.ofDays(600))).make(kind);
    revoke(key.certificate(), since);
    return key;
  }

  /** A key whose certificate expired yesterday. */
  public KeyMaterial expired(Kind kind) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return issue("Expired " + kind).valid(yesterday.minus(Duration.ofDays(365)), yesterday).make(kind);
  }

  /** From now on its certificate is said to be revoked since then. */
  public void revoke(X509Certificate certificate, Instant since) {
    revocation.revoke(certificate, since);
  }

  /** What is said about revocation: modes of the responder, and proofs made to order. */
  public TestRevocation revocation() {
    return revocation;
  }

  /** The time-stamp authority: its certificate, its modes. */
  public TestStamps stamps() {
    return stamps;
  }

  /** Time-stamps of now, without HTTP. */
  public TimestampAuthority timestamps() {
    return (algorithm, digest) -> stamps.token(algorithm, digest, Instant.now());
  }

  /** Time-stamps of another moment, without HTTP. */
  public TimestampAuthority timestamps(Instant at) {
    return (algorithm, digest) -> stamps.token(algorithm, digest, at);
  }

  /** OCSP responses of now, without HTTP. */
  public RevocationSource responses() {
    return (certificate, issuer, at) -> {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      return new RevocationProof.Ocsp(revocation.response(certificate, issuer, now), now, revocation.since(certificate));
    };
  }

  /** Lists of now, without HTTP. */
  public RevocationSource lists() {
    return (certificate, issuer, at) -> {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      return new RevocationProof.Crl(revocation.list(issuer, now), now, revocation.since(certificate));
    };
  }

  /** Where the time-stamp authority answers. */
  public URI stampAddress() {
    return address("/tsa");
  }

  /** Where something is: {@code /tsa}, {@code /ocsp}, {@code /SERIAL.crl} and {@code /SERIAL.crt} with the hexadecimal serial number of an authority. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** How many requests came for a path, or one that begins so. */
  public int requests(String path) {
    return requests.entrySet().stream().filter(e -> e.getKey().startsWith(path)).mapToInt(e -> e.getValue().get()).sum();
  }

  /** From now on this is wrong with the server. */
  public void disturb(Disturbance what) {
    disturbance = what;
  }

  BigInteger serial() {
    return BigInteger.valueOf(serials.incrementAndGet());
  }

  void answers(KeyMaterial authority) {
    server.createContext("/" + authority.certificate().getSerialNumber().toString(16) + ".crt", exchange -> {
      byte[] encoded = encoded(authority.certificate());
      count(exchange);
      send(exchange, "application/pkix-cert", encoded);
    });
    server.createContext("/" + authority.certificate().getSerialNumber().toString(16) + ".crl", exchange -> {
      count(exchange);
      send(exchange, "application/pkix-crl", revocation.list(authority.certificate(), Instant.now()));
    });
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void count(HttpExchange exchange) {
    requests.computeIfAbsent(exchange.getRequestURI().getPath(), p -> new AtomicInteger()).incrementAndGet();
  }

  private void answer(HttpExchange exchange) throws IOException {
    count(exchange);
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      switch (exchange.getRequestURI().getPath()) {
        case "/ocsp" -> send(exchange, "application/ocsp-response", revocation.answer(new OCSPReq(body)));
        case "/tsa" -> send(exchange, "application/timestamp-reply", stamps.answer(new TimeStampRequest(body)));
        default -> status(exchange, 404);
      }
    } catch (IOException | RuntimeException e) {
      status(exchange, 400);
    }
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    switch (disturbance) {
      case NONE -> whole(exchange, type, body);
      case DOWN -> status(exchange, 503);
      case SLOW -> {
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      case ENDLESS -> {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
          byte[] zeros = new byte[1 << 16];
          for (long i = 0; i < 1 << 14; i++) out.write(zeros);
        }
      }
      case NONSENSE -> whole(exchange, type, "<html>It works!</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      case REDIRECTING -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
        status(exchange, 302);
      }
    }
  }

  private static void whole(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** The authorities that were issued here and the chain of each key are enough for a check: nothing needs the server any more. */
  @Override
  public void close() {
    server.stop(0);
  }

  /** What a signature may bring along: the intermediate authority, without the root. */
  public List<X509Certificate> between() {
    return List.of(intermediate.certificate());
  }
}
