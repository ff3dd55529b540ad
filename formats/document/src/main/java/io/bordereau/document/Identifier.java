package io.bordereau.document;

/**
 * An identifier and the scheme that it belongs to (ISO 6523 ICD, EAS, or a partner's own).
 *
 * @param value the identifier (BX-1)
 * @param scheme the scheme, null when none is known (BX-2)
 * @param version the version of the scheme (BX-3)
 */
public record Identifier(
    @Term("BX-1") String value,
    @Term("BX-2") String scheme,
    @Term("BX-3") String version) {
}
