package io.bordereau.document;

import java.util.List;

/**
 * A data element that is wrong.
 *
 * @param position position in the segment (AT-80)
 * @param component position in the composite (AT-81)
 * @param repetition which repetition (AT-82)
 * @param reference number of the data element (AT-83)
 * @param errors what is wrong with it (AT-84)
 * @param value copy of what was wrong (AT-85)
 * @param context what it stands in (AT-86)
 */
public record ReceiptElement(
    @Term("AT-80") Decimal position,
    @Term("AT-81") Decimal component,
    @Term("AT-82") Decimal repetition,
    @Term("AT-83") String reference,
    @Term("AT-84") List<ReceiptError> errors,
    @Term("AT-85") String value,
    @Term("AT-86") List<ReceiptContext> context) {
  public ReceiptElement {
    errors = errors == null ? List.of() : List.copyOf(errors);
    context = context == null ? List.of() : List.copyOf(context);
  }
}
