package io.bordereau.document;

import java.util.List;

/**
 * A tax that the VAT breakdown of EN 16931 cannot say: US sales tax by jurisdiction, GST, HST, PST, QST, withholding.
 *
 * @param type canonical word of the tax, or a foreign code with its origin before a colon (BX-110)
 * @param amount amount (BX-111)
 * @param rate percent (BX-112)
 * @param base taxable amount (BX-113)
 * @param jurisdiction jurisdiction (BX-114)
 * @param jurisdictionScheme who names the jurisdiction (BX-115)
 * @param exemption exemption code (BX-116)
 * @param reason exemption reason or description (BX-117)
 * @param certificate tax id or exemption certificate (BX-118)
 * @param relation whether the amount is added or only informs (BX-119)
 * @param purpose what is taxed (BX-120)
 * @param description description (BX-121)
 * @param taxPoint tax point date (BX-122)
 * @param properties named values (BX-123)
 * @param amountAccounting amount in the accounting currency (BX-595)
 * @param locations places (BX-802)
 */
public record Tax(
    @Term("BX-110") String type,
    @Term("BX-111") Money amount,
    @Term("BX-112") Decimal rate,
    @Term("BX-113") Money base,
    @Term("BX-114") String jurisdiction,
    @Term("BX-115") String jurisdictionScheme,
    @Term("BX-116") String exemption,
    @Term("BX-117") String reason,
    @Term("BX-118") String certificate,
    @Term("BX-119") String relation,
    @Term("BX-120") String purpose,
    @Term("BX-121") String description,
    @Term("BX-122") Moment taxPoint,
    @Term("BX-123") List<Property> properties,
    @Term("BX-595") Money amountAccounting,
    @Term("BX-802") List<Location> locations) {
  public Tax {
    properties = properties == null ? List.of() : List.copyOf(properties);
    locations = locations == null ? List.of() : List.copyOf(locations);
  }
}
