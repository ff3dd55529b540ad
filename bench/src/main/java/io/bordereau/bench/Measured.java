package io.bordereau.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs a JMH benchmark, one JVM for each contestant, and prints the CPU time of one piece of work beside the time on the clock: on a busy
 * machine only the former says something. {@code -Drace.seconds=5 -Drace.rounds=7} set the length, as for {@link Race}.
 */
final class Measured {
  private Measured() {}

  /** Runs every benchmark of a class, and prints a line for each of them and each of its parameters. */
  static void run(Class<?> benchmarks) throws Exception {
    int seconds = Math.max(1, (int) Double.parseDouble(System.getProperty("race.seconds", "3")));
    int rounds = Integer.getInteger("race.rounds", 5);
    var options = new OptionsBuilder().include(benchmarks.getName().replace(".", "\\.") + "\\.").mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS)
        .forks(1).warmupIterations(3).warmupTime(TimeValue.seconds(2L * seconds)).measurementIterations(rounds)
        .measurementTime(TimeValue.seconds(seconds)).shouldFailOnError(true).addProfiler(CpuTime.class).build();
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double before = system.getSystemLoadAverage();
    var results = new Runner(options).run();
    System.out.printf(Locale.ROOT, "%n%s (JMH, JDK %s, %d processors, load %.1f before and %.1f after, warm-up 3 times %d s, %d rounds of %d s)%n",
        benchmarks.getSimpleName(), Runtime.version(), system.getAvailableProcessors(), before, system.getSystemLoadAverage(), 2 * seconds, rounds, seconds);
    print(results);
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Double> fastest = new TreeMap<>();
    results.forEach(r -> fastest.merge(parameters(r), cpu(r), Math::min));
    for (var result : results) {
      System.out.printf(Locale.ROOT, "  %-12s %-28s %10.1f us CPU (+- %.1f)   %9.1f per CPU second   %10.1f us on the clock   1 : %.2f%n",
          result.getPrimaryResult().getLabel(), parameters(result), cpu(result), result.getSecondaryResults().get(CpuTime.NAME).getScoreError(),
          1e6 / cpu(result), result.getPrimaryResult().getScore(), cpu(result) / fastest.get(parameters(result)));
    }
    System.out.flush();
  }

  private static double cpu(RunResult result) {
    return result.getSecondaryResults().get(CpuTime.NAME).getScore();
  }

  private static String parameters(RunResult result) {
    var params = result.getParams();
    return params.getParamsKeys().stream().map(key -> key + "=" + params.getParam(key)).collect(Collectors.joining(" "));
  }
}
