package io.bordereau.routes.ledger;

import java.time.Instant;

/**
 * Something a person should look at.
 *
 * @param document the document; null when it is about none
 * @param kind {@code answer-overdue}, {@code contradiction}, {@code other-bytes}, {@code unmatched}, {@code conflict}, {@code certificate}, {@code no-room}
 * @param since when it began
 * @param words one line for people
 */
public record Alarm(String document, String kind, Instant since, String words) {}
