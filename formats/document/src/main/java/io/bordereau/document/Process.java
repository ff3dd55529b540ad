package io.bordereau.document;

/**
 * Process control (BG-2).
 *
 * @param businessProcess business process type (BT-23)
 * @param specification specification identifier (BT-24)
 */
public record Process(
    @Term("BT-23") String businessProcess,
    @Term("BT-24") String specification) {
}
