package io.bordereau.mapping;

/** Whose turn it is after a finding: who sent the document, who receives it, or whoever runs the hub. */
public enum Turn {
  SENDER,
  RECEIVER,
  HUB
}
