package io.bordereau.routes.inbound;

import io.bordereau.routes.agreements.Inbound.Way;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Records what a partner brings, by whatever way: bytes first (T0), then the fact (T1), and only then the answer. What it is nobody asks here; what
 * cannot be read is kept as faithfully as an order.
 */
public final class ReceiveFromPartner {
  /** The way in by the partners' door. */
  public static final String DOOR = "https-in";
  /** The way in by a mailbox folder. */
  public static final String MAILBOX = "mailbox-in";

  private static final int LONGEST_IDENTITY = 200;
  private static final int LONGEST_NAME = 100;
  private static final String JSON = "application/json";

  private final Ledger ledger;
  private final PartnerAccess access;
  private final PartnerGate gate;
  private final AnswerInBody answers;

  /** Receives into a ledger. */
  public ReceiveFromPartner(Ledger ledger, PartnerAccess access, PartnerGate gate) {
    this.ledger = ledger;
    this.access = access;
    this.gate = gate;
    this.answers = new AnswerInBody(ledger);
  }

  /**
   * Takes in what is brought to the door.
   *
   * @return 202 with the id under which it is kept, or 200 with its acknowledgement, the same again for the same identity and content; 409 for the same
   *     identity and another content
   * @throws io.bordereau.routes.rest.Unwelcome when it is not welcome; nothing was recorded then
   */
  public Reply receive(Knock knock) throws IOException, InterruptedException {
    var partner = access.check(knock);
    return gate.serve(partner, knock, () -> take(knock, partner));
  }

  private Reply take(Knock knock, Partner partner) throws IOException, InterruptedException {
    var identity = identity(knock);
    var digest = store(knock.body(), partner.inbound().largest());
    var name = identity == null ? content(digest) : identity;
    var agreed = partner.inbound().acknowledge();
    if (agreed.way() == Way.DOCUMENT) return record(DOOR, partner, name, digest, knock.header("bordereau-name")).reply();
    return switch (record(DOOR, partner, name, digest, knock.header("bordereau-name"), agreed.within())) {
      case Received.Conflict conflict -> conflict.reply();
      case Received received -> answers.answer(received.document(), received.reply(), agreed.within());
    };
  }

  /** The sender's own name for the message; null when it gives none. */
  private static String identity(Knock knock) {
    var said = knock.header("message-id") != null ? knock.header("message-id") : knock.header("idempotency-key");
    if (said == null) return null;
    if (said.isBlank() || said.length() > LONGEST_IDENTITY || !said.chars().allMatch(c -> c > ' ' && c < 127)) throw Told.identity();
    return said;
  }

  private String store(InputStream body, long largest) throws IOException {
    String digest;
    try {
      digest = ledger.payloads().put(new Bounded(body, largest), largest);
    } catch (TooLarge e) {
      throw Told.large(largest);
    }
    if (ledger.payloads().size(digest) == 0) throw Told.empty();
    return digest;
  }

  /** A partner that gives no identity is known by its content. */
  static String content(String digest) {
    return "sha256:" + digest;
  }

  /** Records one file; it is durable when this returns. */
  Received record(String channel, Partner partner, String identity, String digest, String name) {
    return record(channel, partner, identity, digest, name, null);
  }

  private Received record(String channel, Partner partner, String identity, String digest, String name, Duration answer) {
    return ledger.receive(new Inbound(Direction.IN, channel, partner.id(), identity, digest, "", plain(name), Kinds.ARRIVE, List.of(), answer)
        .forCompanies(List.of(partner.company())), new Words());
  }

  /** A name for people carries nothing but plain characters, and is never used as a path. */
  private static String plain(String name) {
    var text = name == null ? "" : name.replaceAll("[^\\p{L}\\p{N} ._#-]", "_");
    return text.substring(0, Math.min(LONGEST_NAME, text.length()));
  }

  /** What the partner is told. */
  private record Words() implements Replies {
    @Override
    public Reply accepted(String document) {
      return new Reply(202, JSON, Json.text(Map.of("status", "received", "id", document)));
    }

    @Override
    public Reply conflict(String document) {
      return new Reply(409, JSON, Json.text(Map.of("status", "refused", "id", document, "findings", Told.used(document).findings())));
    }
  }

  /** More came than was agreed. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** At most so many bytes; one more ends the reading, so that nothing is stored. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    private Bounded(InputStream in, long most) {
      this.in = in;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      return count(b, 1);
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      int n = in.read(to, from, most);
      return count(n, n);
    }

    private int count(int result, int read) throws IOException {
      if (result < 0) return result;
      left -= read;
      if (left < 0) throw new TooLarge();
      return result;
    }
  }
}
