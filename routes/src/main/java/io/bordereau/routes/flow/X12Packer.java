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
record X12Packer() implements Packer {
  private static final long LAST = 999_999_999L;

  @Override
  public boolean packs(Format format) {
    return format.family().startsWith("x12");
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    var envelope = envelope(agreements, partner);
    var environment = agreements.test(partner) ? "test" : "production";
    return List.of(
        new Scope("isa13", envelope.senderQualifier() + ":" + envelope.sender(), envelope.receiverQualifier() + ":" + envelope.receiver(),
            "x12",
            environment, 1, LAST),
        new Scope("gs06", envelope.groupSender(), envelope.groupReceiver(), "x12", environment, 1, LAST));
  }

  @Override
  public Packed pack(byte[] rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    long interchange = outgoing.numbers().get(0);
    long group = outgoing.numbers().get(1);
    return new Packed(envelope(agreements, partner).pack(rendered, interchange, group, at), "application/EDI-X12",
        List.of(new Ref("isa13", partner.id(), "%09d".formatted(interchange)), new Ref("gs06", partner.id(), Long.toString(group))));
  }

  private static X12Envelope envelope(Agreements agreements, Partner partner) {
    return agreements.x12(partner).orElseThrow(() -> new IllegalArgumentException("envelope.x12 is missing"));
  }
}
