package io.bordereau.mapping;

import java.util.List;

/** Which value of the canonical document stands at which place of the format. Worked out only when asked. */
@FunctionalInterface
public interface Trace {
  /** No trace. */
  Trace NONE = List::of;

  /** All steps, in the order of the places. */
  List<Step> steps();

  /**
   * One value at one place.
   *
   * @param path the path in the canonical document, such as {@code lines[2].net}
   * @param term its term
   * @param place the place in the format
   * @param value the value as the format spells it
   */
  record Step(String path, String term, String place, String value) {}
}
