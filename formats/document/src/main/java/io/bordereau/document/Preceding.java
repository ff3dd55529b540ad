package io.bordereau.document;

/**
 * A preceding invoice (BG-3).
 *
 * @param number its number (BT-25)
 * @param issued its issue date (BT-26)
 * @param messageId identity of the message that carried it (BX-95)
 */
public record Preceding(
    @Term("BT-25") String number,
    @Term("BT-26") Moment issued,
    @Term("BX-95") String messageId) {
}
