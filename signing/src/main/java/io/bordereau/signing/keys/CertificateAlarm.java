package io.bordereau.signing.keys;

import java.time.Instant;

/**
 * What is wrong with a certificate, or soon will be, said while there is time.
 *
 * @param kind what it is
 * @param grave whether signatures made now are worth less than they should be, or none can be made; otherwise there is time
 * @param subject whose certificate it is (RFC 4514)
 * @param serial its number, in hexadecimal digits
 * @param when the moment that it is about: the end of a validity, a revocation; the moment of looking when there is none other
 * @param words what is wrong, for an operator
 * @param next what to do
 */
public record CertificateAlarm(Kind kind, boolean grave, String subject, String serial, Instant when, String words, String next) {
  /** What can be wrong with a certificate. */
  public enum Kind {
    /** It ends within one of the times set. */
    EXPIRES,
    EXPIRED,
    NOT_YET_VALID,
    REVOKED,
    /** Nobody says whether it has been revoked. */
    REVOCATION_UNKNOWN,
    /** It is not made for what it is used for. */
    WRONG_USAGE,
    /** It descends from none of the anchors. */
    BROKEN_CHAIN,
    /** One that it descends from ends before it. */
    ISSUER_EXPIRES,
    /** Its key, or how it was signed, is weak. */
    WEAK,
    /** It is not for production. */
    DEVELOPMENT,
    /** Nothing signs after it. */
    NO_SUCCESSOR,
    /** The next key signs before those who check it have had time to know it. */
    SHORT_OVERLAP
  }
}
