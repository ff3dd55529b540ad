package io.bordereau.routes.rest;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Reply;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * Takes many documents in with one request. Each is recorded by itself, under a key of its own, and gets an answer of its own: one that is refused stops no other, and a batch
 * that is sent again does nothing twice.
 */
public final class ReceiveBatch {
  private final Receive receive;
  private final long largest;

  /**
   * Receives by the same rules as single documents.
   *
   * @param largest the most bytes of one document
   */
  public ReceiveBatch(Receive receive, long largest) {
    this.receive = receive;
    this.largest = largest;
  }

  /**
   * The answer to a batch.
   *
   * @param received how many documents are recorded, those that were before included
   * @param refused how many are not
   * @param documents the answer to each, in their order
   */
  public record Batch(int received, int refused, List<One> documents) {}

  /**
   * The answer to one document.
   *
   * @param key under which it was handed over
   * @param name a name for people
   * @param status {@code received}, {@code repeated} or {@code refused}
   * @param id its id in the hub
   * @param findings why it was refused
   */
  public record One(String key, String name, String status, String id, List<Finding> findings) {}

  /**
   * Takes a batch in.
   *
   * @return 202 with the answers when any document is recorded, else 422
   * @throws Unwelcome 400, 413 with findings when nothing of it was taken
   */
  public Reply receive(@Body byte[] body, @Header("Idempotency-Key") String key, @Header("Content-Type") String type, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    Receive.key(key);
    if (body == null || body.length == 0) throw new Unwelcome(400, "HUB-23", "The request has no body.", "Send the batch as the body of the request.");
    var answers = new ArrayList<One>();
    int number = 0;
    for (var part : BatchParts.of(body, type, largest)) answers.add(one(part, key + "/" + (part.key() == null ? String.valueOf(++number) : part.key()), who));
    int refused = (int) answers.stream().filter(a -> a.status().equals("refused")).count();
    return new Reply(refused == answers.size() ? 422 : 202, Json.TYPE, Json.text(new Batch(answers.size() - refused, refused, answers)));
  }

  private One one(BatchParts.Part part, String key, Principal who) {
    try {
      if (part.bytes() == null) {
        throw new Unwelcome(413, "HUB-24", "The document has more than " + largest + " bytes, or its base64 cannot be read.", "Send it by itself, or in parts.");
      }
      var received = receive.one(part.bytes(), key, part.format(), part.name(), who);
      return switch (received) {
        case Received.New fresh -> new One(key, part.name(), "received", fresh.document(), null);
        case Received.Repeat repeat -> new One(key, part.name(), "repeated", repeat.document(), null);
        case Received.Conflict conflict -> new One(key, part.name(), "refused", conflict.document(), Receive.conflict(conflict.document()).findings());
      };
    } catch (Unwelcome e) {
      return new One(key, part.name(), "refused", null, e.findings());
    }
  }
}
