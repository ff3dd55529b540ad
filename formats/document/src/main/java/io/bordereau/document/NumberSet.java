package io.bordereau.document;

import java.util.List;

/**
 * Numbers that identify goods or packages together (EDIFACT GIR and GIN).
 *
 * @param kind what the set is, as a foreign code with its origin before a colon (BX-734)
 * @param numbers the numbers (BX-735)
 */
public record NumberSet(
    @Term("BX-734") String kind,
    @Term("BX-735") List<SetNumber> numbers) {
  public NumberSet {
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
  }
}
