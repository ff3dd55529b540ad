package io.bordereau.connectors.api;

/**
 * One thing that the partner said about a message.
 *
 * @param level how deep it has looked
 * @param verdict what it decided
 * @param code its code as it wrote it, such as {@code 200} or {@code DUPLICATE}; null when it gave none
 * @param text its words, bounded; null when it gave none
 * @param identity the partner's own reference, or the identity of its answer; null when it gave none
 */
public record Answer(Level level, Verdict verdict, String code, String text, String identity) {
  /** The four levels of an acknowledgement, lowest first. */
  public enum Level {
    /** The bytes arrived. */
    TRANSPORT,
    /** The bytes are well-formed. */
    SYNTAX,
    /** The receiving system took the document in. */
    APPLICATION,
    /** A person or a rule of the business agreed to it. */
    BUSINESS
  }

  /** What the partner decided on a level. */
  public enum Verdict {
    ACCEPTED,
    REJECTED,
    /** It will say later. */
    PENDING
  }
}
