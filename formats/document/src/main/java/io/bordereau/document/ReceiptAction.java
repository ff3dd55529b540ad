package io.bordereau.document;

/**
 * What the receiver of an answer is asked to do.
 *
 * @param code what, with the list that the code is of before a colon (AT-162)
 * @param text in words (AT-163)
 */
public record ReceiptAction(
    @Term("AT-162") String code,
    @Term("AT-163") String text) {}
