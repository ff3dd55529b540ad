package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import java.util.List;
import java.util.Optional;

/**
 * What the flow asks of the floors below: formats, canonical checks and official rules. One place to join them, and to replace them in
 * tests.
 */
public interface Judges {
  /** The format with an id; empty when the hub does not know it. */
  Optional<Format> format(String id);

  /** The format that claims these bytes; empty when none does. */
  Optional<Format> detect(byte[] bytes);

  /** What the canonical checks say about a document that is to be written in a format. */
  List<Finding> check(Object document, String format);

  /** What the official rules of a profile say about rendered bytes. */
  Proof prove(String profile, byte[] rendered);

  /**
   * What official rules said.
   *
   * @param by the rule set and its version, for the ledger
   * @param findings an error means not valid
   */
  record Proof(String by, List<Finding> findings) {
    public Proof {
      findings = List.copyOf(findings);
    }
  }
}
