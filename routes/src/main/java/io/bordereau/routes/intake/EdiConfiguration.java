package io.bordereau.routes.intake;

import java.util.List;
import java.util.Map;

/**
 * An intake of a partner's own EDI message.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param edi which message of whom, and its structure
 * @param each the message, or the segment that opens the loop which makes one invoice
 * @param line the segment that opens the loop which makes one line
 * @param columns what is taken out of the message, and what is left out on purpose
 * @param fixed values that every invoice gets, by path
 * @param computed whether totals and VAT breakdown are computed from the lines
 */
record EdiConfiguration(String name, byte[] smooks, EdiSyntax edi, EdiSelector each, EdiSelector line, List<Taken> columns,
    Map<String, Object> fixed, boolean computed) implements IntakeConfiguration {
  /**
   * One entry under {@code columns}.
   *
   * @param selector what it takes
   * @param places where that goes; none when it is left out on purpose
   */
  record Taken(EdiSelector selector, List<Column> places) {}
}
