package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import java.util.List;

/**
 * Finds the delimiters of an X12 interchange in its ISA segment: at fixed positions (element separator behind ISA, component separator at
 * 104, terminator at 105), and where ISA is not 106 bytes wide, by counting its sixteen element separators.
 */
final class IsaSegment {
  private IsaSegment() {}

  /** Whether "ISA" and something that can separate elements stand at a position. */
  static boolean at(byte[] b, int at) {
    return at + 4 <= b.length && b[at] == 'I' && b[at + 1] == 'S' && b[at + 2] == 'A' && separates(b[at + 3]);
  }

  private static boolean separates(int b) {
    int c = b & 255;
    return !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == ' ' || c == '\r' || c == '\n');
  }

  /** The delimiters of the interchange that begins at a position; null, with a finding, when they cannot be told. */
  static Delimiters read(byte[] b, int at, List<Finding> findings) {
    int element = b[at + 3] & 255;
    int last = at + 3;
    int limit = Math.min(b.length, at + 400);
    for (int n = 1; n < 16; n++) {
      do last++;
      while (last < limit && (b[last] & 255) != element);
    }
    if (last + 2 >= Math.min(b.length, at + 402)) return unclear(b, at, findings);
    int component = b[last + 1] & 255;
    int terminator = b[last + 2] & 255;
    boolean lineEnds = last + 3 < b.length && (b[last + 3] == '\r' || b[last + 3] == '\n');
    if (terminator == ' ' && lineEnds) terminator = b[last + 3];
    if (last - at != 103 && !follows(b, last + 3, element)) {
      if (follows(b, last + 2, element)) { // ISA16 is empty: what stands there is the terminator
        terminator = component;
        component = element == 31 ? 30 : 31; // a byte that no text has
      } else return unclear(b, at, findings);
    }
    var delimiters = Delimiters.x12(element, component, terminator);
    boolean ends = separates(terminator) || terminator == '\n' || terminator == '\r';
    if (!delimiters.distinct() || !separates(component) || !ends) return unclear(b, at, findings);
    if (last - at != 103) findings.add(EdiFinding.ISA_WIDTH.at(Dialect.X12, "ISA", null));
    return delimiters;
  }

  /** Whether, behind blanks and line ends, a segment follows that may follow ISA, or nothing. */
  private static boolean follows(byte[] b, int at, int element) {
    while (at < b.length && (b[at] == '\r' || b[at] == '\n' || b[at] == ' ' || b[at] == '\t' || b[at] == 0x1A || b[at] == 0)) at++;
    if (at >= b.length) return true;
    return tag(b, at, "GS", element) || tag(b, at, "TA1", element) || tag(b, at, "IEA", element) || tag(b, at, "ST", element)
        || tag(b, at, "ISB", element) || tag(b, at, "ISE", element);
  }

  private static boolean tag(byte[] b, int at, String tag, int element) {
    for (int i = 0; i < tag.length(); i++) if (at + i >= b.length || b[at + i] != tag.charAt(i)) return at + i >= b.length;
    return at + tag.length() >= b.length || (b[at + tag.length()] & 255) == element;
  }

  private static Delimiters unclear(byte[] b, int at, List<Finding> findings) {
    findings.add(EdiFinding.ISA_UNCLEAR.at(Dialect.X12, "ISA", null));
    return null;
  }
}
