package io.bordereau.signing.verify;

/**
 * One thing to be said of a signature, in words for a person who does not know how signatures work.
 *
 * @param code of the finding that tells it
 * @param weight what it does to the verdict
 * @param words a sentence or two, with the facts
 */
public record Reason(String code, Weight weight, String words) {
  /** A document was changed after signing and changed back before the last revision. */
  public static final String BETWEEN = "SIG-34";
  /** A document wants a password before it can be looked at. */
  public static final String PASSWORD = "SIG-35";
  /** A signature over a signature cannot be read. */
  public static final String COUNTER = "SIG-36";
  /** An archive time-stamp of an old kind, which is not judged. */
  public static final String OLD_ARCHIVE = "SIG-37";
  /** There is no signature in it. */
  public static final String NONE = "SIG-50";
  /** It cannot be read, or not in one way only. */
  public static final String UNREADABLE = "SIG-51";
  /** What was signed has been changed. */
  public static final String CHANGED = "SIG-52";
  /** The signature does not belong to the certificate. */
  public static final String FALSE = "SIG-53";
  /** The signer's certificate is missing, or another than the signature names. */
  public static final String SIGNER = "SIG-54";
  /** An algorithm or a key was too weak at the time that counts. */
  public static final String WEAK = "SIG-55";
  /** No trusted anchor. */
  public static final String UNTRUSTED = "SIG-56";
  /** A certificate on the way was not valid at the time that counts. */
  public static final String OUT_OF_TIME = "SIG-57";
  /** The chain of certificates breaks a rule. */
  public static final String CHAIN = "SIG-58";
  /** A certificate is not for this purpose. */
  public static final String PURPOSE = "SIG-59";
  /** A certificate was revoked. */
  public static final String REVOKED = "SIG-60";
  /** Nobody proves that a certificate was not revoked. */
  public static final String REVOCATION = "SIG-61";
  /** A time-stamp does not hold, or nobody trusts it. */
  public static final String STAMP = "SIG-62";
  /** The range of signed bytes is not what it must be. */
  public static final String RANGE = "SIG-63";
  /** Something was added or changed after signing that no signature explains. */
  public static final String LATER = "SIG-64";
  /** The certification of the document forbids what was done later. */
  public static final String FORBIDDEN = "SIG-65";
  /** Bytes that belong to nothing. */
  public static final String STRAY = "SIG-66";
  /** A kind of signature that is not known or not allowed here. */
  public static final String KIND = "SIG-67";
  /** What a detached signature signs is missing. */
  public static final String CONTENT = "SIG-68";
  /** It is larger or deeper than what is looked at. */
  public static final String TOO_MUCH = "SIG-69";
  /** What was found in a signature of XML. */
  public static final String XML = "SIG-70";
  /** A file of trust anchors cannot be used. */
  public static final String ANCHORS = "SIG-71";
  /** A seal or signature that was added later is seen on a page, and nobody trusts it. */
  public static final String DRAWN = "SIG-72";
  /** A key that is worth nothing in production. */
  public static final String DEVELOPMENT = "SIG-73";

  /** What a reason does to a verdict; the worst of all reasons is the verdict. */
  public enum Weight {
    /** Nothing: the reader should know it. */
    NOTE,
    /** Something that a verdict needs is missing. */
    UNKNOWN,
    /** It does not hold. */
    INVALID
  }

  /** Something the reader should know. */
  public static Reason note(String code, String words) {
    return new Reason(code, Weight.NOTE, words);
  }

  /** Something is missing. */
  public static Reason unknown(String code, String words) {
    return new Reason(code, Weight.UNKNOWN, words);
  }

  /** It does not hold. */
  public static Reason invalid(String code, String words) {
    return new Reason(code, Weight.INVALID, words);
  }

  /** The same, of another weight. */
  public Reason as(Weight other) {
    return new Reason(code, other, words);
  }
}
