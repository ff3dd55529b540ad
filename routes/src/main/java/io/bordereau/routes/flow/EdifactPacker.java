package io.bordereau.routes.flow;

import io.bordereau.envelopes.EdifactEnvelope;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;

/** EDIFACT: an interchange with one message; 0020 is drawn per sender, receiver and environment. */
public record EdifactPacker() implements Packer {
  /** 0020 has at most 14 characters. */
  private static final long LAST = 99_999_999_999_999L;

  @Override
  public boolean packs(Format format, Partner partner) {
    return format.family().startsWith("edifact");
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return series(agreements, partner);
  }

  /** The series of one partner. */
  public static List<Scope> series(Agreements agreements, Partner partner) {
    var e = agreed(agreements, partner);
    return List.of(new Scope("unb0020", party(e.senderQualifier(), e.sender()), party(e.receiverQualifier(), e.receiver()), "edifact",
        agreements.test(partner) ? "test" : "production", 1, LAST));
  }

  private static String party(String qualifier, String id) {
    return qualifier == null ? id : qualifier + ":" + id;
  }

  @Override
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    var reference = Long.toString(outgoing.numbers().get(0));
    // The one message of the interchange is 1.
    return new Packed(agreed(agreements, partner).pack(rendered.bytes(), reference, at), "application/EDIFACT",
        List.of(new Ref("unb0020", partner.id(), reference), new Ref("unh0062", partner.id(), reference + "/1")));
  }

  /** The agreed envelope without asking for an acknowledgement: an acknowledgement is never acknowledged. */
  public static EdifactEnvelope unasked(Agreements agreements, Partner partner) {
    var e = agreed(agreements, partner);
    return new EdifactEnvelope(e.sender(), e.senderQualifier(), e.senderRouting(), e.receiver(), e.receiverQualifier(), e.receiverRouting(), e.level(),
        e.syntax(), null, e.priority(), e.agreement(), false, e.test(), e.una(), false);
  }

  static EdifactEnvelope agreed(Agreements agreements, Partner partner) {
    return agreements.edifact(partner).orElseThrow(() -> new IllegalArgumentException("envelope.edifact is missing"));
  }
}
