package io.bordereau.pdf.supplied;

import io.bordereau.document.Blob;
import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of a supplied page.
 *
 * @param outcome what was done
 * @param page the page to sign and send; empty when it was refused
 * @param findings why, in the order in which it was looked at
 */
public record Taken(Outcome outcome, Optional<Blob> page, List<Finding> findings) {
  public Taken {
    findings = List.copyOf(findings);
  }

  /** What was done with it. */
  public enum Outcome {
    /** The very bytes that came; where they were encrypted, the same page without encryption. */
    KEPT,
    /** Made PDF/A-3, looking the same at every pixel. */
    ARCHIVED,
    /** Not used: the findings say why, whose turn it is and what to do. */
    REFUSED
  }
}
