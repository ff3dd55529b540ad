package io.bordereau.document;

import java.util.List;

/**
 * A part of a line's quantity with its own date.
 *
 * @param quantity quantity (OT-90)
 * @param unit unit (OT-91)
 * @param dates dates (OT-92)
 * @param status status of the part, as a word or a foreign code (OT-93)
 * @param party who gets it (OT-94)
 * @param reference number of the request (OT-95)
 * @param id number of the part (OT-96)
 * @param shipments how it is to travel (OT-97)
 * @param references references (OT-98)
 * @param notes notes (OT-336)
 * @param instruction how often, as a foreign code with its origin before a colon (OT-337)
 * @param frequency frequency, as a foreign code with its origin before a colon (OT-338)
 * @param pattern pattern of despatch, as a foreign code with its origin before a colon (OT-339)
 * @param timing time of despatch, as a foreign code with its origin before a colon (OT-340)
 */
public record Schedule(
    @Term("OT-90") Decimal quantity,
    @Term("OT-91") String unit,
    @Term("OT-92") List<OtherDate> dates,
    @Term("OT-93") String status,
    @Term("OT-94") OtherParty party,
    @Term("OT-95") String reference,
    @Term("OT-96") String id,
    @Term("OT-97") List<Shipment> shipments,
    @Term("OT-98") List<Reference> references,
    @Term("OT-336") List<Note> notes,
    @Term("OT-337") String instruction,
    @Term("OT-338") String frequency,
    @Term("OT-339") String pattern,
    @Term("OT-340") String timing) {
  public Schedule {
    dates = dates == null ? List.of() : List.copyOf(dates);
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    references = references == null ? List.of() : List.copyOf(references);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
