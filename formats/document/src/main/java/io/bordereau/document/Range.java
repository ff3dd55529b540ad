package io.bordereau.document;

/**
 * Bounds of a quantity, a percentage or an amount (EDIFACT RNG). Every part may be null.
 *
 * @param kind what the bounds are of, as a foreign code with its origin before a colon (BX-730)
 * @param unit unit (BX-731)
 * @param least least value (BX-732)
 * @param most greatest value (BX-733)
 */
public record Range(
    @Term("BX-730") String kind,
    @Term("BX-731") String unit,
    @Term("BX-732") Decimal least,
    @Term("BX-733") Decimal most) {}
