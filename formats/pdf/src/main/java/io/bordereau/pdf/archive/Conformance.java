package io.bordereau.pdf.archive;

/** Level of conformance with PDF/A-3 (ISO 19005-3, clause 5). */
public enum Conformance {
  /** Tagged, with Unicode text: everything of level U, and the logical structure. */
  A,
  /** The look is kept. */
  B,
  /** The look is kept and all text maps to Unicode. */
  U
}
