package io.bordereau.routes.flow;

import io.bordereau.envelopes.X12Envelope;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;

/** X12: an interchange with one group and one set; ISA13 and GS06 are drawn per sender, receiver and environment, ISA first. */
public record X12Packer() implements Packer {
  private static final long LAST = 999_999_999L;
  private static final int RELEASE = 6;

  @Override
  public boolean packs(Format format, Partner partner) {
    return format.family().startsWith("x12");
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return counters(agreements, partner, false);
  }

  /**
   * The series of one partner.
   *
   * @param alone whether the interchange has no group, as one with nothing but a TA1
   */
  public static List<Scope> counters(Agreements agreements, Partner partner, boolean alone) {
    var envelope = agreed(agreements, partner);
    var environment = agreements.test(partner) ? "test" : "production";
    var interchange = new Scope("isa13", envelope.senderQualifier() + ":" + envelope.sender(), envelope.receiverQualifier() + ":" + envelope.receiver(),
        "x12", environment, 1, LAST);
    var group = new Scope("gs06", envelope.groupSender(), envelope.groupReceiver(), "x12", environment, 1, LAST);
    return alone ? List.of(interchange) : List.of(interchange, group);
  }

  @Override
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    long interchange = outgoing.numbers().get(0);
    long group = outgoing.numbers().get(1);
    // The one set of the group is 0001, as it was rendered. Numbers are kept without their leading zeros as well, as some partners repeat them.
    var refs = List.of(new Ref("isa13", partner.id(), "%09d".formatted(interchange)), new Ref("gs06", partner.id(), Long.toString(group)),
        new Ref("st02", partner.id(), group + "/1"));
    return new Packed(envelope(agreements, partner, rendered.format().id()).pack(rendered.bytes(), interchange, group, at), "application/EDI-X12", refs);
  }

  /** The agreed envelope in the release of a format: an acknowledgement may be of another one than the invoices. */
  static X12Envelope envelope(Agreements agreements, Partner partner, String format) {
    return envelope(agreements, partner, format, agreed(agreements, partner).acknowledge());
  }

  /** The same without asking for a TA1: an acknowledgement is never acknowledged. */
  public static X12Envelope unasked(Agreements agreements, Partner partner, String format) {
    return envelope(agreements, partner, format, false);
  }

  private static X12Envelope envelope(Agreements agreements, Partner partner, String format, boolean asks) {
    var e = agreed(agreements, partner);
    var release = format.startsWith("x12-") && format.length() > 4 + RELEASE ? format.substring(4, 4 + RELEASE) : e.version();
    var version = e.version().startsWith(release) ? e.version() : release;
    return new X12Envelope(e.senderQualifier(), e.sender(), e.receiverQualifier(), e.receiver(), e.groupSender(), e.groupReceiver(), version, e.test(),
        asks);
  }

  private static X12Envelope agreed(Agreements agreements, Partner partner) {
    return agreements.x12(partner).orElseThrow(() -> new IllegalArgumentException("envelope.x12 is missing"));
  }
}
