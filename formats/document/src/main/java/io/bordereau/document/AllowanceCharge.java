package io.bordereau.document;

import java.util.List;

/**
 * An allowance or a charge, on the document (BG-20, BG-21) or on a line (BG-27, BG-28). Amounts are positive.
 *
 * @param amount amount (BX-130)
 * @param base base amount (BX-131)
 * @param percent percentage (BX-132)
 * @param category VAT category, UNTDID 5305 (BX-133)
 * @param rate VAT rate in percent (BX-134)
 * @param reason reason (BX-135)
 * @param reasonCode UNTDID 5189 or 7161 code (BX-136)
 * @param taxScheme tax scheme, null for VAT (BX-137)
 * @param taxes other taxes (BX-138)
 * @param handling method of handling (BX-139)
 * @param unitRate amount per unit (BX-140)
 * @param quantity quantity it is for (BX-141)
 * @param unit unit of that quantity (BX-142)
 * @param agency agency of a partner's own code (BX-143)
 * @param agencyCode partner's own code (BX-144)
 * @param reference reference (BX-145)
 * @param percentBasis what the percentage is of (BX-146)
 * @param properties named values (BX-147)
 * @param tax VAT amount where it is stated (BX-813)
 * @param sequence step in which it is calculated, where several follow one another (BX-814)
 * @param indicator what it is where it is neither, as a foreign code with its origin before a colon (BX-784)
 * @param number number of the agreement (BX-785)
 * @param dates dates (BX-786)
 * @param quantityRange bounds of the quantity (BX-787)
 * @param percentRange bounds of the percentage (BX-788)
 * @param amountRange bounds of the amount (BX-789)
 * @param rateRange bounds of the amount per unit (BX-790)
 * @param list list of a partner's own code (BX-791)
 */
public record AllowanceCharge(
    @Term("BX-130") Money amount,
    @Term("BX-131") Money base,
    @Term("BX-132") Decimal percent,
    @Term("BX-133") String category,
    @Term("BX-134") Decimal rate,
    @Term("BX-135") String reason,
    @Term("BX-136") String reasonCode,
    @Term("BX-137") String taxScheme,
    @Term("BX-138") List<Tax> taxes,
    @Term("BX-139") String handling,
    @Term("BX-140") Decimal unitRate,
    @Term("BX-141") Decimal quantity,
    @Term("BX-142") String unit,
    @Term("BX-143") String agency,
    @Term("BX-144") String agencyCode,
    @Term("BX-145") String reference,
    @Term("BX-146") String percentBasis,
    @Term("BX-147") List<Property> properties,
    @Term("BX-813") Money tax,
    @Term("BX-814") String sequence,
    @Term("BX-784") String indicator,
    @Term("BX-785") String number,
    @Term("BX-786") List<OtherDate> dates,
    @Term("BX-787") Range quantityRange,
    @Term("BX-788") Range percentRange,
    @Term("BX-789") Range amountRange,
    @Term("BX-790") Range rateRange,
    @Term("BX-791") String list) {
  public AllowanceCharge {
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    properties = properties == null ? List.of() : List.copyOf(properties);
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
