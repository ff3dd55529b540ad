package io.bordereau.document;

/**
 * A bank account to pay to (BG-17).
 *
 * @param id IBAN or account number (BT-84)
 * @param name account name (BT-85)
 * @param provider BIC or other id of the payment service provider (BT-86)
 * @param scheme scheme of the account number (BX-108)
 */
public record Account(
    @Term("BT-84") String id,
    @Term("BT-85") String name,
    @Term("BT-86") String provider,
    @Term("BX-108") String scheme) {
}
