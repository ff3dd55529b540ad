package io.bordereau.document;

import java.util.List;

/**
 * A payment that was made before the invoice, or an amount that a third party collects with it (XRechnung extension, BG-DEX-09). Every part may be null.
 *
 * @param kind what is paid: advance, or the type that the sender names (BX-924)
 * @param amount amount (BX-925)
 * @param received day on which it was received (BX-926)
 * @param text in words (BX-927)
 * @param vat VAT in the amount (BX-928)
 * @param references invoices that it was made for (BX-929)
 */
public record PriorPayment(
    @Term("BX-924") String kind,
    @Term("BX-925") Money amount,
    @Term("BX-926") Moment received,
    @Term("BX-927") String text,
    @Term("BX-928") List<Vat> vat,
    @Term("BX-929") List<Reference> references) {
  public PriorPayment {
    vat = vat == null ? List.of() : List.copyOf(vat);
    references = references == null ? List.of() : List.copyOf(references);
  }
}
