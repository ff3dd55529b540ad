package io.bordereau.rules;

import io.bordereau.mapping.Severity;
import java.util.List;
import java.util.Map;

/**
 * Which layers prove which documents: a row of {@code profiles.csv}.
 *
 * @param profile the profile's id, such as {@code peppol-bis-3}
 * @param root the document element as {@code {namespace}name}
 * @param customization how the document's specification identifier (BT-24) begins; empty when any will do
 * @param layers what is run, in this order
 * @param levels by rule: how grave the profile's publisher calls it, where that is not what its author says
 */
public record RuleSet(String profile, String root, String customization, List<Layer> layers, Map<String, Severity> levels) {
  public RuleSet {
    layers = List.copyOf(layers);
    levels = Map.copyOf(levels);
  }

  /** Whether this set belongs to the profile or to the family that the name before the slash means. */
  boolean isOf(String name) {
    return profile.equals(name) || profile.startsWith(name) && profile.charAt(name.length()) == '/';
  }
}
