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
 * @param count number of packages (BX-451)
 * @param commodityScheme list of the commodity code (BX-452)
 * @param commodity commodity code (BX-453)
 * @param text in words (BX-454)
 * @param weightKind which weight is meant, where that is said (BX-455)
 * @param agency agency of the code (BX-456)
 * @param code packaging as a code of that agency (BX-457)
 * @param characteristic what the words or the code describe (BX-458)
 * @param textKind how the words are to be read (BX-459)
 * @param unitLoad how packages are loaded (BX-460)
 * @param length length (BX-461)
 * @param width width (BX-462)
 * @param height height (BX-463)
 * @param lengthUnit unit of the three (BX-464)
 * @param innerUnits units in each inner pack (BX-465)
 */
public record Pack(
    @Term("BX-235") Decimal inners,
    @Term("BX-236") Decimal size,
    @Term("BX-237") String sizeUnit,
    @Term("BX-238") String kind,
    @Term("BX-239") Decimal weight,
    @Term("BX-341") String weightUnit,
    @Term("BX-342") Decimal volume,
    @Term("BX-343") String volumeUnit,
    @Term("BX-451") Decimal count,
    @Term("BX-452") String commodityScheme,
    @Term("BX-453") String commodity,
    @Term("BX-454") String text,
    @Term("BX-455") String weightKind,
    @Term("BX-456") String agency,
    @Term("BX-457") String code,
    @Term("BX-458") String characteristic,
    @Term("BX-459") String textKind,
    @Term("BX-460") String unitLoad,
    @Term("BX-461") Decimal length,
    @Term("BX-462") Decimal width,
    @Term("BX-463") Decimal height,
    @Term("BX-464") String lengthUnit,
    @Term("BX-465") Decimal innerUnits) {
}
