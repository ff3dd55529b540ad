package io.bordereau.routes.flow;

import io.bordereau.document.OrderResponse;
import io.bordereau.routes.agreements.Acknowledgements;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Outcome;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Draws identity and control numbers (T3), puts the envelope around the proven bytes and binds them to the sending for ever (T4). */
public final class Pack {
  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final Batch batch;

  /** Packs into this ledger. */
  public Pack(Ledger ledger, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.batch = new Batch(ledger, agreements);
  }

  /** Ended: from here on the sending has work of its own, or the document waits for others. */
  public Way.Ended pack(Passage p) {
    if (Batch.waits(p)) return batch.await(p);
    var known = agreements.get();
    var partner = p.to().partner();
    try {
      var packer = Packer.of(p.target(), partner);
      var lane = partner.lane() == Partner.Lane.FIFO ? partner.id() : null;
      var outgoing = ledger.number(p.claim(), new Draft(partner.id(), identity(known), packer.counters(known, partner), lane));
      var packed = packer.pack(new Packer.Rendered(p.written().bytes(), p.target(), p.document(), answered(ledger, p)), outgoing, known, partner, p.at());
      ledger.agreement(partner.id(), known.digest(partner), known.text(partner));
      for (var table : known.tables(partner)) ledger.agreement(partner.id(), table.digest(), table.text());
      for (var table : known.tables(p.to().company())) ledger.agreement(p.to().company().id(), table.digest(), table.text());
      var step = Step.of(Stage.PACKED, packed.bytes().length + " bytes for " + partner.endpoint().place())
          .fact("identity", outgoing.identity())
          .fact("numbers", outgoing.numbers().toString())
          .facts(packed.facts());
      return ledger.ready(p.claim(), outgoing, packet(p, packed), p.after(step).steps(), Next.now(Kinds.SEND)) == Outcome.DONE
          ? new Way.Ended("ready as " + outgoing.identity()) : new Way.Ended("somebody else has it");
    } catch (IllegalArgumentException e) {
      throw p.refused(List.of(Findings.envelope(partner.id(), e.getMessage())));
    }
  }

  /** The partner's message that a document answers within a process of several messages: the order that a response confirms. */
  static Packer.Answered answered(Ledger ledger, Passage p) {
    if (!(p.document() instanceof OrderResponse r) || r.order() == null || r.order().isBlank()) return null;
    var partner = p.to().partner().id();
    return ledger.inquiry().named(Ref.of("order", r.order().strip())).stream().flatMap(n -> ledger.inquiry().document(n.document()).stream())
        .filter(s -> s.direction() == Direction.IN && s.from().equals(partner) && s.key() != null && s.key().type().startsWith("order") && !s.key().type().equals("order-response"))
        .flatMap(s -> RnifMessagePacker.answered(s.key().refs()).stream()).reduce((a, b) -> b).orElse(null);
  }

  /** Unique in the world; the ledger keeps the first one that it is given for a sending. */
  static String identity(Agreements known) {
    var hub = known.hub() == null ? "hub" : known.hub().name().replaceAll("[^A-Za-z0-9.-]+", "-");
    return UUID.randomUUID() + "@" + hub;
  }

  private Packet packet(Passage p, Packer.Packed packed) {
    var partner = p.to().partner();
    var refs = new ArrayList<>(packed.refs());
    Business.of(p.document()).filter(b -> b.number() != null).ifPresent(b -> refs.addAll(names(partner, b.kind(), b.number())));
    var within = packed.facts().get(Packer.ANSWER_WITHIN);
    return new Packet(ledger.payloads().put(packed.bytes()), packed.type(), packed.mic(), partner.id(), refs, within == null ? expects(partner.acknowledgements()) : Level.BUSINESS,
        within == null ? partner.acknowledgements().alarm() : Duration.parse(within));
  }

  /** The names by which people and remittances ask for it at the partner. */
  static List<Ref> names(Partner partner, String kind, String number) {
    return List.of(new Ref("number", partner.id(), number), new Ref(kind, partner.id(), number));
  }

  /** The highest level on which the partner has to answer; its transport's when the agreement asks for nothing more. */
  static Level expects(Acknowledgements acknowledgements) {
    return acknowledgements.expected().stream().max(Level::compareTo).orElse(Level.TRANSPORT);
  }
}
