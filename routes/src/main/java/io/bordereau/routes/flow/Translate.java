package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CodeTable;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.intake.Translation;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with its codes translated and the agreement by which it goes: the company's tables first, since they may tell who the customer is, then the partner's.
 *
 * @param document the document
 * @param routing where it goes
 * @param findings codes that a table does not have
 * @param used the tables that were used
 */
public record Translate(Object document, Routing routing, List<Finding> findings, List<CodeTable> used) {
  public Translate {
    findings = List.copyOf(findings);
    used = List.copyOf(used);
  }

  /** Translates a business document by the tables of its issuer and of its receiver. */
  public static Translate of(Agreements agreements, Object document) {
    var used = new ArrayList<CodeTable>();
    var findings = new ArrayList<Finding>();
    var before = Business.of(document).orElseThrow();
    used.addAll(agreements.tables(before.issuer()));
    var ours = Translation.by(document, used);
    findings.addAll(ours.findings());
    var business = Business.of(ours.document()).orElseThrow();
    var routing = agreements.route(business.issuer(), business.receiver());
    if (!(routing instanceof Routing.To to)) return new Translate(ours.document(), routing, findings, used);
    var theirs = agreements.tables(to.partner());
    used.addAll(theirs);
    var last = Translation.by(ours.document(), theirs);
    findings.addAll(last.findings());
    return new Translate(last.document(), routing, findings, used);
  }
}
