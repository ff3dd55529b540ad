package io.bordereau.document;

import java.util.List;

/**
 * Why less or more is paid.
 *
 * @param amount amount, signed as its effect on the payment (RT-90)
 * @param reason canonical word of the reason, or a foreign code with its origin (RT-91)
 * @param text reason in words (RT-92)
 * @param reference what it refers to (RT-93)
 * @param referenceKind kind of that reference (RT-94)
 * @param references further references (RT-96)
 * @param dates further dates (RT-97)
 * @param notes notes (RT-98)
 * @param contacts contacts (RT-99)
 * @param lines lines that it is about (RT-101)
 * @param line number of the line that it is about (RT-102)
 * @param quantity quantity that it is about (RT-103)
 * @param unit unit of that quantity (RT-104)
 * @param taxes taxes in the amount (RT-105)
 */
public record Adjustment(
    @Term("RT-90") Money amount,
    @Term("RT-91") String reason,
    @Term("RT-92") String text,
    @Term("RT-93") String reference,
    @Term("RT-94") String referenceKind,
    @Term("RT-96") List<Reference> references,
    @Term("RT-97") List<OtherDate> dates,
    @Term("RT-98") List<Note> notes,
    @Term("RT-99") List<Contact> contacts,
    @Term("RT-101") List<ItemLine> lines,
    @Term("RT-102") String line,
    @Term("RT-103") Decimal quantity,
    @Term("RT-104") String unit,
    @Term("RT-105") List<Tax> taxes) {
  public Adjustment {
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    notes = notes == null ? List.of() : List.copyOf(notes);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    lines = lines == null ? List.of() : List.copyOf(lines);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
  }
}
