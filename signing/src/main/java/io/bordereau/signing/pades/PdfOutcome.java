package io.bordereau.signing.pades;

/** What became of a PDF that was to be signed, or whose signatures were to be raised. */
public sealed interface PdfOutcome {
  /**
   * It was.
   *
   * @param pdf the file: the old bytes and, behind them, what was added
   */
  record Signed(PdfBytes pdf) implements PdfOutcome {}

  /**
   * It cannot be.
   *
   * @param reason what kind of hindrance
   * @param words in words
   */
  record Refused(Reason reason, String words) implements PdfOutcome {}

  /** Why a file cannot be signed. */
  enum Reason {
    /** It is no PDF, or one whose tables are broken: readers would mend it each in its own way, and none would see what was signed. */
    MALFORMED("SIG-20"),
    /** It is encrypted. */
    ENCRYPTED("SIG-21"),
    /** It is larger, or more entangled, than is taken on. */
    TOO_LARGE("SIG-22"),
    /** Somebody signed it so that nothing may be added. */
    LOCKED("SIG-23"),
    /** It has no page where the seal should go, or no place for its words. */
    SEAL_DOES_NOT_FIT("SIG-24"),
    /** There is no signature in it that could be raised. */
    NOT_SIGNED("SIG-25");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Its code in the catalogue of findings. */
    public String code() {
      return code;
    }
  }
}
