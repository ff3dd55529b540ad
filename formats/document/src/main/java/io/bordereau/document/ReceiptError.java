package io.bordereau.document;

import java.util.List;

/**
 * One thing that is wrong.
 *
 * @param code code, with the list that it is of before a colon where that is not clear (AT-90)
 * @param text in words (AT-91)
 * @param value copy of what was wrong (AT-92)
 * @param reference number of the data element, or what else it is about (AT-93)
 * @param segment tag of the segment (AT-94)
 * @param position position of the element (AT-95)
 * @param component position of the component (AT-96)
 * @param references references (AT-97)
 * @param notes notes (AT-98)
 * @param segmentPosition position of the segment in the document (AT-120)
 * @param repetition which of the element's repetitions (AT-121)
 * @param wanted what should stand there (AT-122)
 * @param componentReference number of the component's data element (AT-123)
 * @param fields terms that are wrong and what should stand there (AT-164)
 * @param verdict what is said of its place alone (AT-165)
 */
public record ReceiptError(
    @Term("AT-90") String code,
    @Term("AT-91") String text,
    @Term("AT-92") String value,
    @Term("AT-93") String reference,
    @Term("AT-94") String segment,
    @Term("AT-95") Decimal position,
    @Term("AT-96") Decimal component,
    @Term("AT-97") List<Reference> references,
    @Term("AT-98") List<Note> notes,
    @Term("AT-120") Decimal segmentPosition,
    @Term("AT-121") Decimal repetition,
    @Term("AT-122") String wanted,
    @Term("AT-123") String componentReference,
    @Term("AT-164") List<Property> fields,
    @Term("AT-165") String verdict) {
  public ReceiptError {
    references = references == null ? List.of() : List.copyOf(references);
    notes = notes == null ? List.of() : List.copyOf(notes);
    fields = fields == null ? List.of() : List.copyOf(fields);
  }
}
