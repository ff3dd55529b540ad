package io.bordereau.document;

import java.util.List;

/**
 * Why less or more is paid for one line of a document.
 *
 * @param amount amount, signed as its effect on the payment (RT-140)
 * @param reason canonical word of the reason, or a foreign code with its origin (RT-141)
 * @param reference what it refers to (RT-142)
 * @param referenceKind kind of that reference (RT-143)
 * @param notes notes (RT-144)
 */
public record LineAdjustment(
    @Term("RT-140") Money amount,
    @Term("RT-141") String reason,
    @Term("RT-142") String reference,
    @Term("RT-143") String referenceKind,
    @Term("RT-144") List<Note> notes) {
  public LineAdjustment {
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
