package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import java.time.Instant;
import java.util.List;

/**
 * Something that came in and is kept apart.
 *
 * @param document the document; for other content under a used identity, the one that goes by that identity
 * @param channel the way in
 * @param from who handed it over
 * @param identity the sender's own name for it
 * @param name for people; may be empty
 * @param content digest of the bytes
 * @param since when
 * @param findings why
 * @param id by which it is decided about; null for a document of its own, which is released or voided
 */
public record Quarantined(String document, String channel, String from, String identity, String name, String content, Instant since, List<Finding> findings,
    String id) {
  public Quarantined {
    findings = List.copyOf(findings);
  }
}
