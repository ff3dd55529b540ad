package io.bordereau.edi;

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
  /** A fault of a whole document or of its envelope, at an element of a segment of the envelope. */
  static Flaw around(EdiFinding kind, String segment, int element, String value) {
    return new Flaw(kind, segment, 0, null, element, 0, 0, value);
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
