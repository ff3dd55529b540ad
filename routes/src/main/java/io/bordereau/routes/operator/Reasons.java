package io.bordereau.routes.operator;

import io.bordereau.routes.rest.Unwelcome;

/** Why somebody does something: it stands in the ledger for ever, so it must be there, be short, and be plain text. */
final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /**
   * The reason in plain characters.
   *
   * @throws Unwelcome 400 when there is none, or too much of it
   */
  static String of(String reason) {
    var plain = reason == null ? "" : plain(reason);
    if (plain.isEmpty() || plain.length() > LONGEST) {
      throw new Unwelcome(400, "HUB-66", "Whatever is done by hand needs a reason of 1 to " + LONGEST + " characters.", "Say why, in the field reason or by --reason.");
    }
    return plain;
  }

  /** Without control characters, on one line. */
  static String plain(String text) {
    return text.replaceAll("\\p{C}+", " ").strip();
  }
}
