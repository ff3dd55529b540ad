package io.bordereau.edi;

import io.bordereau.mapping.Tree;

/** Texts that are longer than their element: how a dialect spreads them, made whole for mappings and cut again for the syntax. */
sealed interface Texts permits LongTexts, EdifactTexts {
  /** Joins what was cut, in a tree that was read. */
  void join(Tree tree);

  /** Cuts what is too long, in a tree that is to be written. */
  void cut(Tree tree);
}
