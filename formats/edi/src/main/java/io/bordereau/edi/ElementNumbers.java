package io.bordereau.edi;

import java.util.HashMap;
import java.util.Map;

/** The numbers of X12 data elements, which an acknowledgement gives beside an element's position (AK402), from a resource. */
final class ElementNumbers {
  private ElementNumbers() {}

  private static final Map<String, String[]> ROWS = new HashMap<>();

  static {
    for (var row : Directory.lines("x12-numbers.txt")) {
      int colon = row.indexOf(':');
      ROWS.put(row.substring(0, colon), row.substring(colon + 1).trim().split(" "));
    }
  }

  /** The number of an element of a segment, or of a component where the element is a composite; null when it is not known. */
  static String of(String segment, int element, int component) {
    var numbers = ROWS.get(segment);
    if (numbers == null || element > numbers.length) return null;
    var number = numbers[element - 1];
    if (!number.startsWith("C")) return number;
    var parts = ROWS.get(number);
    return parts == null || component == 0 || component > parts.length ? null : parts[component - 1];
  }
}
