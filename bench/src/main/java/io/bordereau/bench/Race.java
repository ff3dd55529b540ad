package io.bordereau.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contestants in turns in one JVM and prints the median of their rounds: first a warm-up, then rounds in which each has the same CPU time,
 * in changing order. {@code -Drace.seconds=5 -Drace.rounds=7} set the length; the settings are printed with the figures.
 */
public final class Race {
  /** One piece of work; what it returns keeps the compiler from dropping it. */
  @FunctionalInterface
  public interface Work {
    /** Does it once. */
    Object once() throws Exception;
  }

  private static final double SECONDS = Double.parseDouble(System.getProperty("race.seconds", "3"));
  private static final int ROUNDS = Integer.getInteger("race.rounds", 5);

  /** The time that this thread computes: what else runs on the machine does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final String title;
  private final Map<String, Work> contestants = new LinkedHashMap<>();
  private Object sink;

  /** A race by its name. */
  public Race(String title) {
    this.title = title;
  }

  /** Adds a contestant; the others are compared with the first. */
  public Race with(String name, Work work) {
    contestants.put(name, work);
    return this;
  }

  /** Runs it and prints one line for each contestant. */
  public void run() throws Exception {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (String name : contestants.keySet()) {
      rate(name, 2 * SECONDS);
      rates.put(name, new ArrayList<>());
    }
    List<String> order = new ArrayList<>(contestants.keySet());
    for (int round = 0; round < ROUNDS; round++) {
      for (String name : order) {
        rates.get(name).add(rate(name, SECONDS));
      }
      order = order.reversed();
    }
    double first = median(rates.values().iterator().next());
    System.out.printf(Locale.ROOT, "%s (JDK %s, %d processors, %d rounds of %.1f s)%n", title, Runtime.version(),
        Runtime.getRuntime().availableProcessors(), ROUNDS, SECONDS);
    rates.forEach((name, all) -> System.out.printf(Locale.ROOT, "  %-24s %10.1f per CPU second   %9.3f ms   1 : %.2f   spread %.0f %%%n",
        name, median(all), 1000 / median(all), first / median(all), 100 * (all.getLast() - all.getFirst()) / median(all)));
    System.out.flush();
  }

  private double rate(String name, double seconds) throws Exception {
    Work work = contestants.get(name);
    long start = CLOCK.getCurrentThreadCpuTime();
    long end = start + (long) (seconds * 1e9);
    int done = 0;
    do {
      sink = work.once();
      done++;
    } while (CLOCK.getCurrentThreadCpuTime() < end || sink == null);
    return done * 1e9 / (CLOCK.getCurrentThreadCpuTime() - start);
  }

  private static double median(List<Double> values) {
    values.sort(null);
    return values.get(values.size() / 2);
  }
}
