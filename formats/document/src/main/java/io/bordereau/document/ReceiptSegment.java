package io.bordereau.document;

import java.util.List;

/**
 * A segment that is wrong.
 *
 * @param segment its tag (AT-70)
 * @param position its position in the document, ST or UNH being 1 (AT-71)
 * @param loop its loop (AT-72)
 * @param errors what is wrong with it (AT-73)
 * @param elements elements that are wrong (AT-74)
 * @param context what it stands in (AT-75)
 */
public record ReceiptSegment(
    @Term("AT-70") String segment,
    @Term("AT-71") Decimal position,
    @Term("AT-72") String loop,
    @Term("AT-73") List<ReceiptError> errors,
    @Term("AT-74") List<ReceiptElement> elements,
    @Term("AT-75") List<ReceiptContext> context) {
  public ReceiptSegment {
    errors = errors == null ? List.of() : List.copyOf(errors);
    elements = elements == null ? List.of() : List.copyOf(elements);
    context = context == null ? List.of() : List.copyOf(context);
  }
}
