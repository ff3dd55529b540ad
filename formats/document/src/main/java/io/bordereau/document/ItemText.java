package io.bordereau.document;

/**
 * A further description of an item.
 *
 * @param kind what is described (BX-230)
 * @param code code of the description (BX-231)
 * @param text text (BX-232)
 * @param agency agency of the code (BX-233)
 * @param characteristic what is described: product, color, size ..., or a foreign code with its origin before a colon (BX-450)
 */
public record ItemText(
    @Term("BX-230") String kind,
    @Term("BX-231") String code,
    @Term("BX-232") String text,
    @Term("BX-233") String agency,
    @Term("BX-450") String characteristic) {
}
