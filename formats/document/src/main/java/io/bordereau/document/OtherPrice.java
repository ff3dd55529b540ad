package io.bordereau.document;

/**
 * A price or price fact that has no term of its own: a resale price, a price by quantity, a discount multiplier.
 *
 * @param kind what price it is: a canonical word, or a foreign code with its origin before a colon (OT-220)
 * @param trade class of trade that it holds for (OT-221)
 * @param price the price (OT-222)
 * @param quantity quantity that it holds for or from (OT-223)
 * @param unit unit of that quantity (OT-224)
 * @param multiplierKind what the multiplier is (OT-225)
 * @param multiplier factor on the price (OT-226)
 * @param amount amount (OT-227)
 * @param basis basis of the price (OT-228)
 * @param condition condition under which it holds (OT-229)
 * @param multiple number of units that have this price together (OT-230)
 */
public record OtherPrice(
    @Term("OT-220") String kind,
    @Term("OT-221") String trade,
    @Term("OT-222") Decimal price,
    @Term("OT-223") Decimal quantity,
    @Term("OT-224") String unit,
    @Term("OT-225") String multiplierKind,
    @Term("OT-226") Decimal multiplier,
    @Term("OT-227") Money amount,
    @Term("OT-228") String basis,
    @Term("OT-229") String condition,
    @Term("OT-230") Decimal multiple) {}
