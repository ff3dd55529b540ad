package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;

/** Nobody waits for a reply: the document came by a folder. */
record Silence() implements Replies {
  @Override
  public Reply accepted(String document) {
    return new Reply(202, Json.TYPE, "");
  }

  @Override
  public Reply conflict(String document) {
    return new Reply(409, Json.TYPE, "");
  }
}
