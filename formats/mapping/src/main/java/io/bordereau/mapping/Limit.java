package io.bordereau.mapping;

/** What an edition of a format does not know yet, over the tree of a document that was written: looked at node by node, parents first. */
@FunctionalInterface
public interface Limit {
  /** No limit. */
  Limit NONE = (tree, node) -> null;

  /** Why a node cannot stand, in words for the loss account; null when it can. */
  String forbids(Tree tree, int node);
}
