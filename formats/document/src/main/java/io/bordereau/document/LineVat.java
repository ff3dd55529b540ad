package io.bordereau.document;

/**
 * Line VAT (BG-30).
 *
 * @param category category, UNTDID 5305 (BT-151)
 * @param rate rate in percent (BT-152)
 * @param scheme tax scheme, null for VAT (BX-215)
 * @param reason exemption reason (BX-216)
 * @param reasonCode VATEX code (BX-217)
 * @param base taxable amount where the line states it (BX-218)
 * @param amount tax amount where the line states it (BX-219)
 */
public record LineVat(
    @Term("BT-151") String category,
    @Term("BT-152") Decimal rate,
    @Term("BX-215") String scheme,
    @Term("BX-216") String reason,
    @Term("BX-217") String reasonCode,
    @Term("BX-218") Money base,
    @Term("BX-219") Money amount) {
}
