package io.bordereau.document;

import java.util.List;

/**
 * An accounting classification that an agency demands (X12 FA1 and FA2).
 *
 * @param agency who keeps the lists, as a foreign code with its origin before a colon (BX-533)
 * @param service service that it is about (BX-534)
 * @param relation whether that is an allowance or a charge, as a foreign code with its origin before a colon (BX-535)
 * @param entries parts of the classification by name (BX-536)
 */
public record AccountingData(
    @Term("BX-533") String agency,
    @Term("BX-534") String service,
    @Term("BX-535") String relation,
    @Term("BX-536") List<Property> entries) {
  public AccountingData {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }
}
