package io.bordereau.document;

import java.util.List;

/**
 * Structured payment terms. Every part may be null.
 *
 * @param type kind of terms (BX-170)
 * @param basis date that the days count from (BX-171)
 * @param discountPercent discount in percent (BX-172)
 * @param discountDue last day of the discount (BX-173)
 * @param discountDays days of the discount (BX-174)
 * @param netDue due date (BX-175)
 * @param netDays net days (BX-176)
 * @param discountAmount discount amount (BX-177)
 * @param deferredDue due date of a deferred part (BX-178)
 * @param deferredAmount deferred amount (BX-179)
 * @param deferredPercent percent payable (BX-180)
 * @param text in words (BX-181)
 * @param dayOfMonth day of the month (BX-182)
 * @param method payment method it holds for (BX-183)
 * @param methodLimit limit of that method (BX-184)
 * @param properties named values (BX-185)
 * @param latePercent percentage of a charge for late payment (BX-594)
 * @param period what discount days and net days count where it is not days: WK, MON, ANN (BX-815)
 * @param discountBase amount that the discount is taken of (BX-920)
 * @param since day that the days of the discount count from (BX-921)
 */
public record PaymentTerm(
    @Term("BX-170") String type,
    @Term("BX-171") String basis,
    @Term("BX-172") Decimal discountPercent,
    @Term("BX-173") Moment discountDue,
    @Term("BX-174") Decimal discountDays,
    @Term("BX-175") Moment netDue,
    @Term("BX-176") Decimal netDays,
    @Term("BX-177") Money discountAmount,
    @Term("BX-178") Moment deferredDue,
    @Term("BX-179") Money deferredAmount,
    @Term("BX-180") Decimal deferredPercent,
    @Term("BX-181") String text,
    @Term("BX-182") Decimal dayOfMonth,
    @Term("BX-183") String method,
    @Term("BX-184") Decimal methodLimit,
    @Term("BX-185") List<Property> properties,
    @Term("BX-594") Decimal latePercent,
    @Term("BX-815") String period,
    @Term("BX-920") Money discountBase,
    @Term("BX-921") Moment since) {
  public PaymentTerm {
    properties = properties == null ? List.of() : List.copyOf(properties);
  }
}
