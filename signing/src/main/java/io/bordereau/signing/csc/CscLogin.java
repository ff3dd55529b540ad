package io.bordereau.signing.csc;

import java.net.URI;

/**
 * How the hub proves to a trust service who it is (CSC API v2, 8.4): OAuth 2.0 with the grant of client credentials (RFC 6749 4.4, {@code oauth2client}), or with what a person granted
 * once in a browser (RFC 6749 4.1, {@code oauth2code}).
 *
 * @param tokens where access tokens are given
 * @param client the client's identifier
 * @param secret its secret
 * @param scope what is asked for: {@code service} unless the trust service says otherwise; empty for none
 * @param grant where the person's grant is kept; null for client credentials
 */
public record CscLogin(URI tokens, String client, String secret, String scope, CscGrant grant) {
  /** By client credentials. */
  public CscLogin(URI tokens, String client, String secret, String scope) {
    this(tokens, client, secret, scope, null);
  }

  /** The grant as the service's description names it (CSC API v2, info, {@code authType}). */
  String kind() {
    return grant == null ? "oauth2client" : "oauth2code";
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "CscLogin[" + client + " at " + tokens + ", " + kind() + "]";
  }
}
