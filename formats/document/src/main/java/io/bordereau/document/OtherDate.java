package io.bordereau.document;

/**
 * A date that has no term of its own.
 *
 * @param kind canonical word for what happened, or a foreign code with its origin before a colon (BX-70)
 * @param at when (BX-71)
 */
public record OtherDate(
    @Term("BX-70") String kind,
    @Term("BX-71") Moment at) {
}
