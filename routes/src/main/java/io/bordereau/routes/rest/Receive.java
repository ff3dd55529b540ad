package io.bordereau.routes.rest;

import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.HandOver;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Takes documents in by REST: nothing is said before the ledger has committed (T1). */
public final class Receive {
  private static final int LONGEST_KEY = 200;

  private final HandOver handOver;
  private final Judges judges;
  private final long largest;

  /**
   * Receives into a ledger.
   *
   * @param largest the most bytes of one document
   */
  public Receive(HandOver handOver, Judges judges, long largest) {
    this.handOver = handOver;
    this.judges = judges;
    this.largest = largest;
  }

  /**
   * Takes one hand-over in.
   *
   * @return 202 with the document's id and links, the same again for the same key and content; 409 for the same key and another content
   * @throws Unwelcome 400, 413 or 415 with findings
   */
  public Reply receive(
      @Body byte[] body, @Header("Idempotency-Key") String key, @Header("Bordereau-Format") String named,
          @Header("Bordereau-Name") String name,
      @ExchangeProperty(Principal.PROPERTY) Principal who, Exchange exchange) {
    return switch (one(body, key, named, name, who)) {
      case Received.New fresh -> fresh.reply();
      case Received.Conflict conflict -> conflict.reply();
      case Received.Repeat repeat -> {
        exchange.setProperty(Responses.HEADERS, Map.of("Idempotent-Replayed", "true"));
        yield repeat.reply();
      }
    };
  }

  /** Records one document; it is durable when this returns. */
  Received one(byte[] body, String key, String named, String name, Principal who) {
    key(key);
    return take("rest", who.handsOverAs(), who.handsOverFor(), key, named, name, body);
  }

  /**
   * The same by any channel.
   *
   * @throws Unwelcome 400, 413 or 415 with findings
   */
  Received take(String channel, String who, List<String> companies, String key, String named, String name, byte[] body) {
    size(body);
    return handOver.receive(channel, who, companies, key, format(named, body), name, body, new Words());
  }

  /** Whether this can be the name of a hand-over: 1 to 200 visible ASCII characters. */
  static boolean names(String key) {
    return key != null && !key.isBlank() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** Refuses what is no key. */
  static void key(String key) {
    if (!names(key)) {
      throw new Unwelcome(400, "HUB-22", "The request needs a header Idempotency-Key of 1 to " + LONGEST_KEY + " visible ASCII characters.",
          "Give every document a key of its own, such as company and invoice number, and send the same key again when you repeat it.");
    }
  }

  private void size(byte[] body) {
    if (body == null || body.length == 0) {
      throw new Unwelcome(400, "HUB-23", "The request has no body.", "Send the document itself as the body of the request, not as a form.");
    }
    if (body.length > largest) throw large(body.length, largest);
  }

  /** It is larger than the hub takes. */
  static Unwelcome large(long size, long largest) {
    return new Unwelcome(413, "HUB-24", "The document has " + size + " bytes; this hub takes " + largest + ".", "Send its parts one by one.");
  }

  private Format format(String named, byte[] body) {
    Optional<Format> format = named == null || named.isBlank() ? judges.detect(body) : judges.format(named);
    return format.orElseThrow(() -> new Unwelcome(415, "HUB-25",
        named == null ? "Nothing that the hub reads looks like this document."
            : "The hub does not read the format that Bordereau-Format names.",
        "Send one of the formats that ./hub formats lists."));
  }

  /** That a key was used before. */
  static Unwelcome conflict(String document) {
    return new Unwelcome(409, "HUB-26", "This Idempotency-Key was used before for another content; the earlier document is " + document + ".",
        "Send a corrected document under a key of its own.");
  }

  /** What the sender is told. */
  private record Words() implements Replies {
    @Override
    public Reply accepted(String document) {
      return new Reply(202, Json.TYPE, Json.text(Map.of("status", "received", "id", document, "links",
          Map.of("self", "/api/documents/" + document))));
    }

    @Override
    public Reply conflict(String document) {
      var why = Receive.conflict(document);
      return new Reply(409, Json.TYPE, Json.text(Map.of("status", "refused", "id", document, "findings", why.findings())));
    }
  }
}
