package io.bordereau.routes.ledger;

/**
 * What the sender was told, kept so that a repeat is told the same again.
 *
 * @param status HTTP status or its like
 * @param type media type of the body
 * @param body the body; never null
 * @param payload digest of the stored bytes that are the body instead; null when the text is the body
 */
public record Reply(int status, String type, String body, String payload) {
  /** A text. */
  public Reply(int status, String type, String body) {
    this(status, type, body, null);
  }
}
