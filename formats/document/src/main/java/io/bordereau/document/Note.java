package io.bordereau.document;

/**
 * A note (BG-1).
 *
 * @param subject UNTDID 4451 code, or null (BX-90)
 * @param text text (BX-91)
 * @param language language of the text (BX-92)
 */
public record Note(
    @Term("BX-90") String subject,
    @Term("BX-91") String text,
    @Term("BX-92") String language) {
}
