package io.bordereau.signing.csc;

import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A trust service that signs for us (CSC API v2). Its access token is kept for as long as it says; nothing else is. */
public final class CscService {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_CREDENTIALS = 1000;
  /** Not there, or only for those who are known: the version before asked nobody for it. */
  private static final Set<Integer> UNDESCRIBED = Set.of(400, 401, 403, 404, 405, 501);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI base;
  private final CscLogin login;
  private final Calls calls;
  private final Clock clock;
  private volatile Token token = new Token("", Instant.MIN);
  private volatile CscDescription description;

  private record Token(String value, Instant until) {}

  /** An authorization of a key (signature activation data), a secret, with until when it holds. */
  record Activation(String sad, Instant until) {}

  /**
   * A service.
   *
   * @param base its address up to the version: {@code https://sign.example.com/csc/v2}
   * @param login how the hub proves who it is
   * @param calls how it is asked
   * @param clock our clock
   * @throws IllegalArgumentException for an address that is not https, unless it is on this machine: secrets go there
   */
  public CscService(URI base, CscLogin login, Calls calls, Clock clock) {
    for (URI each : List.of(base, login.tokens())) {
      if (!"https".equals(each.getScheme()) && !THIS_MACHINE.contains(String.valueOf(each.getHost()))) {
        throw new IllegalArgumentException("secrets go to https only, not to " + each);
      }
    }
    this.base = base;
    this.login = login;
    this.calls = calls;
    this.clock = clock;
  }

  String who() {
    return "the trust service " + base.getHost();
  }

  Clock clock() {
    return clock;
  }

  /** The identifiers of all keys that it holds for us, at most a thousand. */
  public List<String> credentials() throws SigningFailed {
    List<String> all = new ArrayList<>();
    String page = "";
    do {
      Map<String, Object> asked = new LinkedHashMap<>(Map.of("credentialInfo", false, "maxResults", 100L));
      if (!page.isEmpty()) {
        asked.put("pageToken", page);
      }
      Json said = call("credentials/list", asked);
      List<String> some = said.texts("credentialIDs");
      all.addAll(some);
      page = some.isEmpty() ? "" : said.text("nextPageToken");
    } while (!page.isEmpty() && all.size() < MOST_CREDENTIALS);
    return all;
  }

  /** What it says about one key. */
  public CscCredential credential(String id) throws SigningFailed {
    Json said = call("credentials/info", Map.of("credentialID", id, "certificates", "chain", "certInfo", true, "authInfo", true));
    Json key = said.object("key");
    Json certificate = said.object("cert");
    Json auth = said.object("auth");
    Set<String> asks = new TreeSet<>();
    for (Json each : auth.objects("objects")) {
      asks.add(each.text("id").toUpperCase(Locale.ROOT));
    }
    return new CscCredential(id, key.text("status").equals("enabled"), key.texts("algo"), chain(certificate.texts("certificates")), certificate.text("status"),
        auth.text("mode"), asks, said.text("SCAL").equals("2"), Math.clamp(said.number("multisign", 1), 1, 10_000));
  }

  private List<X509Certificate> chain(List<String> encoded) throws SigningFailed {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (String each : encoded) {
        chain.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(each))));
      }
      if (chain.isEmpty()) {
        throw new SigningFailed(who() + " gives no certificate for the key", false);
      }
      return chain;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new SigningFailed(who() + " gives a certificate that cannot be read", false, e);
    }
  }

  Activation authorize(CscCredential credential, List<byte[]> digests, DigestAlgorithm algorithm, int signatures, CscActivation activation) throws SigningFailed {
    List<Object> data = new ArrayList<>();
    if (credential.asks().contains("PIN")) {
      data.add(Map.of("id", "PIN", "value", activation.pin()));
    }
    if (credential.asks().contains("OTP")) {
      if (activation.otp() == null) {
        throw new SigningFailed(who() + " asks for a one-time password, and there is nobody who gives one", false);
      }
      data.add(Map.of("id", "OTP", "value", activation.otp().next(credential.id())));
    }
    Map<String, Object> asked = new LinkedHashMap<>(Map.of("credentialID", credential.id(), "numSignatures", (long) signatures, "authData", data));
    if (!digests.isEmpty()) {
      asked.put("hashes", digests.stream().map(Base64.getEncoder()::encodeToString).toList());
      asked.put("hashAlgorithmOID", algorithm.oid());
    }
    Json said = call("credentials/authorize", asked);
    if (said.text("SAD").isEmpty()) {
      throw new SigningFailed(who() + " wants something else before it authorizes the key, such as a person", false);
    }
    // the specification's own time when the service says none: one hour
    return new Activation(said.text("SAD"), clock.instant().plusSeconds(Math.clamp(said.number("expiresIn", 3600), 0, 86_400)));
  }

  List<byte[]> signHash(CscCredential credential, Activation activation, List<byte[]> digests, DigestAlgorithm algorithm, String oid, byte[] parameters) throws SigningFailed {
    Map<String, Object> asked = new LinkedHashMap<>(Map.of("credentialID", credential.id(), "hashes", digests.stream().map(Base64.getEncoder()::encodeToString).toList(),
        "hashAlgorithmOID", algorithm.oid(), "signAlgo", oid, "operationMode", "S"));
    if (activation != null) {
      asked.put("SAD", activation.sad());
    }
    if (parameters.length > 0) {
      asked.put("signAlgoParams", Base64.getEncoder().encodeToString(parameters));
    }
    Json said = call("signatures/signHash", asked);
    List<String> signatures = said.texts("signatures");
    if (signatures.size() != digests.size()) {
      throw new SigningFailed(who() + " gave " + signatures.size() + " signatures for " + digests.size(), false);
    }
    try {
      return signatures.stream().map(Base64.getDecoder()::decode).toList();
    } catch (IllegalArgumentException e) {
      throw new SigningFailed(who() + " gave a signature that is no base64", false, e);
    }
  }

  private Json call(String method, Map<String, Object> asked) throws SigningFailed {
    Calls.Answer answer = post(method, asked, token(false));
    if (answer.status() == 401 && !new CscRefusal(error(answer.body())).wrongPin()) {
      // a token may be withdrawn before its time; a PIN is never tried twice
      answer = post(method, asked, token(true));
    }
    return object(method, answer);
  }

  private Calls.Answer post(String method, Map<String, Object> asked, String bearer) throws SigningFailed {
    return calls.post(who(), URI.create(base + "/" + method), new Json(asked).bytes(), LARGEST,
        Map.of("Content-Type", "application/json", "Accept", "application/json", "Authorization", "Bearer " + bearer));
  }

  private synchronized String token(boolean anew) throws SigningFailed {
    Token known = token;
    if (!anew && known.until().isAfter(clock.instant())) {
      return known.value();
    }
    if (login.grant() == null) {
      redeem(Map.of("grant_type", "client_credentials"));
      return token.value();
    }
    try {
      login.grant().use(refresh -> redeemed(Map.of("grant_type", "refresh_token", "refresh_token", refresh)).text("refresh_token").transform(next -> next.isEmpty() ? null : next));
    } catch (SigningFailed e) {
      throw CscRefusal.grantEnded(e) ? new SigningFailed("what was granted at " + who() + " has ended: " + login.grant().how(), false, e) : e;
    }
    return token.value();
  }

  /** Obtains an access token, and keeps what lets obtain the next ones when it comes along. */
  void redeem(Map<String, String> grant) throws SigningFailed {
    String refresh = redeemed(grant).text("refresh_token");
    if (login.grant() != null) {
      if (refresh.isEmpty()) {
        throw new SigningFailed(who() + " gives access for now only, and nothing to obtain it again by", false);
      }
      login.grant().keep(refresh);
    }
  }

  private Json redeemed(Map<String, String> grant) throws SigningFailed {
    Map<String, String> form = new LinkedHashMap<>(grant);
    if (!login.scope().isEmpty() && login.grant() == null) {
      form.put("scope", login.scope());
    }
    form.put("client_id", login.client());
    if (!login.secret().isEmpty()) {
      form.put("client_secret", login.secret());
    }
    Calls.Answer answer = calls.post(who(), login.tokens(), CscConsent.form(form).getBytes(StandardCharsets.US_ASCII), LARGEST,
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"));
    Json said = object("oauth2/token", answer);
    String value = said.text("access_token");
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new SigningFailed(who() + " gave no access token", false);
    }
    // half a minute earlier, so that it does not end on the way
    token = new Token(value, clock.instant().plusSeconds(Math.clamp(said.number("expires_in", 60), 0, 86_400) - 30));
    return said;
  }

  /**
   * What the service says of itself, asked once. One that says nothing is taken at its answers.
   *
   * @throws SigningFailed when it does not answer, or says that it is nothing that the hub can use
   */
  public CscDescription description() throws SigningFailed {
    CscDescription known = description;
    if (known == null) {
      Calls.Answer answer = calls.post(who(), URI.create(base + "/info"), new Json(Map.of()).bytes(), LARGEST, Map.of("Content-Type", "application/json", "Accept", "application/json"));
      known = UNDESCRIBED.contains(answer.status()) ? CscDescription.UNSAID : described(object("info", answer));
      String hindrance = known.hindrance(login);
      if (!hindrance.isEmpty()) {
        throw new SigningFailed(who() + " " + hindrance, false);
      }
      description = known;
    }
    return known;
  }

  private static CscDescription described(Json said) {
    return new CscDescription(said.text("specs"), said.text("name"), Set.copyOf(said.texts("authType")), Set.copyOf(said.texts("methods")));
  }

  private Json object(String method, Calls.Answer answer) throws SigningFailed {
    if (answer.status() / 100 == 2) {
      try {
        return Json.read(answer.body());
      } catch (IOException e) {
        throw new SigningFailed(who() + " answered " + method + " with something that is no JSON", false, e);
      }
    }
    throw new CscRefusal(error(answer.body())).failed(who(), method, answer.status());
  }

  private static Json error(byte[] body) {
    try {
      return Json.read(body);
    } catch (IOException e) {
      return new Json(Map.of());
    }
  }
}
