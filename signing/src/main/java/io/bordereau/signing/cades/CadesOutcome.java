package io.bordereau.signing.cades;

/** What became of a signature in CMS that was to be raised. */
public sealed interface CadesOutcome {
  /**
   * It was.
   *
   * @param encoded the signature at its new level, in DER
   */
  record Raised(byte[] encoded) implements CadesOutcome {}

  /**
   * It cannot be.
   *
   * @param reason what kind of hindrance
   * @param words in words
   */
  record Refused(Reason reason, String words) implements CadesOutcome {}

  /** Why a signature cannot be raised. */
  enum Reason {
    /** It is no signature in CMS of exactly one signer, or its certificate is not in it. */
    MALFORMED("SIG-26"),
    /** The content is neither in it nor beside it. */
    CONTENT_MISSING("SIG-27"),
    /** It is a signature of another content, or was made with a digest that proves nothing any more. */
    CONTENT_DIFFERS("SIG-28"),
    /** It carries an archive time-stamp that forbids additions, because of its kind or of how it is encoded. */
    SEALED("SIG-29");

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
