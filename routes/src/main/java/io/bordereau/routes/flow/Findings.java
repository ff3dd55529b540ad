package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;

/** The flow's own findings, each code once. */
final class Findings {
  private Findings() {}

  static Finding unknownFormat(String format) {
    return error("HUB-01", Turn.SENDER, format.isEmpty() ? "Nothing that the hub reads looks like this."
        : "The hub does not know the format " + format + ".",
        "Send one of the formats that ./hub formats lists.");
  }

  static Finding notTheirs(String who, List<String> companies) {
    return error("HUB-67", Turn.SENDER, "The document was issued by none of the companies for which " + who + " hands documents over: " + String.join(", ", companies) + ".",
        "Hand it over with a token for the company that issued it.");
  }

  static Finding nothingInside(String format) {
    return error("HUB-02", Turn.SENDER, "There is no business document in it (" + format + ").",
        "Send the file again with at least one document in it.");
  }

  static Finding notSentYet(String what) {
    return error("HUB-03", Turn.HUB, "The hub sends invoices, credit notes, orders and order responses; this is of the kind " + what + ".", "Send it another way for now.");
  }

  static Finding noTarget(String partner, String format, String kind) {
    return format == null
        ? error("HUB-04", Turn.HUB, "The agreement with " + partner + " names no format for a document of the kind " + kind + ".",
            "Add formats." + kind + " in partners/" + partner + ".yaml; ./hub formats lists them.")
        : error("HUB-04", Turn.HUB, "The agreement with " + partner + " names the format " + format
            + ", which the hub does not write for a document of the kind " + kind + ".",
            "Correct it in partners/" + partner + ".yaml; ./hub formats lists them.");
  }

  /** Losses of one term for one reason: the first of them, and how many there are. */
  static Finding lost(List<Lost> same, String partner, Severity severity) {
    var one = same.get(0);
    var more = same.size() == 1 ? "" : " (in " + same.size() + " places)";
    var next = severity == Severity.ERROR
        ? "Take it out of the document, or allow the loss of " + (one.term() == null ? "it" : one.term()) + " in partners/" + partner + ".yaml."
        : "Nothing, unless the partner needs it.";
    return new Finding("HUB-05", severity, one.where(), one.term(), one.value(), "The partner does not get this" + more + ": " + one.why() + ".",
        null, Turn.SENDER, next);
  }

  static Finding notReadable(String message, String where) {
    return new Finding("HUB-06", Severity.ERROR, where, null, null, "What was written cannot be read again: " + message, null, Turn.HUB,
        "This is a fault of the hub: report it with the document.");
  }

  static Finding envelope(String partner, String message) {
    return error("HUB-07", Turn.HUB, "The envelope for " + partner + " cannot be made: " + message + ".", "Correct envelope in partners/"
        + partner + ".yaml.");
  }

  static Finding noPartner(String partner) {
    return error("HUB-08", Turn.HUB, "The agreement with " + partner + " is no longer there.", "Put partners/" + partner
        + ".yaml back, then release the document.");
  }

  static Finding noConnector(String connector) {
    return error("HUB-09", Turn.HUB, "The hub has no connector " + connector + ".",
        "Correct connector in the partner's or the network's file.");
  }

  static Finding noSecret(String partner) {
    return error("HUB-12", Turn.HUB, "The shared secret for " + partner + " is missing or unreadable.", "Provide the secret that partners/"
        + partner
        + ".yaml refers to, then resend the document.");
  }

  static Finding givenUp(int attempts, String reason) {
    return error("HUB-10", Turn.HUB, "The partner was not reached in " + attempts + " attempts; the last time: " + reason + ".",
        "Ask the partner whether its server is up and whether it has the document; then resend it.");
  }

  static Finding ours(int attempts) {
    return error("HUB-11", Turn.HUB, "The hub itself failed at this document " + attempts + " times.",
        "Look into the log under the document's id; then release it.");
  }

  static Finding closed(String order, String line) {
    return order("HUB-36", "BT-132", line, line.isEmpty() ? "The order " + order + " is closed." : "PO line " + line + " closed in order " + order + ".",
        "Ask the buyer to open it again, then release the document; or void it.");
  }

  static Finding exceeded(String order, String line, String ordered, String billed) {
    return order("HUB-37", "BT-129", billed, "Of line " + line + " of the order " + order + " " + ordered + " were ordered; with this document " + billed
        + " are billed.", "Ask the buyer to raise the order, then release the document; or correct the quantity.");
  }

  static Finding noOrder(String order, String line) {
    return order("HUB-38", line == null ? "BT-13" : "BT-132", line == null ? order : line,
        line == null ? "No order " + order + " of this partner is known." : "The order " + order + " has no line " + line + ".",
        "Compare it with the order, or ask the buyer for it; then release the document, or correct it.");
  }

  private static Finding order(String code, String term, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, null, term, value, message, null, Turn.RECEIVER, next);
  }

  /** Those that stop a document. */
  static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(Finding::isError).toList();
  }

  private static Finding error(String code, Turn turn, String message, String next) {
    return new Finding(code, Severity.ERROR, null, null, null, message, null, turn, next);
  }

  static Finding unsignable(String company, String why) {
    return error("SIG-80", Turn.HUB, "The page cannot be signed for " + company + ": " + why + ".", "See to signing in companies/" + company + ".yaml, then release the document.");
  }

  static Finding unsignedByLaw(String country, String source) {
    return error("SIG-81", Turn.HUB, "Nobody signs this page, and the law of " + country + " wants a qualified signature on it (" + source + ").",
        "Let the hub or the network sign: signs in the network's file.");
  }

  static Finding signatureOverdue(String why) {
    return new Finding("SIG-82", Severity.WARNING, null, null, null, "The page has waited long for its signature: " + why + ".", null, Turn.HUB,
        "Ask the authority, or name another one in the company's file.");
  }

  static Finding signedWithLess(String why, boolean alarm) {
    return new Finding("SIG-83", alarm ? Severity.WARNING : Severity.INFO, null, null, null, "The page went out with less of a signature than wanted: " + why + ".", null, Turn.HUB,
        alarm ? "See to the authority: it will not recover by itself." : "Nothing: the hub raises the kept page when the authority answers again.");
  }

  static Finding notRaised(String why) {
    return error("SIG-84", Turn.HUB, "The kept page could not be raised: " + why + ".", "See to the authority before the certificate of the signature ends.");
  }
}
