package io.bordereau.routes.ledger;

/**
 * A document, or one of its sendings, that goes by a name.
 *
 * @param document the document's id
 * @param outgoing the sending's id; null when the name is the document's own
 * @param identity the sending's identity on the wire; null when there is none
 */
public record Named(String document, String outgoing, String identity) {}
