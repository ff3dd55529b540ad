package io.bordereau.mapping;

/** What interpreters note on the nodes of a tree. */
final class Marks {
  private Marks() {}

  /** The node's own text was read into a term. */
  static final int MAPPED = 1;

  /** The node's own text was asserted equal to a constant, an echo or a computed value. */
  static final int DERIVED = 2;

  /** The node was entered by a frame. */
  static final int CLAIMED = 4;

  /** The node's own text is not data by itself: an attribute that the standard fixes. A syntax sets it. */
  static final int FIXED = 8;

  /** The node belongs to a member of a list. */
  static final int ANCHOR = 16;

  /** The node is written whether or not anything of the document stands in it. */
  static final int STANDS = 32;

  /** The node is written whenever its surroundings are. */
  static final int ALONG = 64;

  static final int READ = MAPPED | DERIVED;
}
