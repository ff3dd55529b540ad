package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import java.util.List;

/** Finds the delimiters of an EDIFACT interchange: in UNA, or, where there is none, by the service characters in use (ISO 9735-1, clause 8). */
final class UnaSegment {
  private static final int LENGTH = 9;

  private UnaSegment() {}

  /** Whether an EDIFACT interchange, or a group or message without one, begins at a position. */
  static boolean at(byte[] b, int at) {
    if (at + 4 > b.length || b[at] != 'U' || b[at + 1] != 'N') return false;
    return b[at + 2] == 'A' ? at + LENGTH <= b.length && opens(b, behind(b, at + LENGTH)) : opens(b, at);
  }

  private static boolean opens(byte[] b, int at) {
    return at + 4 <= b.length && b[at] == 'U' && b[at + 1] == 'N' && (b[at + 2] == 'B' || b[at + 2] == 'G' || b[at + 2] == 'H') && !letter(b[at + 3]);
  }

  private static boolean letter(byte b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  /** Where the first segment begins: behind UNA and line ends. */
  static int behind(byte[] b, int at) {
    while (at < b.length && (b[at] == '\r' || b[at] == '\n' || b[at] == ' ' || b[at] == '\t')) at++;
    return at;
  }

  /** Where the interchange's first segment begins. */
  static int first(byte[] b, int at) {
    return b[at + 2] == 'A' ? behind(b, at + LENGTH) : at;
  }

  /** The delimiters of the interchange that begins at a position; null, with a finding, when they cannot be told. */
  static Delimiters read(byte[] b, int at, List<Finding> findings) {
    var found = b[at + 2] == 'A' ? announced(b, at) : inUse(b, at);
    if (found.distinct() && !letter((byte) found.element()) && !letter((byte) found.component()) && !letter((byte) found.terminator())) return found;
    findings.add(EdiFinding.UNA_UNCLEAR.at(Dialect.EDIFACT, "UNA", null));
    return null;
  }

  /** The fifth character was reserved before syntax 4 and separates repetitions since; a blank says that there is none. */
  private static Delimiters announced(byte[] b, int at) {
    int release = b[at + 6] == ' ' ? -1 : b[at + 6] & 255;
    int repetition = b[at + 7] == ' ' || b[at + 7] == b[at + 3] || b[at + 7] == b[at + 4] ? -1 : b[at + 7] & 255;
    int decimal = b[at + 5] == ',' ? ',' : '.';
    return new Delimiters(b[at + 4] & 255, b[at + 3] & 255, repetition, release, b[at + 8] & 255, decimal);
  }

  /** Level A; level B of syntax 1 to 3 with its control characters; or whatever separates UNB from its syntax identifier. */
  private static Delimiters inUse(byte[] b, int at) {
    int element = b[at + 3] & 255;
    if (element == 0x1D) return new Delimiters(0x1D, 0x1F, -1, -1, 0x1C, '.');
    if (element == '+' || b[at + 2] != 'B' || at + 9 > b.length) return Delimiters.EDIFACT;
    return new Delimiters(element, b[at + 8] & 255, -1, '?', '\'', '.');
  }

  /** With the repetition separator of syntax 4, which is {@code *} where nothing is announced; none in earlier versions. */
  static Delimiters forSyntax(Delimiters d, String version) {
    if (version.compareTo("4") < 0) return d.repetition() < 0 ? d : d.repeating(-1);
    return d.repetition() >= 0 ? d : d.element() == '*' || d.component() == '*' || d.terminator() == '*' ? d : d.repeating('*');
  }
}
