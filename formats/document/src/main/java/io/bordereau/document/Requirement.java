package io.bordereau.document;

import java.util.List;

/**
 * A requirement or condition by a code (EDIFACT RCS). Every part may be null.
 *
 * @param sector whose requirement it is, as a foreign code with its origin before a colon (OT-305)
 * @param code requirement as a code (OT-306)
 * @param list list of that code (OT-307)
 * @param agency agency of that list (OT-308)
 * @param text requirement in words (OT-309)
 * @param action what is asked, as a foreign code with its origin before a colon (OT-310)
 * @param country country, ISO 3166-1 alpha-2 (OT-311)
 * @param references references (OT-312)
 * @param dates dates (OT-313)
 * @param notes notes (OT-314)
 */
public record Requirement(
    @Term("OT-305") String sector,
    @Term("OT-306") String code,
    @Term("OT-307") String list,
    @Term("OT-308") String agency,
    @Term("OT-309") String text,
    @Term("OT-310") String action,
    @Term("OT-311") String country,
    @Term("OT-312") List<Reference> references,
    @Term("OT-313") List<OtherDate> dates,
    @Term("OT-314") List<Note> notes) {
  public Requirement {
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
