package io.bordereau.routes.agreements;

import io.bordereau.connectors.Connectors;
import io.bordereau.mapping.Choice;
import io.bordereau.routes.pages.HouseFormats;
import io.bordereau.rules.Rules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an agreement may name, besides other files.
 *
 * @param formats the ids of the formats, with the choices of each
 * @param profiles the ids of the official rules
 * @param connectors the ids of the connectors
 */
record Register(Map<String, List<Choice>> formats, Collection<String> profiles, Collection<String> connectors) {
  /** The profile of whoever has no official rules. */
  static final String NO_PROFILE = "none";

  /** What this program knows. */
  static Register ofProgram() {
    Map<String, List<Choice>> formats = new LinkedHashMap<>();
    HouseFormats.WRITTEN.forEach(format -> formats.put(format.id(), format.choices()));
    Set<String> profiles = new LinkedHashSet<>(Rules.official().profiles());
    profiles.add(NO_PROFILE);
    return new Register(formats, profiles, Connectors.ids());
  }

  /** The same, and one more format without choices. */
  Register and(String format) {
    Map<String, List<Choice>> more = new LinkedHashMap<>(formats);
    more.putIfAbsent(format, List.of());
    return new Register(more, profiles, connectors);
  }
}
