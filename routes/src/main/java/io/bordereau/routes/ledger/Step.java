package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a worker did to a document, to be appended as an entry.
 *
 * @param stage what happened
 * @param words one line for people; never null
 * @param facts named facts, sorted: digests of bytes ({@code rendered}) and of what made them ({@code mapping}, {@code rules}, {@code agreement})
 * @param findings what was said about it
 * @param lost what the result does not hold
 * @param profile by what the document is found from now on; null when that does not change. It stands in no entry
 */
public record Step(Stage stage, String words, SortedMap<String, String> facts, List<Finding> findings, List<Lost> lost, Profile profile) {
  public Step {
    facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    findings = List.copyOf(findings);
    lost = List.copyOf(lost);
  }

  /** A step after which the document is found as before. */
  public Step(Stage stage, String words, SortedMap<String, String> facts, List<Finding> findings, List<Lost> lost) {
    this(stage, words, facts, findings, lost, null);
  }

  /** A step with words only. */
  public static Step of(Stage stage, String words) {
    return new Step(stage, words, new TreeMap<>(), List.of(), List.of());
  }

  /** The same with facts added. */
  public Step facts(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(facts);
    all.putAll(more);
    return new Step(stage, words, all, findings, lost, profile);
  }

  /** The same with one fact added. */
  public Step fact(String name, String value) {
    return facts(Map.of(name, value));
  }

  /** The same with these findings. */
  public Step findings(List<Finding> those) {
    return new Step(stage, words, facts, those, lost, profile);
  }

  /** The same with these losses. */
  public Step lost(List<Lost> those) {
    return new Step(stage, words, facts, findings, those, profile);
  }

  /** The same, after which the document is found by this. */
  public Step found(Profile by) {
    return new Step(stage, words, facts, findings, lost, by);
  }
}
