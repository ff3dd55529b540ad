package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Backoff;
import java.time.Duration;

/**
 * How often and when to send again.
 *
 * @param attempts how often in all, the first time included
 * @param first the pause after the first attempt
 * @param factor by which each further pause grows
 * @param most the longest pause
 * @param jitter the share of a pause that chance may take away
 */
public record Retry(
    @Field(value = "how often in all, the first time included", required = true, least = 1, greatest = 1000) int attempts,
    @Field(value = "the pause after the first attempt, such as 30s", required = true) Duration first,
    @Field(value = "by which each further pause grows", required = true, least = 1, greatest = 100) double factor,
    @Field(value = "the longest pause, such as 1h", required = true) Duration most,
    @Field(value = "the share of a pause that chance may take away, 0 to 1", required = true, least = 0, greatest = 1) double jitter) {
  /** As {@link Backoff#DEFAULT}. */
  public static final Retry DEFAULT = new Retry(10, Duration.ofSeconds(30), 2, Duration.ofHours(1), 0.5);

  /** The policy as a pure function. */
  public Backoff backoff() {
    return new Backoff(attempts, first, factor, most.compareTo(first) < 0 ? first : most, jitter);
  }
}
