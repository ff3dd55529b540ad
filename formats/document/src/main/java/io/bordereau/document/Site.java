package io.bordereau.document;

/**
 * A place by its code, its name or both. Every part may be null.
 *
 * @param code code, such as a UN/LOCODE (BX-726)
 * @param list list of the code (BX-727)
 * @param agency agency of that list (BX-728)
 * @param name name (BX-729)
 */
public record Site(
    @Term("BX-726") String code,
    @Term("BX-727") String list,
    @Term("BX-728") String agency,
    @Term("BX-729") String name) {}
