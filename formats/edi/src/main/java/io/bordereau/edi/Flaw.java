package io.bordereau.edi;

import java.util.Set;

/**
 * One fault of the syntax with the positions that an acknowledgement gives it (AK3 and AK4, IK3 and IK4, UCS and UCD). Positions count from
 * 1; 0 says that the fault is not of that kind.
 *
 * @param kind what is wrong
 * @param segment tag of the segment, the missing one's where one is missing; null when the document or its envelope is meant
 * @param position position of the segment in the document, ST or UNH being 1; where one is missing, the position at which it should stand
 * @param loop the trigger of the loop that it stands in; null outside loops
 * @param element position of the element in the segment
 * @param component position of the component in the element
 * @param repetition which of the element's repetitions; 0 when there is but one
 * @param value what stands there; null when something is missing
 */
public record Flaw(EdiFinding kind, String segment, int position, String loop, int element, int component, int repetition, String value) {
  private static final Set<String> SERVICE = Set.of("ISA", "IEA", "GS", "GE", "ST", "SE", "UNA", "UNB", "UNZ", "UNG", "UNE", "UNH", "UNT");

  /**
   * A fault of a whole document or of its envelope.
   *
   * @param where the place of a segment, element or component of the envelope, such as {@code GE/01}, {@code 810/SE/01} or
   *     {@code UNH/02/01}; anything else, or null, says the document or the data as a whole
   */
  static Flaw around(EdiFinding kind, String where, String value) {
    var steps = where == null ? new String[0] : where.split("/");
    int at = 0;
    while (at < steps.length && !SERVICE.contains(steps[at])) at++;
    var segment = at < steps.length ? steps[at] : null;
    return new Flaw(kind, segment, 0, null, position(steps, at + 1), position(steps, at + 2), 0, value);
  }

  private static int position(String[] steps, int at) {
    return at < steps.length ? EdiNames.position(steps[at]) : 0;
  }

  /** Whether an element or component is wrong, and not its segment. */
  public boolean ofElement() {
    return position > 0 && element > 0;
  }

  /** Whether a segment is wrong as a whole. */
  public boolean ofSegment() {
    return position > 0 && element == 0;
  }
}
