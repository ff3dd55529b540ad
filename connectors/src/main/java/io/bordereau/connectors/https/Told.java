package io.bordereau.connectors.https;

import io.bordereau.connectors.protocols.cxml.CxmlStatus;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/** The findings of this connector, one method each, so that codes and words stand in one place. */
final class Told {
  private static final int LONGEST = 500;

  private Told() {}

  static Finding plainAddress(String partner) {
    return ours("NET-01", partner, "The address of " + partner + " is not a usable https address.",
        "Correct endpoint.url in the partner's agreement.");
  }

  static Finding missingSecret(String partner, String reference) {
    return ours("NET-02", partner, "The secret " + reference + " for " + partner + " is missing or cannot be used in a header.",
        "Provide it under that reference; until then nothing is sent to " + partner + ".");
  }

  static Finding badStore(String partner, String file, String why) {
    return ours("NET-03", partner, "The key store " + file + " for " + partner + " cannot be used: " + why + ".",
        "Provide a PKCS#12 store with one key and its chain, and its password by reference.");
  }

  static Finding badTrust(String partner, String file, String why) {
    return ours("NET-04", partner, "The trusted certificates in " + file + " for " + partner + " cannot be used: " + why + ".",
        "Provide a PEM file with the certificates that the partner's own descends from.");
  }

  static Finding badHeader(String partner, String header) {
    return ours("NET-05", partner, "The header " + header + " in the agreement of " + partner + " cannot be set.",
        "Choose another header with the partner.");
  }

  static Finding unreachable(String peer, String why) {
    return theirs("NET-06", peer, "No connection to " + peer + " could be made (" + why + "); nothing was sent.",
        "Nothing: it is sent again by itself. When it lasts, check the address and ask the partner.");
  }

  static Finding stranger(String peer, String why) {
    return ours("NET-07", peer, "Whoever answers at " + peer + " could not prove to be the partner (" + why + "); nothing was sent.",
        "Compare the partner's certificate with tls.trust in its agreement; it is sent again by itself.");
  }

  static Finding unwelcome(String peer, String why) {
    return ours("NET-08", peer, peer + " does not accept our TLS certificate (" + why + ").",
        "Give the partner our certificate, or correct tls.client in its agreement; it is sent again by itself.");
  }

  static Finding moved(String peer, int status, String location) {
    return ours("NET-09", peer, peer + " answered HTTP " + status + " and names another address" + (location == null ? "" : ": " + location)
        + ". Redirects are not followed.", "Ask the partner whether its address has changed, and correct endpoint.url.");
  }

  static Finding refused(String peer, int status, String words) {
    return theirs("NET-10", peer, peer + " refused the message with HTTP " + status + quoted(words) + ".",
        "Ask the partner why, or correct what its words name; the same bytes are not sent again.");
  }

  static Finding locked(String peer, int status) {
    return ours("NET-11", peer, peer + " does not accept our credentials (HTTP " + status + ").",
        "Check authentication in the partner's agreement with the partner, then resend.");
  }

  static Finding busy(String peer, int status) {
    return theirs("NET-12", peer, peer + " asks us to come back later (HTTP " + status + ").", "Nothing: it is sent again by itself.");
  }

  static Finding failed(String peer, int status) {
    return theirs("NET-13", peer, "The system at " + peer + " failed (HTTP " + status + "); it may have taken the message.",
        "Nothing: it is sent again by itself under the same identity. Ask the partner when it lasts.");
  }

  static Finding silent(String peer, String why) {
    return theirs("NET-14", peer, "No complete answer came from " + peer + " (" + why + "); it may have taken the message.",
        "Nothing: it is sent again by itself under the same identity. Ask the partner when it lasts.");
  }

  static Finding unclear(String peer, int status, String why) {
    return theirs("NET-15", peer, "The answer of " + peer + " (HTTP " + status + ") is not what was agreed: " + why
        + "; the partner may have taken the message.",
        "Nothing: it is sent again by itself under the same identity. When it lasts, ask the partner what stands in front of its system.");
  }

  static Finding rejected(String code, String words) {
    return new Finding("NET-16", Severity.ERROR, null, null, bounded(code), "The partner rejected the document" + quoted(words) + ".", null,
        Turn.SENDER, "Correct the document as the partner's words say, then issue it again; or ask the partner.");
  }

  static Finding status(CxmlStatus.Row row, String code, String words) {
    return new Finding("NET-17", Severity.ERROR, null, null, code, "The partner answered with cXML status " + code + ": " + row.meaning()
        + quoted(words) + ".", null, row.turn(), row.next());
  }

  private static Finding ours(String code, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, null, null, value, message, null, Turn.HUB, next);
  }

  private static Finding theirs(String code, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, null, null, value, message, null, Turn.RECEIVER, next);
  }

  private static String quoted(String words) {
    return words == null || words.isBlank() ? "" : " (\"" + bounded(words) + "\")";
  }

  /** A partner's words: bounded, one line, no control characters; null stays null. */
  static String bounded(String words) {
    if (words == null) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    words.strip().codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(
        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE ? ' ' : c));
    return out.toString().strip();
  }
}
