package io.bordereau.document;

/**
 * A balance of the account that the invoice is about (X12 BAL).
 *
 * @param period when it stood, as a foreign code with its origin before a colon (BX-543)
 * @param kind what amount it is: a canonical word, or a foreign code with its origin before a colon (BX-544)
 * @param amount the amount (BX-545)
 */
public record Balance(
    @Term("BX-543") String period,
    @Term("BX-544") String kind,
    @Term("BX-545") Money amount) {}
