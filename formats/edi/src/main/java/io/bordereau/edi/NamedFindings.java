package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.TermWords;
import io.bordereau.mapping.Trace;
import java.util.HashMap;
import java.util.List;

/** Findings about places of a written set, told as findings about what stands there: "BIG02 is too long" is the invoice number's fault. */
final class NamedFindings {
  private NamedFindings() {}

  /** The findings with the term of their place, where a value of the document stands there. */
  static List<Finding> of(List<Finding> findings, Trace trace) {
    if (findings.stream().noneMatch(f -> f.isError() && f.term() == null && f.where() != null)) return findings;
    var steps = new HashMap<String, Trace.Step>();
    for (var step : trace.steps()) steps.putIfAbsent(plain(step.place()), step);
    return findings.stream().map(f -> named(f, steps.get(f.where() == null || f.term() != null ? "" : plain(f.where())))).toList();
  }

  private static Finding named(Finding f, Trace.Step step) {
    if (step == null || !f.isError()) return f;
    var words = TermWords.of(step.term());
    var message = (words == null ? step.path() : "The " + words) + " (" + step.term() + "), '" + step.value() + "': " + f.message();
    return new Finding(f.code(), f.severity(), f.where(), step.term(), f.value(), message, f.official(), f.turn(), f.next());
  }

  /** A place where the first of several is told from an only one no more. */
  private static String plain(String place) {
    return place.replace("[1]", "");
  }
}
