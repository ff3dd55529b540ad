package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of the target on the rendered bytes: the official ones that the agreement names, and always that our own syntax layer reads
 * them.
 */
public final class Prove {
  /** The profile of an agreement without official rules. */
  static final String NONE = "none";

  private final Judges judges;

  /** Proves by these judges. */
  public Prove(Judges judges) {
    this.judges = judges;
  }

  /** The same document, proven; refused when a rule says so. */
  public Passage prove(Passage p) {
    var structural = reread(p);
    // The agreement's official rules are those of invoices; other documents have the structure of their format.
    var profile = p.document() instanceof Invoice ? p.to().partner().profile() : NONE;
    var official = profile.equals(NONE) ? new Judges.Proof("structure of " + p.target().id(), List.of())
        : judges.prove(profile, p.written().bytes());
    var findings = Stream.concat(structural.stream(), official.findings().stream()).toList();
    if (!Findings.errors(findings).isEmpty()) throw p.refused(findings);
    return p.after(Step.of(Stage.PROVEN, "valid by " + official.by()).fact("profile", profile).fact(Versions.RULES, official.by())
        .findings(findings));
  }

  private static List<Finding> reread(Passage p) {
    var reads = p.target().read(p.written().bytes(), new Context(p.context().options(), null, true));
    if (reads.size() != 1) return List.of(Findings.notReadable(reads.size() + " documents instead of 1", null));
    var read = reads.get(0);
    var errors = Findings.errors(read.findings()).stream().map(f -> Findings.notReadable(f.message(), f.where())).toList();
    return errors.isEmpty() && read.document().isEmpty() ? List.of(Findings.notReadable("no document", null)) : errors;
  }
}
