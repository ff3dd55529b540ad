package io.bordereau.rules;

import java.util.List;

/**
 * Which layers prove which documents: a row of {@code profiles.csv}.
 *
 * @param profile the profile's id, such as {@code peppol-bis-3}
 * @param root the document element as {@code {namespace}name}
 * @param customization how the document's specification identifier (BT-24) begins; empty when any will do
 * @param layers what is run, in this order
 */
public record RuleSet(String profile, String root, String customization, List<Layer> layers) {
  public RuleSet {
    layers = List.copyOf(layers);
  }

  /** Whether this set belongs to the profile or to the family that the name before the slash means. */
  boolean isOf(String name) {
    return profile.equals(name) || profile.startsWith(name) && profile.charAt(name.length()) == '/';
  }
}
