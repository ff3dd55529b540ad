package io.bordereau.document;

/**
 * A value of a characteristic (EDIFACT CAV). Every part may be null.
 *
 * @param code value as a code (OT-331)
 * @param list list of that code (OT-332)
 * @param agency agency of that list (OT-333)
 * @param text value in words (OT-334)
 * @param more second part of the words (OT-335)
 */
public record CharacteristicValue(
    @Term("OT-331") String code,
    @Term("OT-332") String list,
    @Term("OT-333") String agency,
    @Term("OT-334") String text,
    @Term("OT-335") String more) {}
