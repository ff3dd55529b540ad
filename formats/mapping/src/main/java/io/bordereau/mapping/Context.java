package io.bordereau.mapping;

import java.util.Map;
import java.util.Set;

/**
 * What a conversion must know besides the document: choices of the partner's agreement. Pure data.
 *
 * @param options choices by name, such as {@code sign=negative}; each mapping documents its own
 * @param residue the paths of residue that the agreement lets through to the partner; null lets all through (no partner)
 * @param envelope whether the neutral test envelope is put around EDI and cXML
 * @param overlay the partner's deviations from the format
 */
public record Context(Map<String, String> options, Set<String> residue, boolean envelope, Overlay overlay) {
  /** No partner: every residue passes, neutral envelopes. */
  public static final Context NEUTRAL = new Context(Map.of(), null, true);

  /** No deviations. */
  public Context(Map<String, String> options, Set<String> residue, boolean envelope) {
    this(options, residue, envelope, Overlay.NONE);
  }

  public Context {
    options = Map.copyOf(options);
  }

  /** An option's value, or the given default. */
  public String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }
}
