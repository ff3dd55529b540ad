package io.bordereau.routes.ledger;

/** Nobody waits for a reply: the document came by a folder, or the hub made it itself. */
public record Silence() implements Replies {
  @Override
  public Reply accepted(String document) {
    return new Reply(202, "application/json", "");
  }

  @Override
  public Reply conflict(String document) {
    return new Reply(409, "application/json", "");
  }
}
