package io.bordereau.routes.ledger;

/**
 * What makes an EDI interchange the same as another: its sender may use a control number once for a receiver (X12 ISA06, ISA08, ISA13; EDIFACT
 * UNB 0004, 0010, 0020).
 *
 * @param standard {@code x12} or {@code edifact}
 * @param sender the sender with its qualifier, such as {@code 01:071149828}
 * @param receiver the receiver with its qualifier
 * @param control the control number as it stands there
 */
public record Interchange(String standard, String sender, String receiver, String control) {
  /** Whether it was received before. */
  public sealed interface Recognised {
    /** The first of its number, or this very document again. */
    record First() implements Recognised {}

    /** The same content under the same number, received as that document before. */
    record Repeat(String document) implements Recognised {}

    /** Other content under a number that is used already, by that document. */
    record Other(String document) implements Recognised {}
  }
}
