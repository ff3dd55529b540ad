package io.bordereau.routes.flow;

import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;

/** cXML: the header and the payloadID, which is the identity of the sending. The shared secret joins the bytes only on the wire. */
public record CxmlPacker() implements Packer {
  @Override
  public boolean packs(Format format, Partner partner) {
    return format.family().startsWith("cxml");
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return List.of();
  }

  @Override
  public Packed pack(byte[] rendered, Format format, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    var envelope = agreements.cxml(partner).orElseThrow(() -> new IllegalArgumentException("envelope.cxml is missing"));
    return new Packed(envelope.pack(rendered, outgoing.identity(), at), "text/xml; charset=UTF-8",
        List.of(new Ref("payload-id", partner.id(), outgoing.identity())));
  }
}
