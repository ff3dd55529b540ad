package io.bordereau.document;

/**
 * A period; either end may be null.
 *
 * @param start first day (BX-100)
 * @param end last day (BX-101)
 * @param text the period in words (BX-917)
 */
public record Period(
    @Term("BX-100") Moment start,
    @Term("BX-101") Moment end,
    @Term("BX-917") String text) {
}
