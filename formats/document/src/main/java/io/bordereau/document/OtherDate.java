package io.bordereau.document;

/**
 * A date that has no term of its own.
 *
 * @param kind canonical word for what happened, or a foreign code with its origin before a colon (BX-70)
 * @param at when (BX-71)
 * @param text period or time as it stands, where it is no single day or moment (BX-800)
 * @param layout how that text is to be read, UNTDID 2379 (BX-801)
 */
public record OtherDate(
    @Term("BX-70") String kind,
    @Term("BX-71") Moment at,
    @Term("BX-800") String text,
    @Term("BX-801") String layout) {
}
