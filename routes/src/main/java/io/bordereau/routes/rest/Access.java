package io.bordereau.routes.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Header;

/** Lets in who shows the token of this hub; compared in constant time. */
public final class Access {
  private static final String SCHEME = "Bearer ";
  private static final int SHORTEST = 20;

  private final byte[] token;

  /** Guards with this token, at least 20 characters. */
  public Access(String token) {
    if (token.length() < SHORTEST) throw new IllegalArgumentException("the API token is too short");
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Nothing when the token is right.
   *
   * @throws Unwelcome 401 otherwise
   */
  public void check(@Header("Authorization") String authorization) {
    var shown = authorization != null && authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()).strip() : "";
    if (!MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8))) {
      throw new Unwelcome(401, "HUB-21", "The request does not carry the token of this hub.",
          "Send the header Authorization: Bearer TOKEN; the token stands in the file api-token of the work folder.");
    }
  }
}
