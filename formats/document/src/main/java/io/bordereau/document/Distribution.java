package io.bordereau.document;

/**
 * A part of a line's quantity for one place (X12 SDQ, EDIFACT LOC with QTY).
 *
 * @param location number of the place, such as a store (OT-100)
 * @param scheme scheme of that number: ISO 6523 ICD, or a word for a partner's own (OT-104)
 * @param quantity quantity (OT-101)
 * @param unit unit (OT-102)
 * @param kind what the place is (OT-103)
 * @param within place within each of the places, such as a department (OT-105)
 */
public record Distribution(
    @Term("OT-100") String location,
    @Term("OT-104") String scheme,
    @Term("OT-101") Decimal quantity,
    @Term("OT-102") String unit,
    @Term("OT-103") String kind,
    @Term("OT-105") String within) {}
