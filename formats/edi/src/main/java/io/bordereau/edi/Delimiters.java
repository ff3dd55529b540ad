package io.bordereau.edi;

/**
 * The delimiters of an interchange, as bytes 0..255; -1 where a syntax has none. X12 declares them in ISA (positions 4, 105 and 106; no
 * release character); EDIFACT in UNA.
 *
 * @param element between data elements
 * @param component between the components of a composite
 * @param terminator ends a segment
 * @param release takes the meaning of the next byte away; -1 in X12, which has no escape
 */
public record Delimiters(int element, int component, int terminator, int release) {
  /** What this project writes in X12 when the partner asks for nothing else and the data allow it. */
  public static final Delimiters X12 = x12('*', '>', '~');

  /** Delimiters of an X12 interchange. */
  public static Delimiters x12(int element, int component, int terminator) {
    return new Delimiters(element, component, terminator, -1);
  }

  /** Whether the byte is one of these delimiters. */
  public boolean has(int b) {
    return b == element || b == component || b == terminator || (release >= 0 && b == release);
  }

  /** Whether the three can be told apart. */
  boolean distinct() {
    return element != component && element != terminator && component != terminator;
  }
}
