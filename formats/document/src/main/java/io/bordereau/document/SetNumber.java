package io.bordereau.document;

/**
 * A number of a set, or a range of numbers. Every part may be null.
 *
 * @param value number, or the first of a range (BX-736)
 * @param last last number of a range (BX-737)
 * @param kind kind of the number, as a foreign code with its origin before a colon (BX-738)
 * @param status status, as a foreign code with its origin before a colon (BX-739)
 */
public record SetNumber(
    @Term("BX-736") String value,
    @Term("BX-737") String last,
    @Term("BX-738") String kind,
    @Term("BX-739") String status) {}
