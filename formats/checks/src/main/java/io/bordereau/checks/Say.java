package io.bordereau.checks;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.util.List;

/** Where a check puts what it found; it knows the check's row of the catalogue. */
final class Say {
  private final FindingCatalogue.Entry entry;
  private final List<Finding> findings;

  Say(FindingCatalogue.Entry entry, List<Finding> findings) {
    this.entry = entry;
    this.findings = findings;
  }

  /** A finding of the catalogue's severity, with the catalogue's next step. */
  void wrong(String where, String term, Object value, String official, String message) {
    wrong(where, term, value, official, message, entry.next());
  }

  /** The same with a next step of its own. */
  void wrong(String where, String term, Object value, String official, String message, String next) {
    add(entry.severity(), where, term, value, official, message, next);
  }

  /** The same as a warning, for a target whose rules let it pass. */
  void doubtful(String where, String term, Object value, String official, String message) {
    add(Severity.WARNING, where, term, value, official, message, entry.next());
  }

  /** An error where the target's own rules refuse it, else a warning without an official id. */
  void wrongIf(boolean error, String where, String term, Object value, String official, String message) {
    add(error ? Severity.ERROR : Severity.WARNING, where, term, value, error ? official : null, message, entry.next());
  }

  private void add(Severity severity, String where, String term, Object value, String official, String message, String next) {
    findings.add(new Finding(entry.code(), severity, where, term, value == null ? null : value.toString(), message, official, entry.turn(),
        next));
  }
}
