package io.bordereau.simulators;

/**
 * What a receiver does not accept in a document.
 *
 * @param code one of {@code SYNTAX}, {@code STRUCTURE}, {@code COUNT}, {@code TOTAL}, {@code SIGN}, {@code CODE}, {@code CREDENTIAL},
 *     {@code UNKNOWN_FORMAT}
 * @param text where and what, in words
 */
record Fault(String code, String text) {}
