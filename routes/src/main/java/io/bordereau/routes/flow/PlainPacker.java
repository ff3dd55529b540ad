package io.bordereau.routes.flow;

import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;

/** Formats that travel without an envelope of their own: the rendered bytes are the final ones. */
public record PlainPacker() implements Packer {
  @Override
  public boolean packs(Format format, Partner partner) {
    return true;
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return List.of();
  }

  @Override
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    return new Packed(rendered.bytes(), rendered.format().form().mediaType(), List.of());
  }
}
