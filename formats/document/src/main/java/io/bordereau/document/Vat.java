package io.bordereau.document;

/**
 * One row of the VAT breakdown (BG-23).
 *
 * @param base taxable amount (BT-116)
 * @param amount tax amount (BT-117)
 * @param category category, UNTDID 5305 (BT-118)
 * @param rate rate in percent (BT-119)
 * @param reason exemption reason (BT-120)
 * @param reasonCode VATEX code (BT-121)
 * @param scheme tax scheme, null for VAT (BX-160)
 * @param amountAccounting amount in the accounting currency (BX-161)
 * @param lines sum of the line net amounts in the taxable amount (BX-918)
 * @param adjustments charges less allowances in the taxable amount (BX-919)
 */
public record Vat(
    @Term("BT-116") Money base,
    @Term("BT-117") Money amount,
    @Term("BT-118") String category,
    @Term("BT-119") Decimal rate,
    @Term("BT-120") String reason,
    @Term("BT-121") String reasonCode,
    @Term("BX-160") String scheme,
    @Term("BX-161") Money amountAccounting,
    @Term("BX-918") Money lines,
    @Term("BX-919") Money adjustments) {
}
