package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Shapes;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Legal holds, set and lifted by people, with who and why. */
public final class LegalHolds {
  private final Ledger ledger;

  /** Holds in this ledger. */
  public LegalHolds(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Keeps a document from being erased. */
  public Reply hold(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    ledger.vault().legalHold(id, who.name(), Json.read(body, Shapes.Reason.class).reason());
    return new Reply(200, Json.TYPE, Json.text(Map.of("status", "held")));
  }

  /** Lifts what keeps it. */
  public Reply lift(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    boolean lifted = ledger.vault().liftLegalHold(id, who.name(), Json.read(body, Shapes.Reason.class).reason());
    return new Reply(200, Json.TYPE, Json.text(Map.of("status", lifted ? "lifted" : "none")));
  }
}
