package io.bordereau.routes.flow;

import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import io.bordereau.xml.cxml.CxmlAttachments;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * cXML: the header and the payloadID, which is the identity of the sending, and the attachments beside it where the agreement says so. The shared secret
 * joins the bytes only on the wire; a signature, where one is agreed, does not cover it.
 */
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
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    var envelope = agreements.cxml(partner).orElseThrow(() -> new IllegalArgumentException("envelope.cxml is missing"));
    boolean beside = CxmlAttachments.areBeside(partner.context(rendered.format().id()));
    var message = agreements.cxmlSeals(partner).sign(envelope.pack(rendered.bytes(), outgoing.identity(), at), at.toInstant());
    var packed = CxmlMultipart.pack(message, beside ? CxmlMultipart.parts(rendered.document()) : List.of());
    return new Packed(packed.body(), packed.contentType(), List.of(new Ref("payload-id", partner.id(), outgoing.identity())));
  }
}
