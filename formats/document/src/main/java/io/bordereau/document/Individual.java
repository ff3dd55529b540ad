package io.bordereau.document;

import java.util.List;

/**
 * A person, whose name has parts, or an organisation whose name is one (X12 NM1). Every part may be null.
 *
 * @param role role, as a word or foreign code (RT-120)
 * @param kind person, organisation, or a foreign code with its origin (RT-121)
 * @param name family name, or name of the organisation (RT-122)
 * @param givenName given name (RT-123)
 * @param middleName middle name or initial (RT-124)
 * @param title what stands before the name (RT-125)
 * @param suffix what stands behind the name (RT-126)
 * @param identifier identifier (RT-127)
 * @param address address (RT-128)
 * @param references references (RT-129)
 * @param contacts contacts (RT-130)
 */
public record Individual(
    @Term("RT-120") String role,
    @Term("RT-121") String kind,
    @Term("RT-122") String name,
    @Term("RT-123") String givenName,
    @Term("RT-124") String middleName,
    @Term("RT-125") String title,
    @Term("RT-126") String suffix,
    @Term("RT-127") Identifier identifier,
    @Term("RT-128") Address address,
    @Term("RT-129") List<Reference> references,
    @Term("RT-130") List<Contact> contacts) {
  public Individual {
    references = references == null ? List.of() : List.copyOf(references);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }
}
