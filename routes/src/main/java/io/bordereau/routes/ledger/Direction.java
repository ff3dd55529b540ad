package io.bordereau.routes.ledger;

/** Which way a business document goes, seen from our companies. */
public enum Direction {
  /** From our ERP to a partner. */
  OUT,
  /** From a partner to our ERP. */
  IN
}
