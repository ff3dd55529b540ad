package io.bordereau.document;

/**
 * A part of a line's quantity for one place (X12 SDQ, EDIFACT LOC with QTY).
 *
 * @param location the place, such as a store (OT-100)
 * @param quantity quantity (OT-101)
 * @param unit unit (OT-102)
 * @param kind what the place is (OT-103)
 */
public record Distribution(
    @Term("OT-100") Identifier location,
    @Term("OT-101") Decimal quantity,
    @Term("OT-102") String unit,
    @Term("OT-103") String kind) {}
