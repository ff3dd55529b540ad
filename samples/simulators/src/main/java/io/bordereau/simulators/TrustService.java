package io.bordereau.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulated trust service as a program of its own: remote keys by the CSC API v2, time-stamps (RFC 3161), revocation (OCSP and lists). Nothing that it signs is worth anything.
 *
 * <pre>
 *   --port N          the port on the loopback address (default: 8490; 0 for any: the chosen one is printed as "ready PORT")
 *   --state DIR       where its keys lie, and trust-root.pem, which its certificates descend from (default: the current folder)
 *   --book FILE       one line of JSON per request (default: DIR/trust.jsonl)
 *   --client ID       the client that it knows (default: hub)
 *   --secret-file F   the client's secret (default: "hub-secret")
 * </pre>
 *
 * Its keys are {@code seal-rsa}, {@code seal-pss}, {@code seal-otp} and {@code seal-auto}; the PIN is 123456, the one-time password 271828. {@code POST /faults} with an object such as
 * {@code {"tsa": 2, "ocsp": 1, "signatures/signHash": 1}} lets the next so many requests of a kind fail with status 503, and {@code {"lost:signatures/signHash": 1}} lets the next answer get
 * lost; {@code POST /revoke/NAME} revokes a key's certificate.
 */
public final class TrustService implements AutoCloseable {
  private static final Set<String> OPTIONS = Set.of("port", "state", "book", "client", "secret-file");
  private static final int LARGEST = 1 << 20;
  private static final long LOST_MILLIS = 120_000;

  private final HttpServer server;
  private final TrustAuthority authority;
  private final TrustCredentials credentials;
  private final Path book;
  private final String client;
  private final String secret;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> refreshes = ConcurrentHashMap.newKeySet();
  /** Codes with the challenge that whoever redeems them must answer. */
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> faults = new ConcurrentHashMap<>();

  private TrustService(Options options) throws IOException {
    var state = Path.of(options.get("state", "."));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(options.get("port", "8490"))), 100);
    authority = TrustAuthority.in(state, "http://127.0.0.1:" + server.getAddress().getPort(), TrustCredentials.kinds());
    credentials = new TrustCredentials(authority);
    book = options.path("book") == null ? state.resolve("trust.jsonl") : options.path("book");
    client = options.get("client", "hub");
    secret = options.path("secret-file") == null ? "hub-secret" : Files.readString(options.path("secret-file")).strip();
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Runs until it is killed. Exit status 2: wrong usage or configuration. */
  public static void main(String[] args) throws InterruptedException {
    try {
      System.out.println("ready " + start(args).port());
      System.out.flush();
      Thread.currentThread().join();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Starts one in this process, with the options of the command line. */
  public static TrustService start(String... args) throws IOException {
    return new TrustService(Options.parse(args, OPTIONS));
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private record Reply(int status, String type, byte[] body) {}

  private static Reply json(int status, Map<String, ?> body) {
    return new Reply(status, "application/json;charset=UTF-8", Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = path.startsWith("/csc/v2/") ? path.substring("/csc/v2/".length()) : path.substring(1);
    Reply reply;
    try {
      var body = exchange.getRequestBody().readNBytes(LARGEST);
      reply = fails(method) ? json(503, Map.of("error", "temporarily_unavailable", "error_description", "simulated")) : reply(exchange, method, body);
      note(method, reply.status());
      if (fails("lost:" + method)) Thread.sleep(LOST_MILLIS);
    } catch (TrustCredentials.Refused e) {
      reply = json(e.status, Map.of("error", e.error, "error_description", e.getMessage()));
      note(method, e.status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (GeneralSecurityException | RuntimeException e) {
      reply = json(400, Map.of("error", "invalid_request", "error_description", String.valueOf(e.getMessage())));
      note(method, 400);
    }
    exchange.getResponseHeaders().set(reply.status() == 302 ? "Location" : "Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    try (var out = exchange.getResponseBody()) {
      out.write(reply.body());
    }
  }

  private boolean fails(String method) {
    var left = faults.get(method);
    return left != null && left.getAndDecrement() > 0;
  }

  private synchronized void note(String method, int status) throws IOException {
    Files.writeString(book, Json.write(new LinkedHashMap<>(Map.of("at", Instant.now(), "call", method, "status", status))) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Reply reply(HttpExchange exchange, String method, byte[] body) throws TrustCredentials.Refused, GeneralSecurityException, IOException {
    return switch (method) {
      case "tsa" -> new Reply(200, "application/timestamp-reply", authority.stamp(body));
      case "ocsp" -> new Reply(200, "application/ocsp-response", authority.ocsp(body));
      case "crl/root", "crl/issuer" -> new Reply(200, "application/pkix-crl", authority.list(method.substring(4)));
      case "faults" -> {
        Json.read(text(body)).forEach((name, number) -> faults.put(name, new AtomicInteger(((Number) number).intValue())));
        yield json(200, Map.of());
      }
      case "info" -> json(200, Map.of("specs", "2.0.0.2", "name", "Simulated trust service", "region", "EU", "lang", "en-US", "description", "worth nothing",
          "authType", List.of("oauth2client", "oauth2code"), "methods", List.of("credentials/list", "credentials/info", "credentials/authorize", "signatures/signHash")));
      case "oauth2/authorize" -> consent(fields(exchange.getRequestURI().getRawQuery()), exchange.getRequestURI().getRawQuery());
      case "oauth2/token" -> token(fields(text(body)));
      default -> {
        if (method.startsWith("revoke/") && authority.held(method.substring(7)) != null) {
          authority.revoke(method.substring(7));
          yield json(200, Map.of());
        }
        yield service(exchange, method, Json.read(text(body)));
      }
    };
  }

  private Reply service(HttpExchange exchange, String method, Map<String, Object> asked) throws TrustCredentials.Refused, GeneralSecurityException, IOException {
    var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!authorization.startsWith("Bearer ") || !tokens.contains(authorization.substring(7))) throw new TrustCredentials.Refused(401, "invalid_token", "expired");
    return json(200, switch (method) {
      case "credentials/list" -> credentials.list();
      case "credentials/info" -> credentials.info(asked);
      case "credentials/authorize" -> credentials.authorize(asked);
      case "signatures/signHash" -> credentials.sign(asked);
      default -> throw new TrustCredentials.Refused(404, "invalid_request", "there is no " + method);
    });
  }

  /** What a person sees; the button grants. */
  private Reply consent(Map<String, String> asked, String query) throws TrustCredentials.Refused {
    if (!client.equals(asked.get("client_id")) || !"code".equals(asked.get("response_type")) || !"S256".equals(asked.get("code_challenge_method"))) {
      throw new TrustCredentials.Refused(400, "invalid_request", "not a request that this service knows");
    }
    var back = String.valueOf(asked.get("redirect_uri"));
    if (!back.startsWith("http://127.0.0.1:")) throw new TrustCredentials.Refused(400, "invalid_request", "redirect_uri is not registered");
    if (!"yes".equals(asked.get("consent"))) {
      var page = "<!doctype html><title>Simulated trust service</title><p>May the hub sign with your simulated keys?</p><p><a href=\"?" + query.replace("&", "&amp;").replace("\"", "")
          + "&amp;consent=yes\">Yes</a></p>";
      return new Reply(200, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }
    var code = UUID.randomUUID().toString();
    codes.put(code, String.valueOf(asked.get("code_challenge")));
    return new Reply(302, back + "?code=" + code + "&state=" + URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8), new byte[0]);
  }

  private Reply token(Map<String, String> asked) throws TrustCredentials.Refused, GeneralSecurityException {
    if (!client.equals(asked.get("client_id")) || !secret.equals(asked.get("client_secret"))) throw new TrustCredentials.Refused(401, "invalid_client", "unknown client or wrong secret");
    boolean granted = switch (String.valueOf(asked.get("grant_type"))) {
      case "client_credentials" -> true;
      case "authorization_code" -> {
        var challenge = codes.remove(String.valueOf(asked.get("code")));
        var answer = MessageDigest.getInstance("SHA-256").digest(String.valueOf(asked.get("code_verifier")).getBytes(StandardCharsets.US_ASCII));
        yield Base64.getUrlEncoder().withoutPadding().encodeToString(answer).equals(challenge);
      }
      case "refresh_token" -> refreshes.remove(String.valueOf(asked.get("refresh_token")));
      default -> throw new TrustCredentials.Refused(400, "unsupported_grant_type", "not this one");
    };
    if (!granted) throw new TrustCredentials.Refused(400, "invalid_grant", "it has ended, or never was");
    var said = new LinkedHashMap<String, Object>(Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "expires_in", 300));
    tokens.add((String) said.get("access_token"));
    if (!"client_credentials".equals(asked.get("grant_type"))) {
      said.put("refresh_token", UUID.randomUUID().toString());
      refreshes.add((String) said.get("refresh_token"));
    }
    return json(200, said);
  }

  private static Map<String, String> fields(String form) {
    var fields = new LinkedHashMap<String, String>();
    for (var each : (form == null ? "" : form).split("&")) {
      int at = each.indexOf('=');
      if (at > 0) fields.put(each.substring(0, at), URLDecoder.decode(each.substring(at + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
  }
}
