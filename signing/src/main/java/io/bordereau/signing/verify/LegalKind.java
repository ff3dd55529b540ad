package io.bordereau.signing.verify;

import java.util.List;

/**
 * What a signature is before the law (Regulation (EU) 910/2014, articles 3(10) to 3(12), 3(25) to 3(27), 3(34)).
 *
 * @param kind which
 * @param why what it rests on, and why it is no higher one, in words
 */
public record LegalKind(Kind kind, List<String> why) {
  /** The kinds; those of a person and those of a legal person do not stand in for each other. */
  public enum Kind {
    /** Of a person, by a qualified certificate and a qualified device. */
    QUALIFIED_SIGNATURE,
    /** Of a legal person, by a qualified certificate and a qualified device. */
    QUALIFIED_SEAL,
    /** Of a person, by a qualified certificate. */
    ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE,
    /** Of a legal person, by a qualified certificate. */
    ADVANCED_SEAL_WITH_QUALIFIED_CERTIFICATE,
    /** By a certificate that is not qualified, or of which nobody who is trusted says so. */
    ADVANCED,
    /** A time-stamp of a qualified service. */
    QUALIFIED_TIMESTAMP,
    /** Another time-stamp. */
    TIMESTAMP,
    /** It does not hold, or whether it does is not known. */
    NONE
  }

  public LegalKind {
    why = List.copyOf(why);
  }
}
