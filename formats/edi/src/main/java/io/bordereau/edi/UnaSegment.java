package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import java.util.List;

/** Finds the delimiters of an EDIFACT interchange: in UNA, or, where there is none, by the service characters in use (ISO 9735-1, clause 8). */
final class UnaSegment {
  private static final int LENGTH = 9;

  private UnaSegment() {}

  /** Whether an EDIFACT interchange, or a group or message without one, begins at a position. */
  static boolean at(byte[] b, int end, int at) {
    if (at < 0 || at + 4 > end || b[at] != 'U' || b[at + 1] != 'N') return false;
    return b[at + 2] == 'A' ? first(b, end, at) >= 0 : opens(b, end, at);
  }

  /** Whether an interchange begins at a position, and not just a group or message. */
  static boolean interchange(byte[] b, int end, int at) {
    return at(b, end, at) && (b[at + 2] == 'A' || b[at + 2] == 'B');
  }

  /** Whether an interactive interchange (ISO 9735-3) begins at a position. */
  static boolean interactive(byte[] b, int end, int at) {
    if (at + LENGTH < end && b[at] == 'U' && b[at + 1] == 'N' && b[at + 2] == 'A') at = behind(b, end, at + LENGTH);
    return at + 4 <= end && b[at] == 'U' && b[at + 1] == 'I' && (b[at + 2] == 'B' || b[at + 2] == 'H') && !letter(b[at + 3]);
  }

  private static boolean opens(byte[] b, int end, int at) {
    return at + 4 <= end && b[at] == 'U' && b[at + 1] == 'N' && (b[at + 2] == 'B' || b[at + 2] == 'G' || b[at + 2] == 'H') && !letter(b[at + 3]);
  }

  private static boolean letter(int b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static int behind(byte[] b, int end, int at) {
    while (at < end && (b[at] == '\r' || b[at] == '\n' || b[at] == ' ' || b[at] == '\t')) at++;
    return at;
  }

  /** Where the first segment of an interchange begins: behind UNA and line ends; -1 when none begins there. */
  static int first(byte[] b, int end, int at) {
    if (b[at + 2] != 'A') return at;
    int usual = behind(b, end, at + LENGTH);
    if (opens(b, end, usual)) return usual;
    int narrow = behind(b, end, at + LENGTH - 1); // without its blank
    return opens(b, end, narrow) ? narrow : -1;
  }

  /** The delimiters of the interchange that begins at a position; null, with a finding, when they cannot be told. */
  static Delimiters read(byte[] b, int end, int at, List<Finding> findings) {
    boolean narrow = b[at + 2] == 'A' && !opens(b, end, behind(b, end, at + LENGTH));
    if (narrow) findings.add(EdiFinding.UNA_WIDTH.at(Dialect.EDIFACT, "UNA", null));
    var found = b[at + 2] == 'A' ? announced(b, at, narrow) : inUse(b, end, at);
    boolean letters = letter(found.element()) || letter(found.component()) || letter(found.terminator()) || letter(found.release());
    if (found.distinct() && !letters) return found;
    findings.add(EdiFinding.UNA_UNCLEAR.at(Dialect.EDIFACT, "UNA", null));
    return null;
  }

  /** The fifth character was reserved before syntax 4 and separates repetitions since; a blank says that there is none. */
  private static Delimiters announced(byte[] b, int at, boolean narrow) {
    int component = b[at + 3] & 255;
    int element = b[at + 4] & 255;
    int release = b[at + 6] == ' ' ? -1 : b[at + 6] & 255;
    int terminator = b[at + (narrow ? 7 : 8)] & 255;
    int fifth = narrow ? ' ' : b[at + 7] & 255;
    boolean separates = fifth != ' ' && fifth != component && fifth != element && fifth != release && fifth != terminator && !letter(fifth);
    return new Delimiters(element, component, separates ? fifth : -1, release, terminator, b[at + 5] == ',' ? ',' : '.');
  }

  /** Level A; level B of syntax 1 to 3 with its control characters; or whatever separates UNB from its syntax identifier. */
  private static Delimiters inUse(byte[] b, int end, int at) {
    int element = b[at + 3] & 255;
    if (element == 0x1D) return new Delimiters(0x1D, 0x1F, -1, -1, 0x1C, '.');
    if (element == '+' || b[at + 2] != 'B' || at + 9 > end) return Delimiters.EDIFACT;
    return new Delimiters(element, b[at + 8] & 255, -1, '?', '\'', '.');
  }

  /**
   * With the repetition separator of the syntax version: none before 4; since then the one announced, or {@code *} where there is no UNA. A
   * blank in UNA keeps meaning that there is none: most who send syntax 4 have asterisks in their texts and no repetitions.
   */
  static Delimiters forSyntax(Delimiters d, String version, boolean announced) {
    if (version.compareTo("4") < 0) return d.repetition() < 0 ? d : d.repeating(-1);
    return d.repetition() >= 0 || announced || d.has('*') || d.release() < 0 ? d : d.repeating('*');
  }
}
