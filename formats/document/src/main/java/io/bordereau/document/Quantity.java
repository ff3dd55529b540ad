package io.bordereau.document;

/**
 * A quantity without a term of its own.
 *
 * @param kind canonical word, or a foreign code with its origin before a colon (OT-120)
 * @param value the quantity (OT-121)
 * @param unit unit (OT-122)
 */
public record Quantity(
    @Term("OT-120") String kind,
    @Term("OT-121") Decimal value,
    @Term("OT-122") String unit) {}
