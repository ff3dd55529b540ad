package io.bordereau.document;

/**
 * An account of a party, whatever it is for (EDIFACT FII). Every part may be null.
 *
 * @param role role of the institution, as a foreign code with its origin before a colon (BX-764)
 * @param id account number (BX-765)
 * @param name account name (BX-766)
 * @param more second part of that name (BX-767)
 * @param currency ISO 4217 code (BX-768)
 * @param provider id of the institution (BX-769)
 * @param list list of that id (BX-770)
 * @param agency agency of that list (BX-771)
 * @param branch number of the branch (BX-772)
 * @param branchList list of that number (BX-773)
 * @param branchAgency agency of that list (BX-774)
 * @param providerName name of the institution (BX-775)
 * @param place place of the branch (BX-776)
 * @param country country, ISO 3166-1 alpha-2 (BX-777)
 */
public record PartyAccount(
    @Term("BX-764") String role,
    @Term("BX-765") String id,
    @Term("BX-766") String name,
    @Term("BX-767") String more,
    @Term("BX-768") String currency,
    @Term("BX-769") String provider,
    @Term("BX-770") String list,
    @Term("BX-771") String agency,
    @Term("BX-772") String branch,
    @Term("BX-773") String branchList,
    @Term("BX-774") String branchAgency,
    @Term("BX-775") String providerName,
    @Term("BX-776") String place,
    @Term("BX-777") String country) {}
