package io.bordereau.routes.rest;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;

/** A request that is answered with a 4xx status and findings; nothing was recorded. */
public final class Unwelcome extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Finding> findings;

  /** With an HTTP status from 400 to 499 and at least one finding. */
  public Unwelcome(int status, List<Finding> findings) {
    super(findings.get(0).message(), null, false, false);
    this.status = status;
    this.findings = List.copyOf(findings);
  }

  /** With one finding about the request itself. */
  public Unwelcome(int status, String code, String message, String next) {
    this(status, List.of(new Finding(code, Severity.ERROR, null, null, null, message, null, Turn.SENDER, next)));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Why. */
  public List<Finding> findings() {
    return findings;
  }
}
