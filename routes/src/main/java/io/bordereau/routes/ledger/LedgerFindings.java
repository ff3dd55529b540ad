package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/** What the ledger itself has to say. */
final class LedgerFindings {
  private LedgerFindings() {}

  /** LED-01: the same identity with other content. */
  static Finding conflict(String identity) {
    return new Finding("LED-01", Severity.ERROR, null, null, identity, "The same identity was handed over again with other content.", null, Turn.SENDER,
        "Hand over the new content under an identity of its own, or the old content again.");
  }

  /** LED-02: a business duplicate. */
  static Finding duplicate(Key key, String first) {
    return new Finding("LED-02", Severity.ERROR, null, "BT-1", key.number(), "A document of " + key.issuer() + " with the number " + key.number() + " of "
        + key.year() + " is in the ledger already (" + first + "); this one is held and goes no further.", null, Turn.SENDER,
        "Void it if it is the same; give it a number of its own if it is another; have it released if it replaces the first.");
  }

  /** LED-03: a receipt for other bytes. */
  static Finding otherBytes(String mic, String expected) {
    return new Finding("LED-03", Severity.ERROR, null, null, mic, "The receipt is for other bytes than were sent: its integrity check is not " + expected + ".",
        null, Turn.RECEIVER, "Ask the partner what arrived; then resend.");
  }

  /** LED-04: an answer that is overdue. */
  static Finding overdue(String expects, String partner) {
    return new Finding("LED-04", Severity.WARNING, null, null, null, "The answer of level " + expects + " from " + partner + " is overdue.", null,
        Turn.RECEIVER, "Ask the partner whether the document arrived; resend only when it did not.");
  }

  /** LED-06: our own system is silent. */
  static Finding notTaken() {
    return new Finding("LED-06", Severity.WARNING, null, null, null, "Our own system has not said in the agreed time that it took the document in.", null,
        Turn.RECEIVER, "Look whether our own system collects what lies ready for it; it may say so later by POST /api/documents/ID/taken.");
  }

  /** LED-07: a receipt for other bytes waits for somebody to look. */
  static Finding doubtful(String partner, String claimed) {
    return new Finding("LED-07", Severity.WARNING, null, null, claimed, "A receipt of " + partner + " is for other bytes than were sent.", null, Turn.RECEIVER,
        "Compare with the partner what arrived; the alarm ends with a receipt for what was sent.");
  }

  /** LED-05: the partner said yes and no. */
  static Finding contradiction(String partner) {
    return new Finding("LED-05", Severity.WARNING, null, null, null, "The answers of " + partner + " contradict each other: accepted and refused.", null,
        Turn.RECEIVER, "Ask the partner which answer counts.");
  }

  /** HUB-83: our own system could not be told. */
  static Finding notTold(String sink, int attempts, String why) {
    return new Finding("HUB-83", Severity.WARNING, null, null, sink, "Our own system (" + sink + ") was not told of this document's state, after " + attempts
        + " attempts: " + why + ".", null, Turn.HUB, "Mend the way to it, or look the state up there by hand; what was given up is told again when the hub starts.");
  }
}
