package io.bordereau.connectors.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pause before another attempt is a pure function of the attempt and of chance. */
class BackoffTest {
  private static final Backoff PLAIN = new Backoff(6, Duration.ofSeconds(30), 2, Duration.ofMinutes(3), 0);
  private static final RandomGenerator NO_CHANCE = () -> 0;

  private static List<Long> seconds(Backoff backoff, RandomGenerator random) {
    return IntStream.rangeClosed(1, 10).mapToObj(i -> backoff.next(i, random)).flatMap(Optional::stream).map(Duration::toSeconds).toList();
  }

  @Test
  void growsToTheCeilingAndEnds() {
    assertEquals(List.of(30L, 60L, 120L, 180L, 180L), seconds(PLAIN, NO_CHANCE));
    assertEquals(Optional.empty(), PLAIN.next(6, NO_CHANCE));
    assertEquals(Optional.empty(), PLAIN.next(Integer.MAX_VALUE, NO_CHANCE));
  }

  @Test
  void chanceOnlyShortensAndTheSameChanceGivesTheSamePause() {
    Backoff half = new Backoff(6, Duration.ofSeconds(30), 2, Duration.ofMinutes(3), 0.5);
    List<Long> pauses = seconds(half, new Random(7));
    List<Long> most = List.of(30L, 60L, 120L, 180L, 180L);
    for (int i = 0; i < most.size(); i++) {
      assertTrue(pauses.get(i) <= most.get(i) && pauses.get(i) >= most.get(i) / 2, pauses.toString());
    }
    assertEquals(pauses, seconds(half, new Random(7)));
    assertTrue(IntStream.range(0, 50).mapToObj(i -> half.next(1, new Random(i))).distinct().count() > 40, "documents do not return together");
  }

  @Test
  void neverOverflows() {
    Backoff wild = new Backoff(Integer.MAX_VALUE, Duration.ofHours(1), 100, Duration.ofDays(1), 0);
    assertEquals(Optional.of(Duration.ofDays(1)), wild.next(1_000_000, NO_CHANCE));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Backoff(0, Duration.ZERO, 1, Duration.ZERO, 0));
    assertThrows(IllegalArgumentException.class, () -> new Backoff(1, Duration.ofSeconds(2), 1, Duration.ofSeconds(1), 0));
    assertThrows(IllegalArgumentException.class, () -> new Backoff(1, Duration.ZERO, Double.NaN, Duration.ZERO, 0));
    assertThrows(IllegalArgumentException.class, () -> new Backoff(1, Duration.ZERO, 1, Duration.ZERO, 1.5));
  }
}
