package io.bordereau.document;

/**
 * Payment instructions (BG-16), one per means.
 *
 * @param means UNTDID 4461 code (BT-81)
 * @param meansText means in words (BT-82)
 * @param remittance remittance information (BT-83)
 * @param account credit transfer (BG-17)
 * @param card card (BG-18)
 * @param mandate direct debit mandate (BT-89)
 * @param debitedAccount debited account (BT-91)
 * @param channel payment channel (BX-106)
 * @param id id of the means (BX-107)
 */
public record Payment(
    @Term("BT-81") String means,
    @Term("BT-82") String meansText,
    @Term("BT-83") String remittance,
    @Term("BG-17") Account account,
    @Term("BG-18") Card card,
    @Term("BT-89") String mandate,
    @Term("BT-91") String debitedAccount,
    @Term("BX-106") String channel,
    @Term("BX-107") String id) {
}
