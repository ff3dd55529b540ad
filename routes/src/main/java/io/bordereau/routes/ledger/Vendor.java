package io.bordereau.routes.ledger;

/** The few words that databases say differently. */
enum Vendor {
  SQLITE("CAST(ROUND((JULIANDAY('now') - 2440587.5) * 86400000) AS INTEGER)", "", "BLOB", ""),
  POSTGRESQL("CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)", " FOR UPDATE SKIP LOCKED", "BYTEA",
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");

  /** An expression for the database's clock in milliseconds since 1970. */
  final String now;

  /** What ends the select of a claim, so that claimers do not wait for each other. */
  final String skipLocked;

  /** The type of bytes. */
  final String blob;

  /** What is said at the beginning of a transaction that reads one moment; empty when every transaction does. */
  final String snapshot;

  Vendor(String now, String skipLocked, String blob, String snapshot) {
    this.now = now;
    this.skipLocked = skipLocked;
    this.blob = blob;
    this.snapshot = snapshot;
  }
}
