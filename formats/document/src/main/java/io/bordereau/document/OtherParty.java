package io.bordereau.document;

/**
 * A party in a role that EN 16931 does not know: ship-from, bill-to that is not the buyer, carrier, reseller ...
 *
 * @param role canonical word of the role, or a foreign code with its origin before a colon (BX-50)
 * @param party who (BX-51)
 */
public record OtherParty(
    @Term("BX-50") String role,
    @Term("BX-51") Party party) {
}
