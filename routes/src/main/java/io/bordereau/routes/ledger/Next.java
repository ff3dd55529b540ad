package io.bordereau.routes.ledger;

import java.time.Duration;

/**
 * Work to do next.
 *
 * @param kind the kind, by which workers claim
 * @param after how long to wait first
 */
public record Next(String kind, Duration after) {
  /** At once. */
  public static Next now(String kind) {
    return new Next(kind, Duration.ZERO);
  }
}
