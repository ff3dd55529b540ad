package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether the hub lives, and whether it can take documents in. */
public final class Health {
  private final Ledger ledger;
  private final BooleanSupplier started;

  /** Asks this ledger; {@code started} says whether all routes are up. */
  public Health(Ledger ledger, BooleanSupplier started) {
    this.ledger = ledger;
    this.started = started;
  }

  /** 200 as long as the process answers. */
  public Reply alive() {
    return new Reply(200, Json.TYPE, Json.text(Map.of("status", "up")));
  }

  /** 200 when the routes are up and the ledger answers, 503 otherwise. */
  public Reply ready() {
    try {
      ledger.inquiry().document("none");
    } catch (RuntimeException e) {
      return new Reply(503, Json.TYPE, Json.text(Map.of("status", "down", "why", "the ledger does not answer")));
    }
    return started.getAsBoolean() ? alive() : new Reply(503, Json.TYPE, Json.text(Map.of("status", "starting")));
  }
}
