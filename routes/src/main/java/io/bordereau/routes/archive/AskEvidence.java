package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Responses;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Answers with evidence packs. */
public final class AskEvidence {
  private final EvidencePack packs;

  /** Packs from this ledger. */
  public AskEvidence(Ledger ledger) {
    this.packs = new EvidencePack(ledger);
  }

  /** The pack of a document; that it exists and may be seen was looked at before. */
  public Reply pack(@Header("id") String id, Exchange exchange) {
    exchange.setProperty(Responses.BYTES, packs.of(id));
    return new Reply(200, "application/zip", "");
  }
}
