package io.bordereau.signing.pades;

/** A refusal on its way out. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final PdfOutcome.Reason reason;

  Refusal(PdfOutcome.Reason reason, String words) {
    super(words);
    this.reason = reason;
  }

  PdfOutcome outcome() {
    return new PdfOutcome.Refused(reason, getMessage());
  }

  static Refusal malformed(String words) {
    return new Refusal(PdfOutcome.Reason.MALFORMED, words);
  }
}
