package io.bordereau.rules;

import io.bordereau.mapping.Finding;
import java.util.List;

/**
 * What the official rules say about one document.
 *
 * @param profile the profile whose rules were run; null when none is known for the document
 * @param valid whether the rules were run and none of severity error fired
 * @param findings what fired: the schema first, then layer by layer, each in the order of its publisher
 * @param applied the layers that were run, with the version of each: what a ledger keeps as evidence
 */
public record Verdict(String profile, boolean valid, List<Finding> findings, List<Layer> applied) {
  public Verdict {
    findings = List.copyOf(findings);
    applied = List.copyOf(applied);
  }

  static Verdict of(String profile, List<Finding> findings, List<Layer> applied) {
    return new Verdict(profile, findings.stream().noneMatch(Finding::isError), findings, applied);
  }
}
