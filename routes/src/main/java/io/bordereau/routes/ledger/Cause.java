package io.bordereau.routes.ledger;

/**
 * Why documents are stopped: what their findings have in common.
 *
 * @param code the finding's code
 * @param official the official rule's id; empty when it has none, null for any
 * @param term the term; empty when it is about none, null for any
 * @param value the value; empty when there is none, null for any
 */
public record Cause(String code, String official, String term, String value) {}
