package io.bordereau.document;

/**
 * Packaging of a line's item.
 *
 * @param inners packs per outer (BX-235)
 * @param size size of one (BX-236)
 * @param sizeUnit its unit (BX-237)
 * @param kind packaging code (BX-238)
 * @param weight gross weight (BX-239)
 * @param weightUnit its unit (BX-341)
 * @param volume gross volume (BX-342)
 * @param volumeUnit its unit (BX-343)
 */
public record Pack(
    @Term("BX-235") Decimal inners,
    @Term("BX-236") Decimal size,
    @Term("BX-237") String sizeUnit,
    @Term("BX-238") String kind,
    @Term("BX-239") Decimal weight,
    @Term("BX-341") String weightUnit,
    @Term("BX-342") Decimal volume,
    @Term("BX-343") String volumeUnit) {
}
