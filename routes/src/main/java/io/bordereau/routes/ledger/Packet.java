package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.List;

/**
 * The final bytes of a sending and what is expected in return.
 *
 * @param payload digest of the stored bytes
 * @param type media type
 * @param mic message integrity check; null when the transport has none
 * @param address the endpoint's name in the agreement
 * @param refs names by which an answer may refer to it, besides its identity
 * @param expects the level whose answer closes the lifecycle
 * @param within how long that answer may take, from now on, before an alarm
 */
public record Packet(String payload, String type, String mic, String address, List<Ref> refs, Level expects, Duration within) {
  public Packet {
    refs = List.copyOf(refs);
  }
}
