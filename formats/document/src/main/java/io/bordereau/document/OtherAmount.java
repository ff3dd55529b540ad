package io.bordereau.document;

import java.util.List;

/**
 * An amount that has no term of its own, with the quantity or period that it is for.
 *
 * @param kind what amount it is: a canonical word, or a foreign code with its origin before a colon (OT-235)
 * @param amount the amount (OT-236)
 * @param direction credit or debit, where that is said (OT-237)
 * @param quantityKind kind of the quantity beside it (OT-238)
 * @param quantity quantity beside it (OT-239)
 * @param unit unit of that quantity (OT-240)
 * @param references references (OT-241)
 * @param currency ISO 4217 code, where it is not that of the document (OT-450)
 */
public record OtherAmount(
    @Term("OT-235") String kind,
    @Term("OT-236") Money amount,
    @Term("OT-237") String direction,
    @Term("OT-238") String quantityKind,
    @Term("OT-239") Decimal quantity,
    @Term("OT-240") String unit,
    @Term("OT-241") List<Reference> references,
    @Term("OT-450") String currency) {
  public OtherAmount {
    references = references == null ? List.of() : List.copyOf(references);
  }
}
