package io.bordereau.routes.inbound;

import io.bordereau.edi.Interchange;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Acknowledgements that go out: each is a document of its own in the ledger, with its own control numbers, made once from the bytes that it answers,
 * and sent as everything to that partner is. An interchange that comes again is answered with the same bytes.
 */
public final class Acknowledge {
  /** The channel of documents that the hub itself makes. */
  static final String CHANNEL = "acknowledgement";
  /** What the ledger calls their format while they are made. */
  private static final String FORMAT = "acknowledgement";
  private static final String ACKNOWLEDGES = "acknowledges";
  private static final int MOST = 1000;

  private final Ledger ledger;
  private final Acknowledging acknowledging;
  private final Supplier<Agreements> agreements;
  private final Clock clock;

  /** Acknowledges what this ledger keeps. */
  public Acknowledge(Ledger ledger, Acknowledging acknowledging, Supplier<Agreements> agreements, Clock clock) {
    this.ledger = ledger;
    this.acknowledging = acknowledging;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Notes what is to be acknowledged of received data; asked again, nothing is noted twice. */
  void interchanges(Arrival a, byte[] bytes) {
    var wanted = acknowledging.wanted(bytes, a.partner(), used(a.standing().id()));
    for (int i = 0; i < Math.min(MOST, wanted.size()); i++) {
      ledger.receive(new Inbound(Direction.OUT, CHANNEL, a.partner().id(), a.standing().id() + "/" + i, a.standing().payload(), FORMAT, wanted.get(i).name(),
          Kinds.ACKNOWLEDGE, List.of(Ref.of(ACKNOWLEDGES, a.standing().id()))), new Nobody());
    }
  }

  /** Whether the number of an interchange belongs to another document than the one that brought it now. */
  private Predicate<Interchange> used(String document) {
    return i -> ledger.inquiry().interchange(Recognise.number(i)).filter(first -> !first.equals(document)).isPresent();
  }

  /** Sends the acknowledgements of a document once more. */
  void again(String document) {
    for (var made : ledger.inquiry().named(Ref.of(ACKNOWLEDGES, document))) {
      ledger.again(made.document(), Kinds.SEND, "The partner sent the interchange again; the same acknowledgement goes out again");
    }
  }

  /** Makes one acknowledgement: numbers first (T3), then its final bytes (T4). */
  public void acknowledge(Claim claim) {
    var standing = ledger.inquiry().document(claim.document()).orElseThrow();
    var known = agreements.get();
    var partner = known.partner(standing.from()).orElseThrow(() -> new IllegalStateException("no agreement with " + standing.from()));
    var identity = ledger.inquiry().timeline(claim.document()).get(0).step().facts().getOrDefault("identity", "");
    var at = identity.lastIndexOf('/');
    var wanted = acknowledging.wanted(ledger.payloads().get(standing.payload()), partner, used(identity.substring(0, at)))
        .get(Integer.parseInt(identity.substring(at + 1)));
    var outgoing = ledger.number(claim, new Draft(partner.id(), UUID.randomUUID() + "@ack", wanted.counters(known), null));
    var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    var bytes = wanted.make(known, outgoing.numbers(), now);
    var step = Step.of(Stage.PACKED, wanted.name() + ", " + bytes.length + " bytes for " + partner.endpoint().place()).fact("identity", outgoing.identity())
        .fact("numbers", outgoing.numbers().toString());
    // An acknowledgement is never acknowledged: that it arrived is all that can be known.
    var packet = new Packet(ledger.payloads().put(bytes), wanted.type(), null, partner.id(), List.of(), Level.TRANSPORT, alarm(partner));
    ledger.ready(claim, outgoing, packet, List.of(step), Next.now(Kinds.SEND));
  }

  private static Duration alarm(Partner partner) {
    return partner.acknowledgements().alarm();
  }

  /** Nobody waits for a reply. */
  private record Nobody() implements Replies {
    @Override
    public Reply accepted(String document) {
      return new Reply(202, "text/plain", "");
    }

    @Override
    public Reply conflict(String document) {
      return new Reply(409, "text/plain", "");
    }
  }
}
