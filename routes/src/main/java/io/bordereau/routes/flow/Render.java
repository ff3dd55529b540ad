package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Written;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes the document in the partner's format and holds the loss account against what the agreement allows. */
public final class Render {
  private final Ledger ledger;
  private final Supplier<Agreements> agreements;

  /** Renders into this ledger's payloads. */
  public Render(Ledger ledger, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
  }

  /** The same document, rendered; refused when it cannot be written or would lose what the agreement blocks. */
  public Passage render(Passage p) {
    var written = p.target().write(p.document(), p.rest(), p.context());
    var findings = new ArrayList<>(written.findings());
    for (var same : causes(written.lost())) judge(same, p).ifPresent(findings::add);
    if (!Findings.errors(findings).isEmpty()) throw p.refused(findings, written.lost());
    return p.rendered(written, step(p, written, findings));
  }

  private Step step(Passage p, Written written, List<Finding> findings) {
    var words = written.lost().isEmpty() ? "as " + p.target().id() + ", nothing lost"
        : "as " + p.target().id() + ", " + written.lost().size() + " lost as the agreement allows";
    return Step.of(Stage.RENDERED, words).fact("rendered", ledger.payloads().put(written.bytes())).fact("mapping", p.target().id())
        .fact(Versions.MAPPING, Versions.mapping(p.target()))
        .fact("agreement", agreements.get().digest(p.to().partner())).findings(findings).lost(written.lost());
  }

  /** What was lost of one term for one reason is one thing to say. */
  private static Collection<List<Lost>> causes(List<Lost> all) {
    return all.stream().collect(Collectors.groupingBy(l -> l.term() + " " + l.why(), LinkedHashMap::new, Collectors.toList())).values();
  }

  private static Optional<Finding> judge(List<Lost> same, Passage p) {
    var partner = p.to().partner();
    return switch (partner.losses().about(same.get(0).term())) {
      case ALLOW -> Optional.empty();
      case WARN -> Optional.of(Findings.lost(same, partner.id(), Severity.WARNING));
      case BLOCK -> Optional.of(Findings.lost(same, partner.id(), Severity.ERROR));
    };
  }
}
