package io.bordereau.document;

import java.util.List;

/**
 * A functional group that is answered.
 *
 * @param id functional id or message type, such as IN (AT-30)
 * @param control control number (AT-31)
 * @param version version (AT-32)
 * @param sender sender of the group (AT-33)
 * @param receiver its receiver (AT-34)
 * @param verdict accepted, accepted-with-errors, partial, rejected (AT-35)
 * @param code the code that said so (AT-36)
 * @param included documents that the group states (AT-37)
 * @param received documents that arrived (AT-38)
 * @param accepted documents that were accepted (AT-39)
 * @param errors what is wrong with the group (AT-40)
 * @param documents its documents (AT-41)
 */
public record ReceiptGroup(
    @Term("AT-30") String id,
    @Term("AT-31") String control,
    @Term("AT-32") String version,
    @Term("AT-33") Identifier sender,
    @Term("AT-34") Identifier receiver,
    @Term("AT-35") String verdict,
    @Term("AT-36") String code,
    @Term("AT-37") Decimal included,
    @Term("AT-38") Decimal received,
    @Term("AT-39") Decimal accepted,
    @Term("AT-40") List<ReceiptError> errors,
    @Term("AT-41") List<ReceiptDocument> documents) {
  public ReceiptGroup {
    errors = errors == null ? List.of() : List.copyOf(errors);
    documents = documents == null ? List.of() : List.copyOf(documents);
  }
}
