package io.bordereau.document;

/**
 * A time that something takes.
 *
 * @param kind from what to what: a canonical word, or a foreign code with its origin before a colon (OT-245)
 * @param time how long (OT-246)
 * @param unit unit of time, as a word or a foreign code (OT-247)
 * @param date date from which it holds (OT-248)
 */
public record LeadTime(
    @Term("OT-245") String kind,
    @Term("OT-246") Decimal time,
    @Term("OT-247") String unit,
    @Term("OT-248") Moment date) {}
