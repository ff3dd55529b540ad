package io.bordereau.routes.ledger;

import java.time.Instant;

/**
 * The right to do one piece of work for a while. The token fences: once somebody else has claimed the work, the older claim's transitions are
 * refused.
 *
 * @param work the work's id
 * @param kind the work's kind
 * @param document the document
 * @param outgoing the sending it is about; null when it is about none
 * @param owner who claimed it
 * @param token rises with every claim of this work
 * @param attempt 1 for the first
 * @param until when the lease ends, by the database's clock
 */
public record Claim(String work, String kind, String document, String outgoing, String owner, long token, int attempt, Instant until) {}
