package io.bordereau.document;

import java.util.List;

/**
 * A place that has to do with a party, a tax or a journey (EDIFACT LOC). Every part may be null.
 *
 * @param kind what the place is, as a foreign code with its origin before a colon (BX-720)
 * @param place the place (BX-721)
 * @param first place within it (BX-722)
 * @param second place within that (BX-723)
 * @param relation how they belong together, as a foreign code with its origin before a colon (BX-724)
 * @param dates dates (BX-725)
 */
public record Location(
    @Term("BX-720") String kind,
    @Term("BX-721") Site place,
    @Term("BX-722") Site first,
    @Term("BX-723") Site second,
    @Term("BX-724") String relation,
    @Term("BX-725") List<OtherDate> dates) {
  public Location {
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
