package io.bordereau.document;

import java.util.List;

/**
 * Why the seller changes an order or a line (EDIFACT AJT). Every part may be null.
 *
 * @param code reason, as a foreign code with its origin before a colon (OT-315)
 * @param line line that it is about (OT-316)
 * @param notes notes (OT-317)
 */
public record Reason(
    @Term("OT-315") String code,
    @Term("OT-316") String line,
    @Term("OT-317") List<Note> notes) {
  public Reason {
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
