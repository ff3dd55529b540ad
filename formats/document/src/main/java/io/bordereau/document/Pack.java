package io.bordereau.document;

import java.util.List;

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
 * @param level level of packaging, as a foreign code with its origin before a colon (BX-807)
 * @param information what is said of the packaging, as a foreign code with its origin before a colon (BX-808)
 * @param conditions terms of the packaging, as a foreign code with its origin before a colon (BX-809)
 * @param list list of the packaging code (BX-810)
 * @param measurements measurements (BX-811)
 * @param markings marks and labels (BX-812)
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
    @Term("BX-465") Decimal innerUnits,
    @Term("BX-807") String level,
    @Term("BX-808") String information,
    @Term("BX-809") String conditions,
    @Term("BX-810") String list,
    @Term("BX-811") List<Measurement> measurements,
    @Term("BX-812") List<Marking> markings) {
  public Pack {
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    markings = markings == null ? List.of() : List.copyOf(markings);
  }
}
