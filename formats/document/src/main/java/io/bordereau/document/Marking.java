package io.bordereau.document;

import java.util.List;

/**
 * Marks and labels of packages (EDIFACT PCI). Every part may be null.
 *
 * @param instruction who marks how, as a foreign code with its origin before a colon (BX-740)
 * @param marks marks, one on each line (BX-741)
 * @param state whether the package is full, as a foreign code with its origin before a colon (BX-742)
 * @param type type of the marking (BX-743)
 * @param list list of that type (BX-744)
 * @param agency agency of that list (BX-745)
 * @param references references (BX-746)
 * @param dates dates (BX-747)
 * @param numbers numbers of the packages (BX-748)
 */
public record Marking(
    @Term("BX-740") String instruction,
    @Term("BX-741") String marks,
    @Term("BX-742") String state,
    @Term("BX-743") String type,
    @Term("BX-744") String list,
    @Term("BX-745") String agency,
    @Term("BX-746") List<Reference> references,
    @Term("BX-747") List<OtherDate> dates,
    @Term("BX-748") List<NumberSet> numbers) {
  public Marking {
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
  }
}
