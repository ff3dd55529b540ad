package io.bordereau.routes.ledger;

/**
 * What the sender was told, kept so that a repeat is told the same again.
 *
 * @param status HTTP status or its like
 * @param type media type of the body
 * @param body the body; never null
 */
public record Reply(int status, String type, String body) {}
