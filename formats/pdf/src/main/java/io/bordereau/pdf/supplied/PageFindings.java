package io.bordereau.pdf.supplied;

import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.time.LocalDate;
import java.util.List;

/** What there is to say about a supplied page. */
final class PageFindings {
  private static final String ALIKE = "Make the page and the data from the same document, and send both again.";

  private PageFindings() {}

  static Finding fonts(List<String> names) {
    return new Finding("PDF-28", Severity.WARNING, "Font", null, String.join(", ", names),
        "The page uses fonts that are not inside of the file; what it looks like in ten years depends on the program that opens it then. It stays as it is.", null, Turn.SENDER,
        "Have the fonts embedded by the program that makes the page.");
  }

  static Finding notArchive(List<String> reasons) {
    return new Finding("PDF-29", Severity.WARNING, null, null, reasons.get(0),
        "The page cannot become PDF/A-3 without a visible or doubtful change (" + String.join("; ", reasons) + "). It stays as it is.", null, Turn.SENDER,
        "Have the page made as PDF/A where the archive shall have one; nothing has to be done otherwise.");
  }

  static Finding archived() {
    return new Finding("PDF-30", Severity.INFO, null, null, null, "The page was made PDF/A-3; every pixel looks the same at 150 dpi.", null, Turn.HUB, "Nothing has to be done.");
  }

  static Finding signed(boolean files) {
    return new Finding("PDF-31", Severity.WARNING, "Signature", null, null,
        "The page is signed already and is kept byte for byte" + (files ? "; nothing was embedded, since that would change what was signed." : "."), null, Turn.SENDER,
        files ? "Send the data beside the page, or send the page before it is signed." : "Nothing has to be done.");
  }

  static Finding wordless(String why, boolean refuse) {
    return new Finding("PDF-32", refuse ? Severity.ERROR : Severity.WARNING, null, null, null,
        "Number, dates, tax identifiers and totals of the page could not be compared with the data: " + why + ".", null, Turn.SENDER,
        refuse ? "Send a page with text, not a picture of one." : "Compare the page with the data by eye, or have it made with text.");
  }

  static Finding number(String number, String said) {
    return differs("PDF-33", "BT-1", said.isEmpty() ? number : said,
        "The number " + number + " of the data does not stand on the page" + (said.isEmpty() ? "." : "; the page says " + said + "."));
  }

  static Finding date(String term, String words, LocalDate date, String said) {
    return differs("PDF-34", term, said.isEmpty() ? date.toString() : said,
        "The " + words + " " + date + " of the data does not stand on the page" + (said.isEmpty() ? "." : "; the page says " + said + "."));
  }

  static Finding identifier(String term, String words, String id) {
    return differs("PDF-35", term, id, "The page does not show " + words + " " + id + " of the data.");
  }

  static Finding total(String term, String words, Money amount, String said) {
    return differs("PDF-36", term, said.isEmpty() ? String.valueOf(amount) : said,
        "The " + words + " is " + amount + " in the data, which the page does not say" + (said.isEmpty() ? "." : "; it says " + said + "."));
  }

  static Finding absent(String term, String words, String value) {
    return new Finding("PDF-37", Severity.WARNING, "page", term, value, "The page does not show the " + words + " " + value + " of the data.", null, Turn.SENDER,
        "Add it to the page when its reader needs it.");
  }

  static Finding looks(int page, int pixels) {
    return new Finding("PDF-38", Severity.WARNING, "page " + page, null, Integer.toString(pixels),
        "As PDF/A-3 the page would look different (" + pixels + " pixels at 150 dpi). It stays as it is.", null, Turn.SENDER,
        "Have the page made as PDF/A where the archive shall have one; nothing has to be done otherwise.");
  }

  static Finding notEmbedded() {
    return new Finding("PDF-39", Severity.WARNING, "EmbeddedFiles", null, null, "Nothing was embedded, because the page is no PDF/A-3.", null, Turn.HUB,
        "Send the data beside the page.");
  }

  static Finding unlocked() {
    return new Finding("PDF-66", Severity.WARNING, "Encrypt", null, null,
        "The page was encrypted, which no archive may be, and opens without a password; it goes on as the same page without encryption.", null, Turn.SENDER,
        "Have the protection turned off in the program that makes the page: the signature shows any change, and the protection keeps nobody from one.");
  }

  static Finding locked(List<String> forbidden) {
    var what = String.join(", ", forbidden);
    return new Finding("PDF-67", Severity.ERROR, "Encrypt", null, what,
        "The page is encrypted, which no archive may be, and its maker forbids " + what + "; whoever does not know the other password may not take that away.", null, Turn.SENDER,
        "Have the protection turned off in the program that makes the page: the signature protects it against change, and everybody may check that.");
  }

  static Finding sealed() {
    return new Finding("PDF-68", Severity.ERROR, "Encrypt", null, null,
        "The page is encrypted and signed: without encryption the signature would be broken, and with it the page is no archive.", null, Turn.SENDER,
        "Send the page signed without encryption, or without both.");
  }

  private static Finding differs(String code, String term, String value, String message) {
    return new Finding(code, Severity.ERROR, "page", term, value, message, null, Turn.SENDER, ALIKE);
  }
}
