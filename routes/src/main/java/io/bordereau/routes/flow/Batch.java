package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Envelope;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Bundler.Piece;
import io.bordereau.routes.ledger.Batches.Aboard;
import io.bordereau.routes.ledger.Batches.Gathering;
import io.bordereau.routes.ledger.Batches.Member;
import io.bordereau.routes.ledger.Batches.Waiting;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Outcome;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Documents that travel together, where the agreement says so: each waits with its proven bytes (T2), what waits is gathered into one interchange with
 * its numbers (T3), and that is packed (T4). What cannot be packed is refused before it waits and keeps nobody from going.
 */
public final class Batch {
  private final Ledger ledger;
  private final Supplier<Agreements> agreements;

  /** Batches in this ledger. */
  public Batch(Ledger ledger, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
  }

  /** Whether a document of a format waits for others to this partner. */
  static boolean waits(Passage p) {
    return p.to().partner().batch() != null && Bundler.of(p.target()).isPresent();
  }

  /** Ended: from here on the document waits; refused when the envelope cannot be put around it. */
  Way.Ended await(Passage p) {
    var known = agreements.get();
    var partner = p.to().partner();
    var bundler = Bundler.of(p.target()).orElseThrow();
    var batch = partner.batch();
    try {
      bundler.trial(List.of(new Piece(p.claim().document(), p.target().id(), p.written().bytes())), known, partner, p.at());
    } catch (IllegalArgumentException e) {
      throw p.refused(List.of(Findings.envelope(partner.id(), e.getMessage())));
    }
    var bytes = p.written().bytes();
    var waiting = new Waiting(bundler.queue(known, partner), partner.id(), ledger.payloads().put(bytes), bytes.length, p.target().id(), batch.limits(),
        batch.within(), Kinds.BATCH);
    return ledger.batches().await(p.claim(), waiting, p.steps()) == Outcome.DONE ? new Way.Ended("waits for others to " + partner.id())
        : new Way.Ended("somebody else has it");
  }

  /** Makes one interchange of what waits with the claim's document, the oldest. */
  public void gather(Claim claim) {
    var known = agreements.get();
    var partner = partner(known, claim);
    // Where batches are no longer agreed, what waits still goes, each alone.
    var limits = partner.batch() == null ? Envelope.Batch.ALONE : partner.batch().limits();
    var chosen = chosen(ledger.batches().waiting(claim, limits.documents()), limits.bytes(), known, partner);
    var bundler = bundler(chosen.get(0).format());
    var ordered = bundler.ordered(chosen, known, partner);
    var lane = partner.lane() == Partner.Lane.FIFO ? partner.id() : null;
    var draft = new Draft(partner.id(), Pack.identity(known), bundler.counters(ordered, known, partner), lane);
    var formats = ordered.stream().map(Piece::format).distinct().collect(Collectors.joining(","));
    var list = ordered.stream().map(p -> p.document() + " " + p.format() + "\n").collect(Collectors.joining());
    var made = ledger.batches().gather(claim, new Gathering(ordered.stream().map(Piece::document).toList(),
        ledger.payloads().put(list.getBytes(StandardCharsets.UTF_8)), formats, "batch of " + ordered.size(), draft, Kinds.PACK, limits));
    if (made.isEmpty()) {
      // One of them was held or taken back meanwhile: look again at once.
      ledger.retry(claim, Duration.ZERO, Step.of(Stage.NOTED, "what waits has changed; it is gathered again"), List.of());
    }
  }

  /** The longest beginning of what waits that fits the limit and makes one interchange; the oldest in any case. */
  private List<Piece> chosen(List<Member> waiting, long most, Agreements known, Partner partner) {
    var bundler = bundler(waiting.get(0).format());
    var at = OffsetDateTime.now(ZoneOffset.UTC);
    var pieces = new ArrayList<Piece>();
    long size = 0;
    for (var member : waiting) {
      size += member.size();
      if (!pieces.isEmpty() && size > most || !bundler.bundles(member.format())) break;
      pieces.add(new Piece(member.document(), member.format(), ledger.payloads().get(member.payload())));
    }
    int fit = 0;
    for (int low = 1, high = pieces.size(), look = high; low <= high; look = (low + high) / 2) {
      if (bundler.fit(pieces.subList(0, look), known, partner, at)) {
        fit = look;
        low = look + 1;
      } else {
        high = look - 1;
      }
    }
    if (fit > 0) return pieces.subList(0, fit);
    try {
      bundler.trial(pieces.subList(0, 1), known, partner, at);
      return pieces.subList(0, 1);
    } catch (IllegalArgumentException e) {
      throw refused(Findings.envelope(partner.id(), e.getMessage()));
    }
  }

  /** Puts the envelope around an interchange's documents and binds the bytes for ever (T4). */
  public void pack(Claim claim) {
    var known = agreements.get();
    var partner = partner(known, claim);
    var standing = ledger.inquiry().document(claim.document()).orElseThrow();
    var outgoing = ledger.batches().outgoing(claim);
    var pieces = ledger.batches().members(claim.document()).stream()
        .map(m -> new Piece(m.document(), m.format(), ledger.payloads().get(m.payload()))).toList();
    try {
      var packed = bundler(pieces.get(0).format()).pack(pieces, outgoing.numbers(), known, partner, standing.received().truncatedTo(ChronoUnit.SECONDS)
          .atOffset(ZoneOffset.UTC));
      ledger.agreement(partner.id(), known.digest(partner), known.text(partner));
      for (var table : known.tables(partner)) ledger.agreement(partner.id(), table.digest(), table.text());
      var packet = new Packet(ledger.payloads().put(packed.bytes()), packed.type(), null, partner.id(), packed.refs(),
          Pack.expects(partner.acknowledgements()), partner.acknowledgements().alarm());
      var step = Step.of(Stage.PACKED, pieces.size() + " documents, " + packed.bytes().length + " bytes for " + partner.endpoint().place())
          .fact("identity", outgoing.identity()).fact("numbers", outgoing.numbers().toString());
      ledger.batches().ready(claim, packet, step, aboard(pieces, packed, partner, outgoing.numbers().get(0)), Next.now(Kinds.SEND));
    } catch (IllegalArgumentException e) {
      throw refused(Findings.envelope(partner.id(), e.getMessage()));
    }
  }

  private List<Aboard> aboard(List<Piece> pieces, Bundler.Bundle packed, Partner partner, long number) {
    var all = new ArrayList<Aboard>();
    for (int i = 0; i < pieces.size(); i++) {
      var document = pieces.get(i).document();
      var refs = new ArrayList<>(packed.parts().get(i));
      var key = ledger.inquiry().document(document).map(Standing::key).orElse(null);
      if (key != null) refs.addAll(Pack.names(partner, key.type(), key.number()));
      all.add(new Aboard(document, refs, Step.of(Stage.PACKED, (i + 1) + " of " + pieces.size() + " in interchange " + number + ", "
          + packed.words().get(i)).fact("agreement", agreements.get().digest(partner))));
    }
    return all;
  }

  private Partner partner(Agreements known, Claim claim) {
    var standing = ledger.inquiry().document(claim.document()).orElseThrow();
    var id = claim.kind().equals(Kinds.PACK) ? standing.from() : ledger.inquiry().batched(claim.document()).stream().reduce((a, b) -> b).orElseThrow().partner();
    return known.partner(id).orElseThrow(() -> refused(Findings.noPartner(id)));
  }

  private static Bundler bundler(String format) {
    return Bundler.ALL.stream().filter(b -> b.bundles(format)).findFirst().orElseThrow();
  }

  private static Refusal refused(Finding finding) {
    return new Refusal(List.of(), List.of(finding), List.of());
  }
}
