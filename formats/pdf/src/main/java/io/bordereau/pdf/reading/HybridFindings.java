package io.bordereau.pdf.reading;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;

/** What there is to say about a PDF and the XML in it. */
final class HybridFindings {
  private static final String MAKER = "Have the program that makes the PDF corrected; the XML is what counts here.";

  private HybridFindings() {}

  static Finding none(List<String> names) {
    return new Finding("PDF-40", Severity.ERROR, "EmbeddedFiles", null, names.isEmpty() ? null : String.join(", ", names),
        "This PDF is for people only: there is no invoice as XML in it" + (names.isEmpty() ? "." : ", only other files."), null, Turn.SENDER,
        "Send the invoice as Factur-X or ZUGFeRD, or the XML alone; or have it entered by hand.");
  }

  static Finding several(List<String> names) {
    return new Finding("PDF-41", Severity.ERROR, "EmbeddedFiles", null, String.join(", ", names), "There are several different invoices as XML in this PDF.", null, Turn.SENDER,
        "Send one invoice in one PDF.");
  }

  static Finding profile(String said, Profile level, String guideline, Profile named) {
    return warning("PDF-42", "XMP/ConformanceLevel", "BT-24", said,
        "The PDF says that its XML is of the profile " + level.level() + "; the XML says " + named.level() + " (" + guideline + ").");
  }

  static Finding name(String where, String name, String expected) {
    return warning("PDF-43", where, null, name, "The XML in the PDF is called '" + name + "' instead of '" + expected + "'.");
  }

  static Finding relationship(String said, String expected) {
    return warning("PDF-44", "AFRelationship", null, said, "The PDF says that its XML is '" + said + "' of the page; for this profile it is '" + expected + "'.");
  }

  /** The page says another thing than the XML. */
  static Finding page(Finding difference) {
    var severity = difference.isError() ? Severity.WARNING : Severity.INFO;
    return new Finding("PDF-45", severity, "page", difference.term(), difference.value(), difference.message(), null, Turn.SENDER,
        "Ask the sender which of the two is meant before it is paid.");
  }

  static Finding mark(String what) {
    return warning("PDF-46", "XMP", null, null, "The PDF does not say as it should that it holds an invoice: " + what + ".");
  }

  static Finding encrypted() {
    return warning("PDF-69", "Encrypt", null, null, "The PDF is encrypted, though it opens without a password; an archive of invoices may not be, and other programs may refuse it.");
  }

  static Finding wordless() {
    return new Finding("PDF-47", Severity.INFO, "page", null, null, "The page has no text to compare with the XML.", null, Turn.RECEIVER,
        "Look at the page before it is paid.");
  }

  private static Finding warning(String code, String where, String term, String value, String message) {
    return new Finding(code, Severity.WARNING, where, term, value, message, null, Turn.SENDER, MAKER);
  }
}
