package io.bordereau.document;

import java.util.List;

/**
 * How the goods travelled. Every part may be null.
 *
 * @param mode transport mode (BX-190)
 * @param carrierCode carrier code (SCAC) (BX-191)
 * @param carrier carrier or route in words (BX-192)
 * @param trackingKind kind of the tracking number (BX-193)
 * @param tracking tracking number or bill of lading (BX-194)
 * @param status status (BX-195)
 * @param date shipping date (BX-196)
 * @param freightTerms who pays the freight (BX-197)
 * @param incotermsScheme list of the delivery terms (BX-198)
 * @param incoterms delivery terms (BX-199)
 * @param placeKind kind of place (BX-200)
 * @param place place (BX-201)
 * @param equipment equipment number (BX-202)
 * @param units units shipped (BX-203)
 * @param unitsUnit their unit (BX-204)
 * @param weight weight (BX-205)
 * @param weightUnit its unit (BX-206)
 * @param volume volume (BX-207)
 * @param volumeUnit its unit (BX-208)
 * @param serviceLevel service level (BX-209)
 * @param equipmentInitial equipment initial (BX-340)
 * @param sequence which leg of the way (BX-466)
 * @param carrierScheme scheme of the carrier code, null for SCAC (BX-467)
 * @param transitTime time of transit (BX-468)
 * @param transitUnit unit of that time (BX-469)
 * @param transitPlaceKind kind of the place on the way (BX-470)
 * @param transitPlace place on the way (BX-471)
 * @param equipmentKind kind of equipment (BX-472)
 * @param seal seal number (BX-473)
 * @param handling special handling (BX-474)
 * @param hazard class of hazardous goods (BX-475)
 * @param hazardText hazardous goods in words (BX-476)
 * @param titlePlaceKind kind of the place where title passes (BX-477)
 * @param titlePlace place where title passes (BX-478)
 * @param risk who bears the risk of loss (BX-479)
 * @param riskText risk of loss in words (BX-480)
 * @param incotermsText delivery terms in words (BX-488)
 * @param difference difference to the quantity that was ordered (BX-596)
 * @param differenceReason reason of that difference, as a foreign code with its origin before a colon (BX-597)
 * @param placeCode code of the place, such as a UN/LOCODE (BX-598)
 * @param locations places of the journey (BX-803)
 */
public record Shipment(
    @Term("BX-190") String mode,
    @Term("BX-191") String carrierCode,
    @Term("BX-192") String carrier,
    @Term("BX-193") String trackingKind,
    @Term("BX-194") String tracking,
    @Term("BX-195") String status,
    @Term("BX-196") Moment date,
    @Term("BX-197") String freightTerms,
    @Term("BX-198") String incotermsScheme,
    @Term("BX-199") String incoterms,
    @Term("BX-200") String placeKind,
    @Term("BX-201") String place,
    @Term("BX-202") String equipment,
    @Term("BX-203") Decimal units,
    @Term("BX-204") String unitsUnit,
    @Term("BX-205") Decimal weight,
    @Term("BX-206") String weightUnit,
    @Term("BX-207") Decimal volume,
    @Term("BX-208") String volumeUnit,
    @Term("BX-209") String serviceLevel,
    @Term("BX-340") String equipmentInitial,
    @Term("BX-466") String sequence,
    @Term("BX-467") String carrierScheme,
    @Term("BX-468") Decimal transitTime,
    @Term("BX-469") String transitUnit,
    @Term("BX-470") String transitPlaceKind,
    @Term("BX-471") String transitPlace,
    @Term("BX-472") String equipmentKind,
    @Term("BX-473") String seal,
    @Term("BX-474") String handling,
    @Term("BX-475") String hazard,
    @Term("BX-476") String hazardText,
    @Term("BX-477") String titlePlaceKind,
    @Term("BX-478") String titlePlace,
    @Term("BX-479") String risk,
    @Term("BX-480") String riskText,
    @Term("BX-488") String incotermsText,
    @Term("BX-596") Decimal difference,
    @Term("BX-597") String differenceReason,
    @Term("BX-598") String placeCode,
    @Term("BX-803") List<Location> locations) {
  public Shipment {
    locations = locations == null ? List.of() : List.copyOf(locations);
  }
}
