package io.bordereau.routes.flow;

import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Rnif;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * RosettaNet: the message of the process that the agreement names for the format, signed and encrypted. The identity of the sending is its
 * messageTrackingID, and the left side of it the pipInstanceId: a retry repeats both.
 */
public record RnifMessagePacker() implements Packer {
  /** The scheme of the name by which a signal answers: run of the process and message. */
  public static final String ANSWERED = "rnif-message";

  @Override
  public boolean packs(Format format, Partner partner) {
    return partner.envelope() != null && partner.envelope().rnif() != null;
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return List.of();
  }

  @Override
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    RnifTerms terms = agreements.rnif(partner).orElseThrow(() -> new IllegalArgumentException("envelope.rnif is missing"));
    Pip pip = pip(terms, partner, rendered.format().id())
        .orElseThrow(() -> new IllegalArgumentException("envelope.rnif.pips names no process for the format " + rendered.format().id()));
    return pack(terms, pip, rendered.bytes(), outgoing.identity(), partner, at);
  }

  /** The process that a document of a format begins; empty when the agreement names none. */
  static Optional<Pip> pip(RnifTerms terms, Partner partner, String format) {
    return partner.envelope().rnif().pips().stream().filter(p -> format.equals(p.format())).map(Rnif.Process::pip).findFirst().flatMap(terms::pip);
  }

  /** The message of a process, with this content. */
  public static Packed pack(RnifTerms terms, Pip pip, byte[] content, String identity, Partner partner, OffsetDateTime at) {
    var packed = terms.pack(terms.action(pip, content, identity, instance(identity), at.toInstant()));
    return new Packed(packed.body(), packed.contentType(), terms.signed() ? terms.mic(packed.signed()) : null,
        List.of(new Ref(ANSWERED, partner.id(), name(instance(identity), identity))));
  }

  /** The pipInstanceId of a sending. */
  public static String instance(String identity) {
    int at = identity.indexOf('@');
    return at > 0 ? identity.substring(0, at) : identity;
  }

  /** The name by which a signal answers. */
  public static String name(String instance, String trackingId) {
    return instance + "/" + trackingId;
  }
}
