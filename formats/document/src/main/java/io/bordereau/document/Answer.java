package io.bordereau.document;

/**
 * An answer to a question that the partners agreed on (X12 YNQ). Every part may be null.
 *
 * @param question condition, as a foreign code with its origin before a colon (BX-537)
 * @param answer yes, no, or a foreign code with its origin before a colon (BX-538)
 * @param date since when (BX-539)
 * @param list list of the code (BX-540)
 * @param code code of the question (BX-541)
 * @param text words (BX-542)
 */
public record Answer(
    @Term("BX-537") String question,
    @Term("BX-538") String answer,
    @Term("BX-539") Moment date,
    @Term("BX-540") String list,
    @Term("BX-541") String code,
    @Term("BX-542") String text) {}
