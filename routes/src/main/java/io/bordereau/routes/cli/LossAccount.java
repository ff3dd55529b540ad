package io.bordereau.routes.cli;

import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss account of a conversion: the writer names what it has no place for by canonical paths; here each becomes the places of the
 * input that it came from, with the values as the input spells them, and moves those leaves from "mapped" or "passed" to "lost".
 */
final class LossAccount {
  private LossAccount() {}

  /** Books one business document that was read and then written. */
  static void book(Read<?> read, Written written, Answer answer) {
    var counts = read.counts();
    if (!written.lost().isEmpty()) {
      var sources = sources(read.trace());
      int mapped = 0;
      int passed = 0;
      for (var lost : written.lost()) {
        if (lost.term() == null) {
          passed++;
          answer.lost().add(lost);
          continue;
        }
        var steps = sources.getOrDefault(lost.where(), List.of());
        if (steps.isEmpty()) answer.lost().add(lost);
        for (var step : steps) answer.lost().add(new Lost(step.place(), lost.term(), step.value(), lost.why()));
        mapped += steps.size();
      }
      mapped = Math.min(mapped, counts.mapped());
      passed = Math.min(passed, counts.passed());
      counts = new Counts(counts.leaves(), counts.mapped() - mapped, counts.derived(), counts.passed() - passed, counts.lost() + mapped + passed);
    }
    answer.count(counts);
  }

  private static Map<String, List<Trace.Step>> sources(Trace trace) {
    var byPath = new HashMap<String, List<Trace.Step>>();
    for (var step : trace.steps()) byPath.computeIfAbsent(step.path(), path -> new ArrayList<>()).add(step);
    return byPath;
  }
}
