package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the hub lives, and whether it can take documents in. */
public final class Health {
  private final Ledger ledger;
  private final BooleanSupplier started;
  private final Supplier<String> broker;

  /** Asks this ledger; {@code started} says whether all routes are up, {@code broker} how the broker beside the hub is, null when there is none. */
  public Health(Ledger ledger, BooleanSupplier started, Supplier<String> broker) {
    this.ledger = ledger;
    this.started = started;
    this.broker = broker;
  }

  /** 200 as long as the process answers; without the broker beside it the hub works on, and says so. */
  public Reply alive() {
    var beside = broker.get();
    return new Reply(200, Json.TYPE, Json.text(beside == null ? Map.of("status", "up") : Map.of("status", "up", "broker", beside)));
  }

  /** 200 when the routes are up and the ledger answers, 503 otherwise. */
  public Reply ready() {
    if (!ledger.room().enough()) return new Reply(503, Json.TYPE, Json.text(Map.of("status", "down", "why", "there is no room for more documents")));
    try {
      ledger.inquiry().document("none");
    } catch (RuntimeException e) {
      return new Reply(503, Json.TYPE, Json.text(Map.of("status", "down", "why", "the ledger does not answer")));
    }
    return started.getAsBoolean() ? alive() : new Reply(503, Json.TYPE, Json.text(Map.of("status", "starting")));
  }
}
