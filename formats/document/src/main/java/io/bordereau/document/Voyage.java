package io.bordereau.document;

import java.util.List;

/**
 * A journey of the goods by ship, plane or train (X12 V1 and R4). Every part may be null.
 *
 * @param vesselId number of the vessel (BX-546)
 * @param vessel name of the vessel (BX-547)
 * @param country country of its registration, ISO 3166-1 alpha-2 (BX-548)
 * @param number flight or voyage (BX-549)
 * @param carrierCode carrier code (SCAC) (BX-550)
 * @param scheme scheme of the vessel's number, as a foreign code with its origin before a colon (BX-551)
 * @param mode transport mode, as a foreign code with its origin before a colon (BX-552)
 * @param ports ports (BX-553)
 * @param dates dates (BX-554)
 */
public record Voyage(
    @Term("BX-546") String vesselId,
    @Term("BX-547") String vessel,
    @Term("BX-548") String country,
    @Term("BX-549") String number,
    @Term("BX-550") String carrierCode,
    @Term("BX-551") String scheme,
    @Term("BX-552") String mode,
    @Term("BX-553") List<Port> ports,
    @Term("BX-554") List<OtherDate> dates) {
  public Voyage {
    ports = ports == null ? List.of() : List.copyOf(ports);
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
