package io.bordereau.connectors.api;

import java.time.Instant;

/**
 * What came back, kept byte for byte for the ledger.
 *
 * @param identity the identity of the parcel that it belongs to
 * @param at when it was complete
 * @param peer who answered: host and port, and the subject of its certificate where it has one
 * @param status the transport's own code, such as {@code 200}; 0 when the transport has none
 * @param contentType the media type of the body; null when none was given
 * @param body the body, bounded; empty when there was none
 */
public record Evidence(String identity, Instant at, String peer, int status, String contentType, byte[] body) {
  /** Without the body. */
  @Override
  public String toString() {
    return "Evidence[" + identity + ", " + at + ", " + peer + ", " + status + ", " + body.length + " bytes]";
  }
}
