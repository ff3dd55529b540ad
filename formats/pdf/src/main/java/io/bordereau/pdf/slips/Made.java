package io.bordereau.pdf.slips;

import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What was made of a document, or why not.
 *
 * @param it what was made; empty when there was no reason to make one, or when it could not be made
 * @param findings why not, and what had to be left out
 */
public record Made<T>(Optional<T> it, List<Finding> findings) {
  public Made {
    findings = List.copyOf(findings);
  }

  static <T> Made<T> nothing() {
    return new Made<>(Optional.empty(), List.of());
  }
}
