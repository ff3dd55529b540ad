package io.bordereau.document;

import java.util.List;

/**
 * A postal address. Every part may be null.
 *
 * @param line1 street, or the first line (BX-10)
 * @param line2 second line (BX-11)
 * @param line3 third line (BX-12)
 * @param city city (BX-13)
 * @param postCode post code (BX-14)
 * @param subdivision state, province or region (BX-15)
 * @param country ISO 3166-1 alpha-2 code (BX-16)
 * @param countryName the country in words (BX-17)
 * @param deliverTo persons or departments at the address (BX-18)
 */
public record Address(
    @Term("BX-10") String line1,
    @Term("BX-11") String line2,
    @Term("BX-12") String line3,
    @Term("BX-13") String city,
    @Term("BX-14") String postCode,
    @Term("BX-15") String subdivision,
    @Term("BX-16") String country,
    @Term("BX-17") String countryName,
    @Term("BX-18") List<String> deliverTo) {
  public Address {
    deliverTo = deliverTo == null ? List.of() : List.copyOf(deliverTo);
  }
}
