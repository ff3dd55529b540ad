package io.bordereau.routes.ledger;

/**
 * A series of control numbers; never shared between partners.
 *
 * @param name what is numbered: {@code isa13}, {@code gs06}, {@code unb0020}
 * @param sender our identification
 * @param receiver the partner's
 * @param standard {@code x12}, {@code edifact}
 * @param environment {@code test} or {@code production}
 * @param start the first number of a new series
 * @param last the number after which the series starts again
 */
public record Scope(String name, String sender, String receiver, String standard, String environment, long start, long last) {}
