package io.bordereau.rules;

/**
 * One rule that fired, as the publisher's report (SVRL, ISO/IEC 19757-3 annex D) writes it.
 *
 * @param id the publisher's id; empty when the report gives none
 * @param flag how grave: {@code fatal}, {@code warning}, {@code information}; empty when the report does not say
 * @param location where, as XPath
 * @param text the rule's words
 */
record Fired(String id, String flag, String location, String text) {}
