package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Part;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.List;

/** From bytes to the canonical document. Several documents in one file become documents of their own, a broken one among them included. */
public final class Understand {
  private final Ledger ledger;
  private final Judges judges;

  /** Reads what the ledger keeps by the formats that the hub knows. */
  public Understand(Ledger ledger, Judges judges) {
    this.ledger = ledger;
    this.judges = judges;
  }

  /** The canonical document, or the end of a carrier. */
  public Way understand(Passage p) {
    var bytes = ledger.payloads().get(p.standing().payload());
    if (p.standing().format().equals(Unreadable.FORMAT)) throw p.refused(Unreadable.findings(bytes));
    var format = format(p, bytes);
    var reads = format.read(bytes, Context.NEUTRAL);
    if (reads.isEmpty()) throw p.refused(List.of(Findings.nothingInside(format.id())));
    return reads.size() == 1 ? one(p, format, reads.get(0)) : several(p, format, reads);
  }

  private Format format(Passage p, byte[] bytes) {
    var named = p.standing().format();
    var format = named.isEmpty() ? judges.detect(bytes) : judges.format(named);
    return format.orElseThrow(() -> p.refused(List.of(Findings.unknownFormat(named))));
  }

  private static Passage one(Passage p, Format format, Read<?> read) {
    if (read.document().isEmpty() || read.findings().stream().anyMatch(f -> f.isError())) throw p.refused(read.findings());
    var document = read.document().get();
    if (!(document instanceof Invoice invoice)) throw p.refused(List.of(Findings.notSentYet(document.getClass().getSimpleName())));
    var counts = read.counts();
    var step = Step.of(Stage.UNDERSTOOD, "read as " + format.id()).fact("format", format.id())
        .fact(WhereIs.NUMBER, invoice.number() == null ? "" : invoice.number())
        .fact("leaves", counts.leaves() + " = " + counts.mapped() + " mapped + " + counts.derived() + " derived + " + counts.passed()
            + " passed + "
            + counts.lost() + " lost")
        .findings(read.findings());
    return p.understood(document, read.rest(), step);
  }

  private Way several(Passage p, Format format, List<? extends Read<?>> reads) {
    var internal = judges.format("bordereau-json").orElseThrow();
    var parts = new ArrayList<Part>();
    for (var read : reads) {
      int number = parts.size() + 1;
      var name = p.standing().name() + "#" + number;
      var good = read.document().isPresent() && read.findings().stream().noneMatch(f -> f.isError());
      var bytes = good ? internal.write(read.document().get(), read.rest(), Context.NEUTRAL).bytes() : Unreadable.bytes(read.findings());
      parts.add(new Part(number, ledger.payloads().put(bytes), good ? internal.id() : Unreadable.FORMAT, name, Kinds.PREPARE,
          HandOver.number(read).toList()));
    }
    ledger.unpack(p.claim(), parts);
    ledger.complete(p.claim(), Completion.of(Step.of(Stage.UNPACKED, parts.size() + " documents, read as " + format.id())));
    return new Way.Ended("unpacked into " + parts.size());
  }
}
