package io.bordereau.routes.ledger;

/** The ledger could not be read or written: nothing was recorded by the call that failed. Ours, not the sender's. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With words and a cause; the cause may be null. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
