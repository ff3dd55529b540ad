package io.bordereau.document;

import java.util.List;

/**
 * A characteristic of an item, with its values and measurements (EDIFACT CCI). Every part may be null.
 *
 * @param kind class of the characteristic, as a foreign code with its origin before a colon (OT-318)
 * @param what what is measured, as a foreign code with its origin before a colon (OT-319)
 * @param significance how the measure is to be understood, as a foreign code with its origin before a colon (OT-320)
 * @param attribute measured attribute as a code (OT-321)
 * @param attributeText measured attribute in words (OT-322)
 * @param code characteristic as a code (OT-323)
 * @param list list of that code (OT-324)
 * @param agency agency of that list (OT-325)
 * @param text characteristic in words (OT-326)
 * @param more second part of the words (OT-327)
 * @param relevance relevance, as a foreign code with its origin before a colon (OT-328)
 * @param values values (OT-329)
 * @param measurements measurements (OT-330)
 */
public record Characteristic(
    @Term("OT-318") String kind,
    @Term("OT-319") String what,
    @Term("OT-320") String significance,
    @Term("OT-321") String attribute,
    @Term("OT-322") String attributeText,
    @Term("OT-323") String code,
    @Term("OT-324") String list,
    @Term("OT-325") String agency,
    @Term("OT-326") String text,
    @Term("OT-327") String more,
    @Term("OT-328") String relevance,
    @Term("OT-329") List<CharacteristicValue> values,
    @Term("OT-330") List<Measurement> measurements) {
  public Characteristic {
    values = values == null ? List.of() : List.copyOf(values);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
  }
}
