package io.bordereau.signing.csc;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A person grants the hub the use of a trust service, once, in a browser (CSC API v2, 8.4.1; RFC 6749 4.1 with RFC 7636): the address to open, and what is done with the code that comes
 * back. The code alone is worth nothing to whoever sees it: it is redeemed only together with what was made here.
 */
public final class CscConsent {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI authorize;
  private final CscLogin login;
  private final URI redirect;
  private final String state = random();
  private final String verifier = random();

  /**
   * A new one.
   *
   * @param authorize where a person grants
   * @param login with a grant that keeps what comes of it
   * @param redirect where the browser is sent with the code, as the client is registered at the service
   */
  public CscConsent(URI authorize, CscLogin login, URI redirect) {
    this.authorize = authorize;
    this.login = login;
    this.redirect = redirect;
  }

  private static String random() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** What the person opens in a browser. */
  public URI address() {
    byte[] challenge = DigestAlgorithm.SHA256.start().digest(verifier.getBytes(StandardCharsets.US_ASCII));
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", login.client());
    asked.put("redirect_uri", redirect.toString());
    if (!login.scope().isEmpty()) {
      asked.put("scope", login.scope());
    }
    asked.put("state", state);
    asked.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
    asked.put("code_challenge_method", "S256");
    return URI.create(authorize + (authorize.getRawQuery() == null ? "?" : "&") + form(asked));
  }

  /**
   * Takes what the browser came back with, and keeps what was granted.
   *
   * @param query of the address that the browser was sent to
   * @param service at which the code is redeemed
   * @throws SigningFailed when it is no answer to this question, the person refused, or the service does not redeem the code
   */
  public void complete(String query, CscService service) throws SigningFailed {
    Map<String, String> said = fields(query);
    if (!MessageDigest.isEqual(state.getBytes(StandardCharsets.US_ASCII), said.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8))) {
      throw new SigningFailed("what came back is no answer to what was asked", false);
    }
    if (said.containsKey("error") || said.getOrDefault("code", "").isEmpty()) {
      throw new SigningFailed("it was not granted: " + CscRefusal.plain(said.getOrDefault("error", "no code came back")), false);
    }
    service.redeem(Map.of("grant_type", "authorization_code", "code", said.get("code"), "redirect_uri", redirect.toString(), "code_verifier", verifier));
  }

  private static Map<String, String> fields(String query) {
    return Arrays.stream((query == null ? "" : query).split("&")).filter(each -> each.indexOf('=') > 0).limit(20)
        .collect(Collectors.toMap(each -> each.substring(0, each.indexOf('=')), each -> decoded(each.substring(each.indexOf('=') + 1)), (first, second) -> first));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Fields as a form has them. */
  static String form(Map<String, String> fields) {
    return fields.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }
}
