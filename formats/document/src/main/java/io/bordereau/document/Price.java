package io.bordereau.document;

/**
 * Price details (BG-29), per base quantity.
 *
 * @param net net price (BT-146)
 * @param discount discount on the gross price (BT-147)
 * @param gross gross price (BT-148)
 * @param baseQuantity base quantity (BT-149)
 * @param baseUnit its unit (BT-150)
 * @param basis basis of the price (BX-210)
 * @param conversion conversion from the unit of the quantity (BX-211)
 * @param difference difference to the price that was billed (BX-703)
 */
public record Price(
    @Term("BT-146") Decimal net,
    @Term("BT-147") Decimal discount,
    @Term("BT-148") Decimal gross,
    @Term("BT-149") Decimal baseQuantity,
    @Term("BT-150") String baseUnit,
    @Term("BX-210") String basis,
    @Term("BX-211") Decimal conversion,
    @Term("BX-703") Decimal difference) {
}
