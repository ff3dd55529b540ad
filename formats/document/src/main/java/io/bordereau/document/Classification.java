package io.bordereau.document;

/**
 * An item classification (BT-158).
 *
 * @param code code (BT-158)
 * @param list list, UNTDID 7143 (BT-158-1)
 * @param version version of the list (BT-158-2)
 */
public record Classification(
    @Term("BT-158") String code,
    @Term("BT-158-1") String list,
    @Term("BT-158-2") String version) {
}
