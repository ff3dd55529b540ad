package io.bordereau.document;

/**
 * An item classification (BT-158).
 *
 * @param code code (BT-158)
 * @param list list, UNTDID 7143 (BT-158-1)
 * @param version version of the list (BT-158-2)
 * @param name name of the class (BX-914)
 */
public record Classification(
    @Term("BT-158") String code,
    @Term("BT-158-1") String list,
    @Term("BT-158-2") String version,
    @Term("BX-914") String name) {
}
