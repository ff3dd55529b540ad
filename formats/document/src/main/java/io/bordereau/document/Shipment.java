package io.bordereau.document;

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
    @Term("BX-340") String equipmentInitial) {
}
