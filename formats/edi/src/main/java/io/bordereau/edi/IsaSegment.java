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
  static boolean at(byte[] b, int end, int at) {
    return at >= 0 && at + 4 <= end && b[at] == 'I' && b[at + 1] == 'S' && b[at + 2] == 'A' && separates(b[at + 3]);
  }

  private static boolean separates(int b) {
    int c = b & 255;
    return !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == ' ' || c == '\r' || c == '\n');
  }

  /** The delimiters of the interchange that begins at a position; null, with a finding, when they cannot be told. */
  static Delimiters read(byte[] b, int end, int at, List<Finding> findings) {
    int element = b[at + 3] & 255;
    int last = at + 3;
    int limit = Math.min(end, at + 400);
    for (int n = 1; n < 16; n++) {
      do last++;
      while (last < limit && (b[last] & 255) != element);
    }
    if (last + 2 >= Math.min(end, at + 402)) return unclear(findings);
    int component = b[last + 1] & 255;
    int terminator = b[last + 2] & 255;
    boolean lineEnds = last + 3 < end && (b[last + 3] == '\r' || b[last + 3] == '\n');
    if (terminator == ' ' && lineEnds) terminator = b[last + 3];
    if (last - at != 103 && !follows(b, end, last + 3, element)) {
      if (follows(b, end, last + 2, element)) { // ISA16 is empty: what stands there is the terminator
        terminator = component;
        component = element == 31 ? 30 : 31; // a byte that no text has
      } else return unclear(findings);
    }
    var delimiters = Delimiters.x12(element, component, terminator);
    boolean ends = separates(terminator) || terminator == '\n' || terminator == '\r';
    if (!delimiters.distinct() || !separates(component) || !ends) return unclear(findings);
    if (last - at != 103) findings.add(EdiFinding.ISA_WIDTH.at(Dialect.X12, "ISA", null));
    return delimiters;
  }

  /** Whether, behind blanks and line ends, a segment follows that may follow ISA, or nothing. */
  private static boolean follows(byte[] b, int end, int at, int element) {
    while (at < end && (b[at] == '\r' || b[at] == '\n' || b[at] == ' ' || b[at] == '\t' || b[at] == 0x1A || b[at] == 0)) at++;
    if (at >= end) return true;
    return tag(b, end, at, "GS", element) || tag(b, end, at, "TA1", element) || tag(b, end, at, "IEA", element) || tag(b, end, at, "ST", element)
        || tag(b, end, at, "ISB", element) || tag(b, end, at, "ISE", element);
  }

  private static boolean tag(byte[] b, int end, int at, String tag, int element) {
    for (int i = 0; i < tag.length(); i++) if (at + i >= end || b[at + i] != tag.charAt(i)) return at + i >= end;
    return at + tag.length() >= end || (b[at + tag.length()] & 255) == element;
  }

  private static Delimiters unclear(List<Finding> findings) {
    findings.add(EdiFinding.ISA_UNCLEAR.at(Dialect.X12, "ISA", null));
    return null;
  }
}
