package io.bordereau.document;

/**
 * A named value (cXML Extrinsic, item property).
 *
 * @param name name (BX-80)
 * @param value value (BX-81)
 */
public record Property(
    @Term("BX-80") String name,
    @Term("BX-81") String value) {
}
