package io.bordereau.mapping;

/**
 * One piece of business data that an output does not hold.
 *
 * @param where its place in the source: a path of the input format, or a path of the canonical document
 * @param term its term; null for residue
 * @param value the value itself
 * @param why why the target has no place for it
 */
public record Lost(String where, String term, String value, String why) {}
