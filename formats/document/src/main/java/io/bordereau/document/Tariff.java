package io.bordereau.document;

/**
 * The tariff that a freight rate was taken from (X12 L7). Every part may be null.
 *
 * @param agency who publishes it (BX-563)
 * @param number number of the tariff (BX-564)
 * @param section section (BX-565)
 * @param item item (BX-566)
 * @param freightClass freight class (BX-567)
 * @param effective since when it holds (BX-568)
 * @param rateBasis what the rate is based on (BX-569)
 */
public record Tariff(
    @Term("BX-563") String agency,
    @Term("BX-564") String number,
    @Term("BX-565") String section,
    @Term("BX-566") String item,
    @Term("BX-567") String freightClass,
    @Term("BX-568") Moment effective,
    @Term("BX-569") String rateBasis) {}
