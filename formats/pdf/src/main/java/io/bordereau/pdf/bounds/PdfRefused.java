package io.bordereau.pdf.bounds;

import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.io.Serial;

/** A PDF that is not worked on any further; the finding says why. An {@code IOException}, so that it passes through the reader of PDFs. */
public final class PdfRefused extends IOException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** Refuses for a reason. */
  public PdfRefused(Finding finding) {
    super(finding.code() + " " + finding.message());
    this.finding = finding;
  }

  /** The reason. */
  public Finding finding() {
    return finding;
  }

  /** The refusal that an exception is or was caused by; null when it is none. */
  static PdfRefused in(Throwable thrown) {
    int depth = 0;
    for (var t = thrown; t != null && depth++ < 20; t = t.getCause()) if (t instanceof PdfRefused refused) return refused;
    return null;
  }
}
