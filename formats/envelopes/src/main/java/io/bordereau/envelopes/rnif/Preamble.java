package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * The first part of every message.
 *
 * @param authority who sets the standard; {@code RosettaNet}
 * @param version of the framework; {@code V02.00}
 */
public record Preamble(@Term("RN-01") String authority, @Term("RN-02") String version) {
  /** That of RNIF 2.0. */
  public static final Preamble V02 = new Preamble("RosettaNet", "V02.00");
}
