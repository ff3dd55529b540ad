package io.bordereau.simulators;

/** A message is not what was agreed on; the words say why. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  /** Says why. */
  Unfit(String words) {
    super(words);
  }
}
