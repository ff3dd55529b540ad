package io.bordereau.routes.inbound;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.rest.Unwelcome;
import java.util.List;

/** What the way in has to say, each code once. */
final class Told {
  private Told() {}

  static Finding unknownFormat(String partner) {
    return error("HUB-30", null, null, Turn.SENDER, "Nothing that the hub reads looks like what " + partner + " sent; it is kept apart.",
        "Ask the partner what it is; void it, or release it when the hub has learned to read it.");
  }

  static Finding otherParties(String partner, String what, String names, String agreed) {
    return error("HUB-31", what, names, Turn.SENDER, "The interchange that " + partner + " brought names " + names + "; agreed is " + agreed
        + ". It is kept apart.", "Ask the partner; release it when it is right all the same, and correct the envelope in partners/" + partner + ".yaml.");
  }

  static Finding test(String partner) {
    return error("HUB-32", null, null, Turn.SENDER, "The interchange of " + partner + " is marked as a test, and this hub is in production; it is kept apart.",
        "Void it, or release it when the partner says that it counts.");
  }

  static Finding used(String standard, String control, String first) {
    return new Finding("HUB-33", Severity.ERROR, null, null, control, "The control number " + control + " was used before for another content (" + first
        + "); this one is kept apart and not worked on.", standard.equals("x12") ? "TA1 025" : "CONTRL 26", Turn.SENDER,
        "Ask the partner to send it under a number of its own; void this one.");
  }

  static Finding nothingInside(String format) {
    return error("HUB-34", null, null, Turn.SENDER, "There is no business document in it (" + format + "); it is kept apart.",
        "Ask the partner to send it again with at least one document; void this one.");
  }

  static Finding refusedByOurs(String reason) {
    return error("HUB-35", null, null, Turn.RECEIVER, "Our own system did not take it in" + (reason.isEmpty() ? "." : ": " + reason),
        "Mend what it names in our own system, or tell the partner; then have it handed over again.");
  }

  static Finding notReached(int attempts, String why) {
    return error("HUB-84", null, null, Turn.HUB, "Our own system was not reached by its webhook in " + attempts + " attempts: " + why + ".",
        "Mend the way to it, then have the document handed over again (resend).");
  }

  static Unwelcome locked() {
    return new Unwelcome(401, "HUB-39", "Nobody by this name may come in this way, or the credentials are wrong.",
        "Compare address, user, password and certificate with what was agreed.");
  }

  static Unwelcome large(long largest) {
    return new Unwelcome(413, "HUB-40", "This is larger than " + largest + " bytes, which is the most that was agreed.", "Send its parts one by one.");
  }

  static Unwelcome busy(int status, String why) {
    return new Unwelcome(status, "HUB-41", why + "; nothing was recorded.", "Send the same again, under the same identity, after the time that Retry-After says.");
  }

  static Unwelcome used(String document) {
    return new Unwelcome(409, "HUB-42", "This identity was used before for another content, received as " + document + "; the new content is kept apart.",
        "Send it under an identity of its own, or the old content again.");
  }

  static Unwelcome nowhere(int status) {
    return new Unwelcome(status, "HUB-43", "There is nothing here; documents are brought by POST /in/PARTNER.", "Compare the address with what was agreed.");
  }

  static Unwelcome empty() {
    return new Unwelcome(400, "HUB-44", "The request has no body.", "Send the document itself as the body of the request, not as a form.");
  }

  static Unwelcome encoded(String encoding) {
    return new Unwelcome(415, "HUB-45", "The body is encoded (" + encoding + ").", "Send it as it is, without a Content-Encoding.");
  }

  static Unwelcome identity() {
    return new Unwelcome(400, "HUB-46", "Message-ID or Idempotency-Key is not 1 to 200 visible ASCII characters.",
        "Give every message an identity of its own, or none: then its content is its identity.");
  }

  static Finding tooLarge(long size, long largest) {
    return error("HUB-47", null, Long.toString(size), Turn.SENDER, "The file has " + size + " bytes; agreed are at most " + largest
        + ". It was put aside and not read.", "Ask the partner to send its parts one by one, or raise inbound.largest in its agreement.");
  }

  static Finding refusedByPartner(String where, String value, String official, String message) {
    return refusedByPartner(where, value, official, message, "Correct the document as these words say, or ask the partner; then send it again.");
  }

  static Finding refusedByPartner(String where, String value, String official, String message, String next) {
    return new Finding("HUB-48", Severity.ERROR, where, null, value, message, official, Turn.SENDER, next);
  }

  static Finding barred(String number, String official, String message) {
    return new Finding("HUB-48", Severity.ERROR, null, "BT-1", number, message, official, Turn.SENDER,
        "Correct it as these words say, and issue it under a new number: the old one stays barred.");
  }

  static Finding remarkOfPartner(String where, String value, String official, String message) {
    return new Finding("HUB-49", Severity.WARNING, where, null, value, message, official, Turn.SENDER, "Nothing now; mend it before the partner becomes strict.");
  }

  static Finding paidOtherwise(String number, String message) {
    return new Finding("HUB-50", Severity.WARNING, null, null, number, message, null, Turn.SENDER, "Compare the remittance with the invoice.");
  }

  static Finding notYetPaid(String message) {
    return new Finding("HUB-51", Severity.WARNING, null, null, null, message, null, Turn.RECEIVER,
        "Nothing is taken as paid; look at the account, and correct the invoices that it concerns by hand where an earlier payment went back.");
  }

  static Unwelcome notCxml(String message) {
    return new Unwelcome(406, "CXT-01", message, "Send a cXML request, well-formed, with a DOCTYPE of the standard or none.");
  }

  static Unwelcome declarations() {
    return new Unwelcome(406, "CXT-02", "The DOCTYPE has declarations of its own or names another DTD than cXML's, or an entity is used; nothing of it was read.",
        "Send the message without them.");
  }

  static Unwelcome media(String type) {
    return new Unwelcome(406, "CXT-03", "The Content-Type is " + type + "; cXML comes as text/xml, application/xml or multipart/related.",
        "Send the request under one of these.");
  }

  static Unwelcome parts(String why) {
    return new Unwelcome(406, "CXT-04", "The parts of the message cannot be told apart: " + why + ".", "Send it whole, as multipart/related of RFC 2387.");
  }

  static Unwelcome parts(Finding why) {
    return new Unwelcome(406, List.of(why));
  }

  static Unwelcome older() {
    return new Unwelcome(400, "RNF-05", "The message is one of RNIF 1.1; this address speaks RNIF 2.0 (x-RN-Version: RosettaNet/V02.00).",
        "Send it packed by RNIF 2.0, or ask for another way.");
  }

  static Unwelcome unpackable(String code, String words) {
    return new Unwelcome(400, List.of(new Finding("RNF-06", Severity.ERROR, null, null, null, words, code, Turn.SENDER, "Compare the message with RNIF 2.0 and with what was agreed.")));
  }

  static Unwelcome responseType() {
    return new Unwelcome(400, List.of(new Finding("RNF-06", Severity.ERROR, "x-RN-Response-Type", null, null, "The header x-RN-Response-Type is neither sync nor async, or not the agreed one.",
        "UNP.MESG.RESPTYPERR", Turn.SENDER, "Compare the header with what was agreed.")));
  }

  private static Finding error(String code, String where, String value, Turn turn, String message, String next) {
    return new Finding(code, Severity.ERROR, where, null, value, message, null, turn, next);
  }
}
