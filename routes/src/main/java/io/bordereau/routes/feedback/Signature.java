package io.bordereau.routes.feedback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a webhook's request says that it is ours (Standard Webhooks 1.0): HMAC-SHA256 by a shared secret over identity, time and body, parted by full stops.
 * Whoever takes it recomputes that, compares in constant time, and refuses what is older than a few minutes.
 */
public final class Signature {
  /** The headers. */
  public static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String ENCODED = "whsec_";

  private Signature() {}

  /** The headers beside the identity, for a request at a moment in seconds since 1970. */
  public static Map<String, String> headers(String secret, String id, long seconds, byte[] body) {
    return Map.of(TIMESTAMP, Long.toString(seconds), SIGNATURE, "v1," + Base64.getEncoder().encodeToString(mac(secret, id, seconds, body)));
  }

  private static byte[] mac(String secret, String id, long seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
    }
  }

  private static byte[] key(String secret) {
    try {
      return secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length())) : secret.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
  }
}
