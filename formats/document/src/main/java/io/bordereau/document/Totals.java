package io.bordereau.document;

/**
 * Document totals (BG-22). A null is an amount that the sender did not state.
 *
 * @param lines sum of line net amounts (BT-106)
 * @param allowances sum of allowances (BT-107)
 * @param charges sum of charges (BT-108)
 * @param withoutTax total without VAT (BT-109)
 * @param tax total VAT (BT-110)
 * @param taxAccounting total VAT in the accounting currency (BT-111)
 * @param withTax total with VAT (BT-112)
 * @param paid paid amount (BT-113)
 * @param rounding rounding amount (BT-114)
 * @param due amount due (BT-115)
 * @param discountable amount that a terms discount is taken of (BX-150)
 * @param discounted amount due when the discount is taken (BX-151)
 * @param discount terms discount amount (BX-152)
 * @param shipping shipping, as far as stated apart (BX-153)
 * @param handling special handling, as far as stated apart (BX-154)
 * @param net total after discounts and modifications, where it differs from the total with VAT (BX-155)
 */
public record Totals(
    @Term("BT-106") Money lines,
    @Term("BT-107") Money allowances,
    @Term("BT-108") Money charges,
    @Term("BT-109") Money withoutTax,
    @Term("BT-110") Money tax,
    @Term("BT-111") Money taxAccounting,
    @Term("BT-112") Money withTax,
    @Term("BT-113") Money paid,
    @Term("BT-114") Money rounding,
    @Term("BT-115") Money due,
    @Term("BX-150") Money discountable,
    @Term("BX-151") Money discounted,
    @Term("BX-152") Money discount,
    @Term("BX-153") Money shipping,
    @Term("BX-154") Money handling,
    @Term("BX-155") Money net) {
}
