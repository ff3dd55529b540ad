package io.bordereau.connectors.mailbox;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/** The findings of this connector, one method each. */
final class Told {
  private Told() {}

  static Finding noFolder(String partner, String folder, String why) {
    return ours("NET-20", folder, "The mailbox folder " + folder + " of " + partner + " cannot be used: " + why + ".",
        "Correct endpoint.folder in the partner's agreement, or give the hub's user the right to write there.");
  }

  static Finding otherContent(String partner, String file) {
    return ours("NET-21", file, "In the mailbox of " + partner + " lies a file of the same name with other content; it was left alone.",
        "Find out who put it there, move it away, then resend the document.");
  }

  static Finding notWritten(String partner, String why) {
    return ours("NET-22", partner, "The document could not be put into the mailbox of " + partner + " (" + why + ").",
        "Nothing: it is tried again by itself. When it lasts, look at the disk and its rights.");
  }

  static Finding notFlushed(String partner) {
    return ours("NET-23", partner, "It is unknown whether the document lies in the mailbox of " + partner + ".",
        "Nothing: it is put again by itself under the same name.");
  }

  private static Finding ours(String code, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, null, null, value, message, null, Turn.HUB, next);
  }
}
