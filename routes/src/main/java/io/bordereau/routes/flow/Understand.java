package io.bordereau.routes.flow;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Owner;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.List;
import java.util.function.Supplier;

/** From bytes to the canonical document. Several documents in one file become documents of their own, a broken one among them included. */
public final class Understand {
  /** What goes from our own system to partners. */
  private static final List<String> SENT = List.of("invoice", "credit-note", "order", "order-response");

  private final Ledger ledger;
  private final Judges judges;
  private final Unpack unpack;

  private final Supplier<Agreements> agreements;

  /** Reads what the ledger keeps by the formats that the hub knows; whose a document is, the agreements say. */
  public Understand(Ledger ledger, Judges judges, Supplier<Agreements> agreements) {
    this.agreements = agreements;
    this.ledger = ledger;
    this.judges = judges;
    this.unpack = new Unpack(ledger, judges);
  }

  /** The canonical document, or the end of a carrier. */
  public Way understand(Passage p) {
    var bytes = ledger.payloads().get(p.standing().payload());
    if (p.standing().format().equals(Unreadable.FORMAT)) throw p.refused(Unreadable.findings(bytes));
    var format = format(p, bytes);
    var reads = format.read(bytes, Context.NEUTRAL);
    if (reads.isEmpty()) throw p.refused(List.of(Findings.nothingInside(format.id())));
    return reads.size() == 1 ? one(p, format, reads.get(0)) : unpack.unpack(p.claim(), p.standing(), format, reads, Kinds.PREPARE);
  }

  private Format format(Passage p, byte[] bytes) {
    var named = p.standing().format();
    var format = named.isEmpty() ? judges.detect(bytes) : judges.format(named);
    return format.orElseThrow(() -> p.refused(List.of(Findings.unknownFormat(named))));
  }

  private Passage one(Passage p, Format format, Read<?> read) {
    if (read.document().isEmpty() || read.findings().stream().anyMatch(f -> f.isError())) throw p.refused(read.findings());
    var document = read.document().get();
    var business = Business.of(document).orElseThrow();
    if (!SENT.contains(business.kind())) throw p.refused(List.of(Findings.notSentYet(business.kind())));
    var counts = read.counts();
    var id = read.format() == null ? format.id() : read.format();
    var step = Step.of(Stage.UNDERSTOOD, "read as " + id).fact("format", id)
        .fact(WhereIs.NUMBER, business.number() == null ? "" : business.number())
        .fact("leaves", counts.leaves() + " = " + counts.mapped() + " mapped + " + counts.derived() + " derived + " + counts.passed()
            + " passed + "
            + counts.lost() + " lost")
        .findings(read.findings()).found(Profiles.sent(agreements.get(), document));
    var known = p.understood(document, read.rest(), step);
    foreign(known, business);
    return known;
  }

  /** Whoever hands over for some of our companies alone hands over for no other. */
  private void foreign(Passage p, Business business) {
    var companies = ledger.inquiry().owner(p.standing().id()).map(Owner::companies).orElse(List.of());
    if (companies.isEmpty() || Profiles.company(agreements.get(), business.issuer()).filter(companies::contains).isPresent()) return;
    throw p.refused(List.of(Findings.notTheirs(p.standing().from(), companies)));
  }
}
