package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.List;

/**
 * Something that came in, whose bytes are stored already (T0).
 *
 * @param direction where it is going
 * @param channel the way in: {@code rest}, {@code folder}, {@code https}
 * @param partner who handed it over: the ERP's company or the partner, as the channel authenticated it
 * @param identity the sender's own name for the hand-over ({@code Idempotency-Key}, message id, file name and digest); unique per channel and partner
 * @param payload digest of the bytes as the hub sees them, decrypted
 * @param format the format, when it is known already; empty when it is to be detected
 * @param name a file name for people; never used as a path; may be empty
 * @param work the kind of work to do first
 * @param refs names by which it may be found at once
 * @param answer how long its sender waits for its acknowledgement in the same exchange; null when it does not wait
 * @param companies for which companies of ours it may be; exactly one says whose it is, none that it may be for any
 */
public record Inbound(
    Direction direction, String channel, String partner, String identity, String payload, String format, String name, String work, List<Ref> refs,
    Duration answer, List<String> companies) {
  /** The scheme of the reference that names a document by its hand-over; its scope is {@code channel/partner}. */
  public static final String HAND_OVER = "hand-over";

  public Inbound {
    refs = List.copyOf(refs);
    companies = List.copyOf(companies);
  }

  /** Of somebody who does not wait for an acknowledgement. */
  public Inbound(
      Direction direction, String channel, String partner, String identity, String payload, String format, String name, String work, List<Ref> refs) {
    this(direction, channel, partner, identity, payload, format, name, work, refs, null, List.of());
  }

  /** Of somebody whose company is not told. */
  public Inbound(
      Direction direction, String channel, String partner, String identity, String payload, String format, String name, String work, List<Ref> refs,
      Duration answer) {
    this(direction, channel, partner, identity, payload, format, name, work, refs, answer, List.of());
  }

  /** The same for one of these companies alone. */
  public Inbound forCompanies(List<String> those) {
    return new Inbound(direction, channel, partner, identity, payload, format, name, work, refs, answer, those);
  }
}
