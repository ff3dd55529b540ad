package io.bordereau.document;

import java.util.List;

/**
 * Delivery information (BG-13).
 *
 * @param name deliver-to name (BT-70)
 * @param location deliver-to location (BT-71)
 * @param date actual delivery date (BT-72)
 * @param address deliver-to address (BG-15)
 * @param contact contact at the place (BX-105)
 * @param references references of the place (BX-484)
 * @param contacts further contacts (BX-485)
 * @param identifiers identifiers of the party that takes delivery (BX-890)
 * @param place name of the place (BX-892)
 * @param partyAddress address of the party that takes delivery (BX-893)
 * @param despatch when it is to leave (BX-894)
 */
public record Delivery(
    @Term("BT-70") String name,
    @Term(value = "BT-71", within = "value=BT-71 " + "scheme=BT-71-1") Identifier location,
    @Term("BT-72") Moment date,
    @Term(value = "BG-15", within = "line1=BT-75 " + "line2=BT-76 " + "line3=BT-165 " + "city=BT-77 " + "postCode=BT-78 " + "subdivision=BT-79 " + "country=BT-80") Address address,
    @Term("BX-105") Contact contact,
    @Term("BX-484") List<Reference> references,
    @Term("BX-485") List<Contact> contacts,
    @Term("BX-890") List<Identifier> identifiers,
    @Term("BX-892") String place,
    @Term("BX-893") Address partyAddress,
    @Term("BX-894") Moment despatch) {
  public Delivery {
    references = references == null ? List.of() : List.copyOf(references);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
  }
}
