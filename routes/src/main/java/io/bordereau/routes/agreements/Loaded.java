package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;
import java.util.List;

/**
 * What the configuration folder holds.
 *
 * @param agreements every file that is right; what is wrong is left out, so that one partner's mistake stops no other partner
 * @param findings what is wrong, with file, line and column as {@code where}
 */
public record Loaded(Agreements agreements, List<Finding> findings) {
  public Loaded {
    findings = List.copyOf(findings);
  }
}
