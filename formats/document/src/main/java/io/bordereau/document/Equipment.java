package io.bordereau.document;

import java.util.List;

/**
 * A container, pallet or other equipment for the goods (EDIFACT EQD). Every part may be null.
 *
 * @param kind what it is, as a foreign code with its origin before a colon (OT-282)
 * @param id number (OT-283)
 * @param list list of the number (OT-284)
 * @param agency agency of that list (OT-285)
 * @param country country of its registration (OT-286)
 * @param size size and type as a code (OT-287)
 * @param sizeList list of that code (OT-288)
 * @param sizeAgency agency of that list (OT-289)
 * @param sizeText size and type in words (OT-290)
 * @param supplier who provides it, as a foreign code with its origin before a colon (OT-291)
 * @param status status, as a foreign code with its origin before a colon (OT-292)
 * @param fullness whether it is full, as a foreign code with its origin before a colon (OT-293)
 * @param handling how to handle it (OT-294)
 * @param measurements measurements (OT-295)
 * @param notes notes (OT-296)
 */
public record Equipment(
    @Term("OT-282") String kind,
    @Term("OT-283") String id,
    @Term("OT-284") String list,
    @Term("OT-285") String agency,
    @Term("OT-286") String country,
    @Term("OT-287") String size,
    @Term("OT-288") String sizeList,
    @Term("OT-289") String sizeAgency,
    @Term("OT-290") String sizeText,
    @Term("OT-291") String supplier,
    @Term("OT-292") String status,
    @Term("OT-293") String fullness,
    @Term("OT-294") List<Handling> handling,
    @Term("OT-295") List<Measurement> measurements,
    @Term("OT-296") List<Note> notes) {
  public Equipment {
    handling = handling == null ? List.of() : List.copyOf(handling);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
