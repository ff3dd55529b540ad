package io.bordereau.document;

/**
 * A payment card (BG-18).
 *
 * @param number last digits of the primary account number (BT-87)
 * @param holder holder (BT-88)
 * @param network card network (BX-109)
 */
public record Card(
    @Term("BT-87") String number,
    @Term("BT-88") String holder,
    @Term("BX-109") String network) {
}
