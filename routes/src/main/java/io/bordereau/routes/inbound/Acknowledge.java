package io.bordereau.routes.inbound;

import io.bordereau.edi.Interchange;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.EdifactPacker;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.Packer;
import io.bordereau.routes.flow.Remind;
import io.bordereau.routes.flow.RnifMessagePacker;
import io.bordereau.routes.flow.X12Packer;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
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
  public static final String CHANNEL = "acknowledgement";
  static final String ACKNOWLEDGES = "acknowledges";

  /** So long an acknowledgement still waits when nobody took it into an answer: whoever waits for it has decided by then. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

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

  /** Notes what is to be acknowledged of received data, and what it says; asked again, nothing is noted twice. */
  void interchanges(Arrival a, byte[] bytes) {
    int place = 0;
    for (var made : acknowledging.answers(bytes, a.partner(), used(a.standing().id()))) {
      ledger.receive(new Inbound(Direction.OUT, CHANNEL, a.partner().id(), a.standing().id() + "/" + place++, ledger.payloads().put(made.bytes()),
          made.format(), made.name(), Kinds.ACKNOWLEDGE, List.of(Ref.of(ACKNOWLEDGES, a.standing().id()))).forCompanies(List.of(a.partner().company())), new Silence());
    }
  }

  /** Whether the number of an interchange belongs to another document than the one that brought it now. */
  private Predicate<Interchange> used(String document) {
    return i -> ledger.inquiry().interchange(Recognise.number(i)).filter(first -> !first.equals(document)).isPresent();
  }

  /** Sends the acknowledgements of a document once more, because it came again as another one. */
  void again(String document, String repeat) {
    for (var made : ledger.inquiry().named(Ref.of(ACKNOWLEDGES, document))) {
      ledger.again(made.document(), send(repeat), Ref.of(ACKNOWLEDGES, repeat), "The partner sent the interchange again; the same acknowledgement goes out again");
    }
  }

  /** Gives one acknowledgement its numbers (T3), its envelope and so its final bytes (T4). */
  public void acknowledge(Claim claim) {
    var standing = ledger.inquiry().document(claim.document()).orElseThrow();
    var known = agreements.get();
    var partner = known.partner(standing.from()).orElseThrow(() -> new IllegalStateException("no agreement with " + standing.from()));
    if (standing.format().startsWith("rnif-")) {
      rosettaNet(claim, standing, partner, known);
      return;
    }
    boolean x12 = standing.format().startsWith("x12-");
    boolean alone = standing.format().endsWith("-ta1");
    var series = x12 ? X12Packer.counters(known, partner, alone) : EdifactPacker.series(known, partner);
    var outgoing = ledger.number(claim, new Draft(partner.id(), UUID.randomUUID() + "@ack", series, null));
    var numbers = outgoing.numbers();
    var neutral = ledger.payloads().get(standing.payload());
    var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    var bytes = x12 ? X12Packer.unasked(known, partner, standing.format()).pack(neutral, numbers.get(0), alone ? 1 : numbers.get(1), at)
        : EdifactPacker.unasked(known, partner).pack(neutral, Long.toString(numbers.get(0)), at);
    var step = Step.of(Stage.PACKED, standing.name() + ", " + bytes.length + " bytes for " + partner.endpoint().place()).fact("identity", outgoing.identity())
        .fact("numbers", numbers.toString());
    // An acknowledgement is never acknowledged: that it arrived is all that can be known.
    var packet = new Packet(ledger.payloads().put(bytes), x12 ? "application/EDI-X12" : "application/EDIFACT", null, partner.id(), List.of(), Level.TRANSPORT,
        alarm(partner));
    ledger.ready(claim, outgoing, packet, List.of(step), send(acknowledged(claim.document())));
  }

  /** What an acknowledgement is about. */
  private String acknowledged(String document) {
    var identity = ledger.inquiry().timeline(document).get(0).step().facts().getOrDefault("identity", "");
    return identity.substring(0, Math.max(0, identity.indexOf('/')));
  }

  /** It goes at once, unless whoever brought what it is about still waits for it in the same exchange. */
  private Next send(String document) {
    return ledger.exchanges().awaited(document).map(until -> Duration.between(clock.instant(), until.plus(MARGIN)))
        .filter(Duration::isPositive).map(after -> new Next(Kinds.SEND, after)).orElseGet(() -> Next.now(Kinds.SEND));
  }

  /** A signal was packed when it was made; a notification of failure is packed here, because its receipt names its sending. */
  private void rosettaNet(Claim claim, Standing standing, Partner partner, Agreements known) {
    var outgoing = ledger.number(claim, new Draft(partner.id(), UUID.randomUUID() + "@ack", List.of(), null));
    var made = ledger.payloads().get(standing.payload());
    var terms = known.rnif(partner).orElseThrow(() -> new IllegalStateException(partner.id() + " does not speak RNIF"));
    boolean failure = standing.format().equals(Remind.FAILURE);
    var packed = !failure ? new Packer.Packed(made, RnifPacker.contentType(made), null, List.of())
        : RnifMessagePacker.pack(terms, terms.pip("0A1").orElseThrow(), made, outgoing.identity(), partner, OffsetDateTime.now(clock));
    var step = Step.of(Stage.PACKED, standing.name() + ", " + packed.bytes().length + " bytes for " + partner.endpoint().place()).fact("identity", outgoing.identity());
    var packet = new Packet(ledger.payloads().put(packed.bytes()), packed.type(), packed.mic(), partner.id(), packed.refs(), failure ? Level.APPLICATION : Level.TRANSPORT,
        alarm(partner));
    ledger.ready(claim, outgoing, packet, List.of(step), Next.now(Kinds.SEND));
  }

  private static Duration alarm(Partner partner) {
    return partner.acknowledgements().alarm();
  }
}
