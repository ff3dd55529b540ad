package io.bordereau.document;

/**
 * A measured or demanded property of goods: a weight, a length, a temperature.
 *
 * @param kind what the measurement is about (OT-250)
 * @param what what is measured (OT-251)
 * @param value the value (OT-252)
 * @param unit unit, UN/ECE Recommendation 20 (OT-253)
 * @param least least value (OT-254)
 * @param most greatest value (OT-255)
 * @param significance how the value is to be understood: about, at most (OT-256)
 * @param attribute value as a code (OT-257)
 * @param surface surface or layer (OT-258)
 * @param method method of measuring (OT-259)
 * @param text attribute in words (OT-280)
 * @param digits significant digits (OT-281)
 */
public record Measurement(
    @Term("OT-250") String kind,
    @Term("OT-251") String what,
    @Term("OT-252") Decimal value,
    @Term("OT-253") String unit,
    @Term("OT-254") Decimal least,
    @Term("OT-255") Decimal most,
    @Term("OT-256") String significance,
    @Term("OT-257") String attribute,
    @Term("OT-258") String surface,
    @Term("OT-259") String method,
    @Term("OT-280") String text,
    @Term("OT-281") String digits) {}
