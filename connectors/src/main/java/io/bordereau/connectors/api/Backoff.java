package io.bordereau.connectors.api;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: a pure function of the attempt and a source of chance. The pause grows by a factor up to a ceiling; chance shortens
 * it, so that many documents that failed together do not return together.
 *
 * @param attempts how often to send in all, the first time included; at least 1
 * @param first the pause after the first attempt, before chance
 * @param factor by which each further pause grows; at least 1
 * @param most the longest pause
 * @param jitter the share of the pause that chance may take away, 0 to 1
 */
public record Backoff(int attempts, Duration first, double factor, Duration most, double jitter) {
  /** Ten attempts, 30 s, doubling up to an hour, half of it by chance. */
  public static final Backoff DEFAULT = new Backoff(10, Duration.ofSeconds(30), 2, Duration.ofHours(1), 0.5);

  /** IllegalArgumentException when a part is out of its range. */
  public Backoff {
    if (attempts < 1 || first.isNegative() || !(factor >= 1) || most.compareTo(first) < 0 || !(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("attempts >= 1, first >= 0, factor >= 1, most >= first, jitter 0 to 1");
    }
  }

  /**
   * The pause before the next attempt.
   *
   * @param attempt how many attempts have been made, 1 after the first
   * @param random the source of chance
   * @return the pause; empty when no attempt is left and a person has to look
   */
  public Optional<Duration> next(int attempt, RandomGenerator random) {
    if (attempt >= attempts) {
      return Optional.empty();
    }
    double ceiling = most.toMillis();
    double pause = Math.min(ceiling, first.toMillis() * Math.pow(factor, Math.max(0, attempt - 1)));
    return Optional.of(Duration.ofMillis(Math.round(pause * (1 - jitter * random.nextDouble()))));
  }
}
