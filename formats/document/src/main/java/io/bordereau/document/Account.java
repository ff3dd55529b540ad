package io.bordereau.document;

/**
 * A bank account to pay to (BG-17).
 *
 * @param id IBAN or account number (BT-84)
 * @param name account name (BT-85)
 * @param provider BIC or other id of the payment service provider (BT-86)
 * @param scheme scheme of the account number (BX-108)
 * @param providerScheme scheme of the provider's id: bic, aba ..., or a foreign code with its origin (BX-430)
 * @param providerName name of the payment service provider (BX-431)
 * @param branch number of its branch (BX-432)
 * @param place place of its branch (BX-433)
 * @param currency ISO 4217 code of the account (BX-434)
 */
public record Account(
    @Term("BT-84") String id,
    @Term("BT-85") String name,
    @Term("BT-86") String provider,
    @Term("BX-108") String scheme,
    @Term("BX-430") String providerScheme,
    @Term("BX-431") String providerName,
    @Term("BX-432") String branch,
    @Term("BX-433") String place,
    @Term("BX-434") String currency) {
}
