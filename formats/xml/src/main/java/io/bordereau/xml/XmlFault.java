package io.bordereau.xml;

import io.bordereau.mapping.Finding;

/** Input that is not acceptable XML; carries the finding that says why. */
public final class XmlFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  XmlFault(Finding finding) {
    super(finding.message(), null, false, false);
    this.finding = finding;
  }

  /** What to say. */
  public Finding finding() {
    return finding;
  }
}
