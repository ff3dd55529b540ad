package io.bordereau.routes.ledger;

/**
 * One document of a carrier (a batch, an interchange of several messages).
 *
 * @param number its place in the carrier, from 1; the same part is never made twice
 * @param payload digest of its bytes
 * @param format their format
 * @param name for people
 * @param work the kind of work to do first
 */
public record Part(int number, String payload, String format, String name, String work) {}
