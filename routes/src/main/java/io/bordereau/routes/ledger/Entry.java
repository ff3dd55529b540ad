package io.bordereau.routes.ledger;

import java.time.Instant;

/**
 * One line of a document's history; never changed, never removed, chained to the one before.
 *
 * @param document the document's id
 * @param seq 1 for the first entry of the document
 * @param at when it was recorded, by the database's clock
 * @param by who recorded it: a worker ({@code node-1/3}), an operator, a connector
 * @param step what happened
 * @param issue the sending it is about: 1 for the first, 2 after the first resend; 0 when it is about none
 * @param level the level of an answer; null for other stages
 * @param verdict the verdict of an answer; null for other stages
 * @param about the hold or refusal that this entry makes or lifts, the identity of an answer's evidence; empty when it is about none
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 over the previous hash and the canonical content, hexadecimal
 */
public record Entry(
    String document, int seq, Instant at, String by, Step step, int issue, Level level, Verdict verdict, String about, String previous, String hash) {
  /** The hash before the first entry. */
  public static final String START = "0".repeat(64);

  /** What happened. */
  public Stage stage() {
    return step.stage();
  }
}
