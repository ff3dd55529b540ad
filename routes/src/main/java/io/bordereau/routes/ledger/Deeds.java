package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What operators do, each in one transaction with the look at the state that allows it, recorded with who and why. */
public interface Deeds {
  /**
   * What is to be done.
   *
   * @param deed what
   * @param document to which document
   * @param by who wants it
   * @param reason why
   * @param cause the cause whose documents are replayed together; null when it is about this one alone
   * @param payload digest of the corrected document of a reissue; null otherwise
   * @param format its format; null otherwise
   */
  record Act(Deed deed, String document, String by, String reason, String cause, String payload, String format) {
    /** About this document alone. */
    public static Act of(Deed deed, String document, String by, String reason) {
      return new Act(deed, document, by, reason, null, null, null);
    }

    /** A reissue. */
    public static Act reissue(String document, String by, String reason, String payload, String format) {
      return new Act(Deed.REISSUE, document, by, reason, null, payload, format);
    }
  }

  /**
   * Something that waits for a second pair of eyes, or waited.
   *
   * @param id its id
   * @param act what is wanted
   * @param at since when
   * @param expires until when it can be approved
   * @param state OPEN, APPROVED, REFUSED or EXPIRED
   * @param decidedBy who decided; null while it is open
   * @param decidedWhy why; null while it is open
   */
  record Approval(String id, Act act, Instant at, Instant expires, String state, String decidedBy, String decidedWhy) {}

  /**
   * What was done by hand.
   *
   * @param at when
   * @param by who
   * @param kind what
   * @param document to which document; null when it is about none
   * @param reason why
   * @param approvedBy the second pair of eyes; null when none was asked for
   * @param cause the cause whose documents were replayed together; null otherwise
   */
  record Done(Instant at, String by, String kind, String document, String reason, String approvedBy, String cause) {}

  /** Does it. {@code work} gives the first work of a document by its direction and the channel that it came by. */
  Decided act(Act act, BiFunction<Direction, String, String> work);

  /** Asks for a second pair of eyes, when it could be done now. */
  Decided request(Act act, Duration within);

  /** Does what was asked for; never by the one who asked, never past its time. */
  Decided approve(String approval, String by, String reason, BiFunction<Direction, String, String> work);

  /** Says no to what was asked for. */
  Decided decline(String approval, String by, String reason);

  /** What waits for approval, and what was decided, newest first, at most 1000. */
  List<Approval> approvals(boolean openOnly);

  /** One of them. */
  Optional<Approval> approval(String id);

  /** Makes the other content under a used identity a document of its own, which takes the place of the first: its next revision. */
  Decided take(String quarantine, String by, String reason, BiFunction<Direction, String, String> work);

  /** Puts the other content aside for good; its bytes stay. */
  Decided reject(String quarantine, String by, String reason);

  /** The document whose identity a quarantined content used; empty when nothing of this id waits. */
  Optional<String> quarantined(String quarantine);

  /** Binds an answer that waits to a document. */
  Decided bind(String connector, String identity, String document, String by, String reason);

  /** Puts an answer that waits aside for good; it stays in the evidence. */
  Decided drop(String connector, String identity, String by, String reason);

  /** What was done to a document by hand, oldest first. */
  List<Done> done(String document);
}
