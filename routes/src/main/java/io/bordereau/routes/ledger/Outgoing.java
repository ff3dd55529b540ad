package io.bordereau.routes.ledger;

import java.util.List;

/**
 * A sending: one identity, one set of numbers, one sequence of bytes, for ever.
 *
 * @param id its id
 * @param document the document
 * @param issue 1 for the first sending of the document, 2 after the first resend
 * @param partner where it goes
 * @param identity its identity on the wire
 * @param numbers the drawn control numbers, in the order of the draft's counters
 * @param state how far it is
 * @param payload digest of the final bytes; null before they are ready
 * @param type media type of the final bytes; null before
 * @param mic message integrity check that a receipt must repeat; null when the transport has none
 * @param address where it is sent, by name of an endpoint in the agreement; null before
 * @param attempts how often it was claimed for sending: from 1 on the partner may have it
 */
public record Outgoing(
    String id, String document, int issue, String partner, String identity, List<Long> numbers, Sending state, String payload, String type, String mic,
    String address, int attempts) {
  /** Where a document goes that is handed over to our own system; no partner's id is written in capitals. */
  public static final String ERP = "ERP";

  public Outgoing {
    numbers = List.copyOf(numbers);
  }

  /** How far a sending is. */
  public enum Sending {
    /** Has its identity and numbers (T3). */
    NUMBERED,
    /** Has its final bytes (T4). */
    READY,
    /** The other server took it (T6). */
    DELIVERED,
    /** Ended without success; its numbers are used up. */
    FAILED,
    /** Its numbers were voided before it was ever sent. */
    VOID
  }
}
