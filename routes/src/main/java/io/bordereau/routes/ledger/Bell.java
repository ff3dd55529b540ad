package io.bordereau.routes.ledger;

/** Rung after each commit that opened work which is due at once; must not block. What it misses is found by polling {@link Ledger#due}. */
@FunctionalInterface
public interface Bell {
  /** Work of this kind waits under this id. */
  void ring(String kind, String work);
}
