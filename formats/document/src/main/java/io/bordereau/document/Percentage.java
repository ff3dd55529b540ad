package io.bordereau.document;

/**
 * A percentage that has no term of its own (EDIFACT PCD). Every part may be null.
 *
 * @param kind what it is, as a foreign code with its origin before a colon (BX-778)
 * @param percent percent (BX-779)
 * @param basis what it is of, as a foreign code with its origin before a colon (BX-780)
 * @param list list of that code (BX-781)
 * @param agency agency of that list (BX-782)
 * @param status status, as a foreign code with its origin before a colon (BX-783)
 */
public record Percentage(
    @Term("BX-778") String kind,
    @Term("BX-779") Decimal percent,
    @Term("BX-780") String basis,
    @Term("BX-781") String list,
    @Term("BX-782") String agency,
    @Term("BX-783") String status) {}
