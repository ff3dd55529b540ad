package io.bordereau.document;

/**
 * A person or department to talk to. Every part may be null.
 *
 * @param name name (BX-20)
 * @param phone telephone (BX-21)
 * @param email e-mail address (BX-22)
 * @param fax fax number (BX-23)
 * @param url web address (BX-24)
 * @param role what the contact is for: a canonical word, or a foreign code with its origin before a colon (BX-25)
 * @param phoneCountryCode calling code of the country, where kept apart from the number (BX-26)
 * @param phoneArea area code, where kept apart (BX-27)
 * @param phoneExtension extension, where kept apart (BX-28)
 * @param phoneCountry ISO 3166-1 alpha-2 code of the calling code (BX-29)
 * @param department department (BX-916)
 */
public record Contact(
    @Term("BX-20") String name,
    @Term("BX-21") String phone,
    @Term("BX-22") String email,
    @Term("BX-23") String fax,
    @Term("BX-24") String url,
    @Term("BX-25") String role,
    @Term("BX-26") String phoneCountryCode,
    @Term("BX-27") String phoneArea,
    @Term("BX-28") String phoneExtension,
    @Term("BX-29") String phoneCountry,
    @Term("BX-916") String department) {
}
