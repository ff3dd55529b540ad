package io.bordereau.document;

import java.util.List;

/**
 * A company or public body in one of its roles. Every part may be null or empty.
 *
 * @param name legal name (BX-30)
 * @param tradingName trading name (BX-31)
 * @param identifiers identifiers (BX-32)
 * @param registration legal registration (BX-33)
 * @param vatId VAT (or GST) identifier (BX-34)
 * @param taxId other tax registration (BX-35)
 * @param legalInfo legal form and further legal facts (BX-36)
 * @param endpoint electronic address (BX-37)
 * @param address postal address (BX-38)
 * @param contact first contact (BX-39)
 * @param contacts further contacts (BX-40)
 * @param references further references and registrations (BX-41)
 * @param taxScheme scheme of vatId, null for VAT (BX-42)
 * @param taxIdScheme scheme of taxId (BX-43)
 * @param locations places (BX-804)
 * @param accounts accounts (BX-805)
 * @param documents documents (BX-806)
 * @param registered address of registration (BX-891)
 */
public record Party(
    @Term("BX-30") String name,
    @Term("BX-31") String tradingName,
    @Term("BX-32") List<Identifier> identifiers,
    @Term("BX-33") Identifier registration,
    @Term("BX-34") String vatId,
    @Term("BX-35") String taxId,
    @Term("BX-36") String legalInfo,
    @Term("BX-37") Identifier endpoint,
    @Term("BX-38") Address address,
    @Term("BX-39") Contact contact,
    @Term("BX-40") List<Contact> contacts,
    @Term("BX-41") List<Reference> references,
    @Term("BX-42") String taxScheme,
    @Term("BX-43") String taxIdScheme,
    @Term("BX-804") List<Location> locations,
    @Term("BX-805") List<PartyAccount> accounts,
    @Term("BX-806") List<DocumentLink> documents,
    @Term("BX-891") Address registered) {
  public Party {
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    references = references == null ? List.of() : List.copyOf(references);
    locations = locations == null ? List.of() : List.copyOf(locations);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
    documents = documents == null ? List.of() : List.copyOf(documents);
  }
}
