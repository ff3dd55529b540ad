package io.bordereau.routes.ledger;

/** Names of documents and sendings, and the answers that wait for such a name. */
final class References {
  private References() {}

  /** Gives a document or its sending a name; answers that waited for it are told. */
  static void add(Tx tx, String document, String outgoing, Ref ref) {
    if (ref.value().isEmpty()) {
      return;
    }
    alone(tx, ref);
    tx.run("INSERT INTO reference (scheme, scope, value, document, outgoing) VALUES (?, ?, ?, ?, ?) ON CONFLICT (scheme, scope, value, document) DO NOTHING",
        ref.scheme(), ref.scope(), ref.value(), document, outgoing);
    Answers.wake(tx, ref);
  }

  /** Until the commit nobody else gives this name or waits for it. */
  static void alone(Tx tx, Ref ref) {
    tx.alone("reference", ref.scheme(), ref.scope(), ref.value());
  }
}
