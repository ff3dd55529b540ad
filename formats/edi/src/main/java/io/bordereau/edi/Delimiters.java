package io.bordereau.edi;

/**
 * The delimiters of an interchange, as bytes 0..255; -1 where a syntax has none. X12 declares them in ISA (positions 4, 83, 105 and 106; no
 * release character); EDIFACT in UNA (ISO 9735-1, clause 8).
 *
 * @param element between data elements
 * @param component between the components of a composite
 * @param repetition between repetitions of an element; -1 before X12 00402 and EDIFACT syntax 4
 * @param release takes the meaning of the next byte away; -1 in X12, which has no escape
 * @param terminator ends a segment
 * @param decimal the decimal mark in numbers that are written; both marks are read
 */
public record Delimiters(int element, int component, int repetition, int release, int terminator, int decimal) {
  /** What this project writes in X12 when the partner asks for nothing else and the data allow it. */
  public static final Delimiters X12 = x12('*', '>', '~');

  /** The delimiters of an EDIFACT interchange without UNA (level A), and what this project writes. */
  public static final Delimiters EDIFACT = new Delimiters('+', ':', -1, '?', '\'', '.');

  /** Delimiters of an X12 interchange without repetition. */
  public static Delimiters x12(int element, int component, int terminator) {
    return new Delimiters(element, component, -1, -1, terminator, '.');
  }

  /** The same with a repetition separator. */
  public Delimiters repeating(int separator) {
    return new Delimiters(element, component, separator, release, terminator, decimal);
  }

  /** Whether the byte is one of these delimiters. */
  public boolean has(int b) {
    return b == element || b == component || b == terminator || (release >= 0 && b == release) || (repetition >= 0 && b == repetition);
  }

  /** Whether they can be told apart. */
  boolean distinct() {
    return element != component && element != terminator && component != terminator
        && (repetition < 0 || repetition != element && repetition != component && repetition != terminator)
        && (release < 0 || release != element && release != component && release != terminator && release != repetition);
  }
}
