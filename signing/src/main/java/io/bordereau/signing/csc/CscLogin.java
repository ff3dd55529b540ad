package io.bordereau.signing.csc;

import java.net.URI;

/**
 * How the hub proves to a trust service who it is: OAuth 2.0 with the grant of client credentials (RFC 6749 4.4; CSC API v2, 8.4.5).
 *
 * @param tokens where access tokens are given
 * @param client the client's identifier
 * @param secret its secret
 * @param scope what is asked for: {@code service} unless the trust service says otherwise; empty for none
 */
public record CscLogin(URI tokens, String client, String secret, String scope) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "CscLogin[" + client + " at " + tokens + "]";
  }
}
