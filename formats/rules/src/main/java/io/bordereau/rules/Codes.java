package io.bordereau.rules;

/** The codes of this package's findings. */
final class Codes {
  /** The document breaks the official schema. */
  static final String SCHEMA = "RUL-01";

  /** An official rule fired. */
  static final String RULE = "RUL-02";

  /** No well-formed XML. */
  static final String MALFORMED = "RUL-03";

  /** A document type declaration or an entity: refused unread. */
  static final String UNSAFE = "RUL-04";

  /** Larger, deeper or slower than the bounds. */
  static final String BOUNDS = "RUL-05";

  /** No official rules are known for this document, or the named profile does not apply to it. */
  static final String NO_RULES = "RUL-06";

  /** The publisher's rules could not be run to their end on this document. */
  static final String STOPPED = "RUL-07";

  private Codes() {}
}
