package io.bordereau.document;

/**
 * A named value (cXML Extrinsic, item property).
 *
 * @param name name (BX-80)
 * @param value value (BX-81)
 * @param code name as a code (BX-895)
 * @param list list of that code (BX-896)
 * @param quantity value as a quantity (BX-897)
 * @param unit unit of that quantity (BX-898)
 * @param qualifier what the value is limited to (BX-899)
 * @param id identifier of the property (BX-900)
 */
public record Property(
    @Term("BX-80") String name,
    @Term("BX-81") String value,
    @Term("BX-895") String code,
    @Term("BX-896") String list,
    @Term("BX-897") Decimal quantity,
    @Term("BX-898") String unit,
    @Term("BX-899") String qualifier,
    @Term("BX-900") Identifier id) {
}
