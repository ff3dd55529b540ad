package io.bordereau.routes.inbound;

import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import io.bordereau.routes.flow.Business;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.Profiles;
import io.bordereau.routes.flow.Unpack;
import io.bordereau.routes.flow.WhereIs;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.List;

/**
 * From what a partner brought to canonical documents. Several in one file become documents of their own, and a broken one among them refuses itself
 * only; a file in which nothing can be read is kept apart. An interchange is acknowledged as it was read.
 */
public final class ReadIn {
  private final Ledger ledger;
  private final Unpack unpack;
  private final Acknowledge acknowledge;

  /** Reads what the ledger keeps. */
  public ReadIn(Ledger ledger, Judges judges, Acknowledge acknowledge) {
    this.ledger = ledger;
    this.unpack = new Unpack(ledger, judges);
    this.acknowledge = acknowledge;
  }

  /** The same document, understood; null when it ends here: unpacked, or kept apart. */
  public Arrival read(Arrival a) {
    var kept = CxmlMultipart.kept(ledger.payloads().get(a.standing().payload()));
    var bytes = kept.cxml();
    var reads = a.format().read(bytes, Context.NEUTRAL);
    if (a.standing().carrier() == null) acknowledge.interchanges(a, bytes);
    if (reads.isEmpty()) return apart(a, List.of(Told.nothingInside(a.format().id())));
    if (reads.size() == 1) return one(a, reads.get(0), kept.parts());
    unpack.unpack(a.claim(), a.standing(), a.format(), reads, Kinds.ARRIVE);
    return null;
  }

  private Arrival one(Arrival a, Read<?> read, List<CxmlMultipart.Part> files) {
    if (read.document().isEmpty() || read.findings().stream().anyMatch(Finding::isError)) return apart(a, read.findings());
    var counts = read.counts();
    var format = read.format() == null ? a.format().id() : read.format();
    var business = Business.of(read.document().get()).orElseThrow();
    return a.understood(CxmlMultipart.attach(read.document().get(), files), read.rest(), Step.of(Stage.UNDERSTOOD, business.kind() + ", read as " + format)
        .fact("format", format).fact(WhereIs.KIND, business.kind()).fact(WhereIs.NUMBER, business.number() == null ? "" : business.number()).fact(WhereIs.PARTNER, a.partner().id())
        .fact("leaves", counts.leaves() + " = " + counts.mapped() + " mapped + " + counts.derived() + " derived + " + counts.passed() + " passed + "
            + counts.lost() + " lost")
        .findings(read.findings()).found(Profiles.brought(a.partner(), read.document().get())));
  }

  private Arrival apart(Arrival a, List<Finding> findings) {
    var words = findings.stream().filter(Finding::isError).map(Finding::message).findFirst().orElse("It could not be read");
    ledger.complete(a.claim(), Completion.of(Step.of(Stage.QUARANTINED, words).findings(findings)));
    return null;
  }
}
