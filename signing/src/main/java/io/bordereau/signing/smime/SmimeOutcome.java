package io.bordereau.signing.smime;

/** What became of reading S/MIME. Only {@link Good} makes the bytes that were handed over worth anything. */
public sealed interface SmimeOutcome<T> {
  /**
   * It is what it should be.
   *
   * @param facts what was found
   */
  record Good<T>(T facts) implements SmimeOutcome<T> {}

  /**
   * It is not, and the bytes handed over so far are to be thrown away.
   *
   * @param reason the kind of reason
   * @param words why, without any of the content
   */
  record Refused<T>(Reason reason, String words) implements SmimeOutcome<T> {}

  /** Why S/MIME is refused. */
  enum Reason {
    /** It is no S/MIME of the kind that was asked for. */
    OTHER_KIND,
    /** Its MIME, its base64 or its CMS cannot be read. */
    MALFORMED,
    /** A part of it is larger, or holds more, than the agreed limits. */
    TOO_LARGE,
    /** The content is not the one that was signed. */
    WRONG_DIGEST,
    /** The signature was not made with the key of the certificate. */
    WRONG_SIGNATURE,
    /** It is signed by somebody else than the one who is trusted for it. */
    WRONG_SIGNER,
    /** The signer's certificate is neither in the message nor known. */
    SIGNER_UNKNOWN,
    /** The signer's certificate is over. */
    EXPIRED,
    /** The signer's certificate is not valid yet. */
    NOT_YET_VALID,
    /** The signer's certificate may not be used for signing. */
    NOT_FOR_SIGNING,
    /** An algorithm, or the size of a key, is not accepted. */
    ALGORITHM_REFUSED,
    /** It has no signed attributes, and another content could be put in the place of the signed one. */
    NO_SIGNED_ATTRIBUTES,
    /** It is encrypted for none of our keys. */
    NOT_FOR_US,
    /** It is encrypted for one of our keys and does not open; why is not told, because the answer would help an attacker. */
    CANNOT_OPEN
  }
}
