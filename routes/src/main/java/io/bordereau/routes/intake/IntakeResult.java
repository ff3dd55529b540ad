package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of the rows of one invoice.
 *
 * @param invoice the invoice; empty when any of its rows is wrong: an invoice is taken as a whole or not at all
 * @param findings what is wrong, each with the line of the file; none for a taken invoice, except warnings
 * @param key what the rows have in common, usually the number of the invoice; null when the file as a whole is refused
 * @param firstLine line of the file on which its first row begins, from 1
 * @param lastLine line on which its last row ends
 * @param raw the rows as they stand in the file, below the file's header: a file that can be handed in again by itself
 */
public record IntakeResult(Optional<Invoice> invoice, List<Finding> findings, String key, int firstLine, int lastLine, String raw) {
  public IntakeResult {
    findings = List.copyOf(findings);
  }
}
