package io.bordereau.routes.intake;

import java.util.List;
import java.util.Map;

/**
 * What the parts of a file that has loops mean: what makes an invoice, what makes a line, and where every value goes.
 *
 * @param each the message, or the segment, record or element that opens what makes one invoice
 * @param line what opens what makes one line
 * @param columns what is taken out of the file, and what is left out on purpose
 * @param fixed values that every invoice gets, by path
 * @param computed whether totals and VAT breakdown are computed from the lines
 */
record Meaning(EdiSelector each, EdiSelector line, List<Taken> columns, Map<String, Object> fixed, boolean computed) {
  /**
   * One entry under {@code columns}.
   *
   * @param selector what it takes
   * @param places where that goes; none when it is left out on purpose
   */
  record Taken(EdiSelector selector, List<Column> places) {}
}
