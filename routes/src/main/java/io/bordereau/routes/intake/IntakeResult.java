package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of one invoice of a file.
 *
 * @param invoice the invoice; empty when any of its parts is wrong: an invoice is taken as a whole or not at all
 * @param findings what is wrong, each with its place in the file; none for a taken invoice, except warnings
 * @param key what its rows have in common, usually the number of the invoice; null when the file as a whole is refused, or when a message does
 *     not say it
 * @param unit what the file is counted in
 * @param first number of the first row or segment, from 1
 * @param last number of the last one
 * @param raw what the invoice was read from, as a file that can be handed in again by itself
 */
public record IntakeResult(Optional<Invoice> invoice, List<Finding> findings, String key, Unit unit, int first, int last, byte[] raw) {
  /** What a file is counted in. */
  public enum Unit {
    /** Lines of a CSV file. */
    LINES("lines", "csv"),
    /** Segments of EDI data. */
    SEGMENTS("segments", "edi"),
    /** Records of a file of fixed-length records. */
    RECORDS("records", "txt"),
    /** Documents of an XML file. */
    DOCUMENTS("documents", "xml");

    private final String word;
    private final String ending;

    Unit(String word, String ending) {
      this.word = word;
      this.ending = ending;
    }

    /** The word for it. */
    public String word() {
      return word;
    }

    /** How the name of such a file ends, without the point. */
    public String ending() {
      return ending;
    }
  }

  public IntakeResult {
    findings = List.copyOf(findings);
  }
}
