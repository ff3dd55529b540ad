package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** An intake configuration is wrong; the findings say where. The hub starts without it. */
public final class IntakeConfigurationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Finding> findings;

  IntakeConfigurationException(List<Finding> findings) {
    super(findings.stream().map(f -> (f.where() == null ? "" : f.where() + ": ") + f.message()).collect(Collectors.joining(" ")));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, each with its file and place. */
  public List<Finding> findings() {
    return findings;
  }
}
