package io.bordereau.routes.inbound;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Business;
import io.bordereau.routes.flow.Refusal;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * One document on its way in: what is known so far, and the steps to be recorded with what comes of it. A value; every step gives the next one.
 *
 * @param claim the right to do this work
 * @param standing the document in the ledger
 * @param partner who brought it
 * @param released whether a person has let it go on after it was kept apart or held
 * @param format its format; null before it was recognised
 * @param document the canonical document; null before it was understood
 * @param rest what no row of its format read
 * @param steps what was done so far
 */
public record Arrival(Claim claim, Standing standing, Partner partner, boolean released, Format format, Object document, Residue rest, List<Step> steps) {
  public Arrival {
    steps = List.copyOf(steps);
  }

  Arrival recognised(Format as) {
    return new Arrival(claim, standing, partner, released, as, document, rest, steps);
  }

  Arrival understood(Object what, Residue left, Step step) {
    return new Arrival(claim, standing, partner, released, format, what, left, plus(step));
  }

  Arrival after(Step step) {
    return new Arrival(claim, standing, partner, released, format, document, rest, plus(step));
  }

  /** What the flow needs to know of the document, whatever it is. */
  Business business() {
    return Business.of(document).orElseThrow();
  }

  /** This document cannot go on. */
  Refusal refused(List<Finding> findings) {
    return new Refusal(steps, findings, List.of());
  }

  /** The steps and one more. */
  List<Step> plus(Step step) {
    var all = new ArrayList<>(steps);
    all.add(step);
    return all;
  }
}
