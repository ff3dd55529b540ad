package io.bordereau.pdf.bounds;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.time.Duration;

/** What may be wrong with a PDF before anything on its pages counts. */
final class PdfFindings {
  private PdfFindings() {}

  static Finding unreadable(String why) {
    return finding("PDF-20", null, null, "The PDF cannot be read: " + why + ".", "Send the file again, whole, as the program that made it wrote it.");
  }

  static Finding encrypted() {
    return finding("PDF-21", "Encrypt", null, "The PDF is encrypted and does not open without a password: what it shows cannot be kept for the years that the law asks for.",
        "Send it without a password and without restrictions.");
  }

  static Finding large(String what, long most) {
    return finding("PDF-22", null, Long.toString(most), "The PDF has more than " + most + " " + what + ", which is more than an invoice needs.",
        "Send a smaller file, or have the limit raised when it is right.");
  }

  static Finding slow(Duration time) {
    return finding("PDF-23", null, time.toSeconds() + " s", "The PDF takes longer than " + time.toSeconds() + " seconds to work on and was left.",
        "Send a simpler file.");
  }

  static Finding action(String what) {
    return finding("PDF-24", null, what, "The PDF holds an action (" + what + ") that makes a viewer do more than show pages.",
        "Send it without scripts, started programs, forms that send data, and media.");
  }

  static Finding program(String name) {
    return finding("PDF-25", "EmbeddedFiles", name, "A file inside of the PDF is a program: " + name + ".", "Send it without this file.");
  }

  static Finding form() {
    return finding("PDF-26", "AcroForm/XFA", null, "The PDF is an XFA form: what it shows depends on the program that opens it.",
        "Send it as plain pages, with the form flattened.");
  }

  /** Something failed inside of the program that reads PDFs: the file is to blame until shown otherwise. */
  static Finding broken(Throwable thrown) {
    return unreadable("something in it is built wrongly (" + thrown.getClass().getSimpleName() + ")");
  }

  static Finding mended() {
    return new Finding("PDF-27", Severity.WARNING, "xref", null, null,
        "The table of contents of the PDF file is wrong; its objects were found without it, which another program may not do.", null, Turn.SENDER,
        "Have the program that makes the PDF corrected.");
  }

  private static Finding finding(String code, String where, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, where, null, value, message, null, Turn.SENDER, next);
  }
}
