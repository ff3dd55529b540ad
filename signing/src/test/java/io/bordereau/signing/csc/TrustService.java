package io.bordereau.signing.csc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** A trust service of our own (CSC API v2) that checks what it is asked as strictly as the specification lets it, and can misbehave. */
final class TrustService implements AutoCloseable {
  static final String PIN = "314159";
  static final String OTP = "271828";
  private final HttpServer server;
  private final Map<String, Held> keys = new ConcurrentHashMap<>();
  private final Map<String, Sad> sads = new ConcurrentHashMap<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Mode mode = Mode.GOOD;

  enum Mode {
    GOOD,
    /** Signs with another key. */
    WRONG_KEY,
    /** Signs another digest. */
    WRONG_DIGEST,
    DOWN,
    BUSY,
    SLOW,
    NONSENSE,
    /** A JSON object without what was asked for. */
    EMPTY,
    /** More than was asked for. */
    TWO_SIGNATURES,
    NO_BASE64,
    /** ECDSA as r and s side by side. */
    PLAIN_ECDSA,
    /** Says that every authorization has expired, once. */
    STALE_SAD,
    /** Signs, and the answer gets lost. */
    LOST,
    /** Authorizes, and has no time to sign. */
    NO_TIME_TO_SIGN,
    /** An error text of a megabyte, with line ends. */
    TALKATIVE
  }

  /** A key and what is said about it. */
  record Held(KeyMaterial key, String status, String certificate, String mode, List<String> asks, String scal, int multisign, List<String> algorithms) {}

  private record Sad(String credential, List<String> hashes, AtomicInteger left) {}

  TrustService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "trust-service");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI base() {
    return URI.create("http://" + authority() + "/csc/v2");
  }

  URI tokens() {
    return URI.create(base() + "/oauth2/token");
  }

  void hold(String id, Held held) {
    keys.put(id, held);
  }

  /** A key as most services offer it: a PIN for each authorization, RSA or ECDSA by name. */
  static Held pin(KeyMaterial key) {
    return new Held(key, "enabled", "valid", "explicit", List.of("PIN"), "1", 1, List.of(key.algorithm().rsa() ? "1.2.840.113549.1.1.11"
        : key.algorithm().digest() == io.bordereau.signing.keys.DigestAlgorithm.SHA256 ? "1.2.840.10045.4.3.2" : "1.2.840.10045.4.3.3"));
  }

  /** All tokens given so far are worth nothing any more. */
  void withdrawTokens() {
    tokens.clear();
  }

  long count(String method) {
    return calls.stream().filter(method::equals).count();
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String error;

    Refused(int status, String error, String words) {
      super(words);
      this.status = status;
      this.error = error;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String method = exchange.getRequestURI().getPath().replace("/csc/v2/", "");
    calls.add(method);
    try {
      switch (mode) {
        case DOWN -> throw new Refused(503, "temporarily_unavailable", "maintenance");
        case BUSY -> throw new Refused(429, "too_many_requests", "slow down");
        case TALKATIVE -> throw new Refused(400, "invalid_request", "first line\nsecond line " + "x".repeat(100_000));
        case SLOW -> Thread.sleep(60_000);
        case GOOD, WRONG_KEY, WRONG_DIGEST, NONSENSE, EMPTY, TWO_SIGNATURES, NO_BASE64, PLAIN_ECDSA, STALE_SAD, LOST, NO_TIME_TO_SIGN -> { }
      }
      byte[] said = method.equals("oauth2/token") ? token(new String(body, StandardCharsets.US_ASCII)) : service(exchange, method, Json.read(body));
      if (mode == Mode.NONSENSE) said = "<html>".getBytes(StandardCharsets.US_ASCII);
      if (mode == Mode.EMPTY && !method.equals("oauth2/token")) said = "{}".getBytes(StandardCharsets.US_ASCII);
      send(exchange, 200, said);
    } catch (Refused e) {
      send(exchange, e.status, new Json(Map.of("error", e.error, "error_description", e.getMessage())).bytes());
    } catch (Exception e) {
      send(exchange, 500, new Json(Map.of("error", "server_error", "error_description", String.valueOf(e))).bytes());
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private byte[] token(String form) throws Refused {
    Set<String> fields = new HashSet<>(List.of(form.split("&")));
    if (!fields.contains("grant_type=client_credentials")) throw new Refused(400, "unsupported_grant_type", "only client_credentials");
    if (!fields.contains("client_id=larkfield") || !fields.contains("client_secret=s3cret%26%3D")) throw new Refused(401, "invalid_client", "who are you?");
    String token = "token" + numbers.incrementAndGet();
    tokens.add(token);
    return new Json(Map.of("access_token", token, "token_type", "Bearer", "expires_in", 3600L)).bytes();
  }

  private byte[] service(HttpExchange exchange, String method, Json asked) throws Exception {
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!authorization.startsWith("Bearer ") || !tokens.contains(authorization.substring(7))) throw new Refused(401, "invalid_token", "expired");
    if (method.equals("info")) throw new Refused(404, "not_found", method);
    if (method.equals("credentials/list")) return list(asked);
    Held held = keys.get(asked.text("credentialID"));
    if (held == null) throw new Refused(400, "invalid_request", "Invalid parameter credentialID");
    return switch (method) {
      case "credentials/info" -> info(held);
      case "credentials/authorize" -> authorize(held, asked);
      case "signatures/signHash" -> sign(held, asked);
      default -> throw new Refused(404, "not_found", method);
    };
  }

  private byte[] list(Json asked) {
    List<String> all = keys.keySet().stream().sorted().toList();
    int from = asked.text("pageToken").isEmpty() ? 0 : Integer.parseInt(asked.text("pageToken"));
    Map<String, Object> said = new LinkedHashMap<>(Map.of("credentialIDs", all.subList(from, Math.min(from + 2, all.size()))));
    if (from + 2 < all.size()) said.put("nextPageToken", String.valueOf(from + 2));
    return new Json(said).bytes();
  }

  private static byte[] info(Held held) throws Exception {
    List<Object> chain = new ArrayList<>();
    for (var each : held.key().chain()) chain.add(Base64.getEncoder().encodeToString(each.getEncoded()));
    List<Object> objects = new ArrayList<>();
    for (var each : held.asks()) objects.add(Map.of("type", "Password", "id", each, "format", "N"));
    return new Json(Map.of("description", "a key", "signatureQualifier", "eu_eidas_aesseal",
        "key", Map.of("status", held.status(), "algo", held.algorithms(), "len", 2048L),
        "cert", Map.of("status", held.certificate(), "certificates", chain),
        "auth", Map.of("mode", held.mode(), "expression", String.join(" AND ", held.asks()), "objects", objects),
        "SCAL", held.scal(), "multisign", (long) held.multisign(), "lang", "en-US")).bytes();
  }

  private byte[] authorize(Held held, Json asked) throws Refused {
    Map<String, String> given = new LinkedHashMap<>();
    for (Json each : asked.objects("authData")) given.put(each.text("id"), each.text("value"));
    if (held.asks().contains("PIN") && !PIN.equals(given.get("PIN"))) throw new Refused(400, "invalid_pin", "The PIN is invalid");
    if (held.asks().contains("OTP") && !OTP.equals(given.get("OTP"))) throw new Refused(400, "invalid_otp", "The OTP is invalid");
    if (asked.number("numSignatures", 0) < 1 || asked.number("numSignatures", 0) > held.multisign()) throw new Refused(400, "invalid_request", "numSignatures is too high");
    if (held.scal().equals("2") && asked.texts("hashes").isEmpty()) throw new Refused(400, "invalid_request", "hashes are needed");
    String sad = "sad" + numbers.incrementAndGet();
    sads.put(sad, new Sad(asked.text("credentialID"), asked.texts("hashes"), new AtomicInteger((int) asked.number("numSignatures", 0))));
    return new Json(Map.of("SAD", sad, "expiresIn", 300L)).bytes();
  }

  private byte[] sign(Held held, Json asked) throws Exception {
    boolean free = held.mode().equals("implicit");
    if (mode == Mode.LOST) Thread.sleep(60_000);
    if (mode == Mode.NO_TIME_TO_SIGN) throw new Refused(503, "temporarily_unavailable", "the module is busy");
    if (mode == Mode.STALE_SAD) {
      mode = Mode.GOOD;
      throw new Refused(400, "invalid_request", "SAD expired");
    }
    List<String> hashes = asked.texts("hashes");
    if (!free) {
      Sad sad = sads.get(asked.text("SAD"));
      if (sad == null || !sad.credential().equals(asked.text("credentialID")) || sad.left().getAndDecrement() < 1) throw new Refused(400, "invalid_request", "Invalid parameter SAD");
      if (held.scal().equals("2") && !sad.hashes().equals(hashes)) throw new Refused(400, "invalid_request", "Hash is not authorized by the SAD");
    }
    if (!held.algorithms().contains(asked.text("signAlgo"))) throw new Refused(400, "invalid_request", "Invalid parameter signAlgo");
    List<Object> signatures = new ArrayList<>();
    for (String hash : hashes) signatures.add(signature(held, Base64.getDecoder().decode(hash), asked.text("hashAlgorithmOID"), asked.text("signAlgo")));
    if (mode == Mode.TWO_SIGNATURES) signatures.add(signatures.get(0));
    return new Json(Map.of("signatures", signatures)).bytes();
  }

  private String signature(Held held, byte[] digest, String hashOid, String algorithm) throws Exception {
    if (mode == Mode.NO_BASE64) return "\u00fc\u00fc";
    if (mode == Mode.WRONG_DIGEST) digest[0] ^= 1;
    boolean rsa = held.key().algorithm().rsa();
    KeyMaterial key = mode == Mode.WRONG_KEY ? TestPki.shared().issue("another").make(rsa ? Kind.RSA_2048 : Kind.P_256) : held.key();
    Signature signer;
    byte[] input = digest;
    if (algorithm.equals("1.2.840.113549.1.1.10")) {
      signer = Signature.getInstance("RAWRSASSA-PSS", new org.bouncycastle.jce.provider.BouncyCastleProvider());
      signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    } else if (rsa) {
      signer = Signature.getInstance("NONEwithRSA");
      input = new DigestInfo(new AlgorithmIdentifier(new ASN1ObjectIdentifier(hashOid), DERNull.INSTANCE), digest).getEncoded();
    } else {
      signer = Signature.getInstance(mode == Mode.PLAIN_ECDSA ? "NONEwithECDSAinP1363Format" : "NONEwithECDSA");
    }
    signer.initSign(key.key());
    signer.update(input);
    return Base64.getEncoder().encodeToString(signer.sign());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
