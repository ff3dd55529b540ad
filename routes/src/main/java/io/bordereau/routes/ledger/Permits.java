package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be done to a document in which state: one row per state, with what is said when it may not. */
public final class Permits {
  private static final Set<Deed> NOTHING = Set.of();

  /**
   * A row.
   *
   * @param allowed what may be done
   * @param why nothing else may
   * @param instead what to do instead
   */
  record Row(Set<Deed> allowed, String why, String instead) {}

  private Permits() {}

  /** Whether something may be done to a document that came this way and stands there; otherwise why not and what instead. */
  public static Optional<Finding> objection(Deed deed, State state, Direction direction) {
    Row row = row(state, direction);
    return row.allowed().contains(deed) ? Optional.empty() : Optional.of(not(deed, state, row.why(), row.instead()));
  }

  /** HUB-70: it cannot be done now. */
  static Finding not(Deed deed, State state, String why, String instead) {
    return new Finding("HUB-70", Severity.ERROR, null, null, null, "A document that is " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + " cannot be " + deed.done() + ": " + why + ".", null, Turn.HUB, instead);
  }

  private static Row row(State state, Direction direction) {
    boolean out = direction == Direction.OUT;
    return switch (state) {
      case RECEIVED, UNDERWAY -> new Row(Set.of(Deed.HOLD, Deed.VOID), "the hub is working on it, and repeats by itself what did not come through",
          "Wait for its state to change, or hold it first.");
      case HELD -> new Row(out ? EnumSet.of(Deed.RELEASE, Deed.REISSUE, Deed.VOID) : EnumSet.of(Deed.RELEASE, Deed.VOID), "it waits for a decision",
          "Release it or void it" + (out ? ", or reissue it corrected." : "."));
      case QUARANTINED -> new Row(EnumSet.of(Deed.RELEASE, Deed.VOID), "it could not be read or not be trusted and is kept apart",
          "Release it to have it tried again, or void it and ask the partner to send it anew.");
      case REFUSED -> new Row(out ? EnumSet.of(Deed.REPLAY, Deed.REISSUE, Deed.VOID) : EnumSet.of(Deed.REPLAY, Deed.VOID),
          "the hub refused it, and nothing was sent", "Replay it when its cause was mended" + (out ? ", reissue it corrected," : "") + " or void it.");
      case FAILED -> new Row(out ? EnumSet.of(Deed.RESEND, Deed.REISSUE, Deed.VOID) : EnumSet.of(Deed.RESEND, Deed.VOID), "its sending was given up",
          "Resend it when the partner does not have it" + (out ? ", reissue it corrected," : "") + " or void it.");
      case SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED -> new Row(Set.of(Deed.RESEND), "the partner has it",
          "Resend it only when the partner says that it does not; to take it back, issue a credit note.");
      case ACCEPTED, APPROVED, PAID -> new Row(NOTHING, "the partner accepted it", "Issue a credit note, and a new document when one is owed.");
      case REJECTED -> new Row(EnumSet.of(Deed.RESEND, Deed.REISSUE, Deed.VOID), "the partner refused it",
          "Reissue it corrected; resend it as it is when the partner refused it by mistake; or void it.");
      case VOIDED -> new Row(NOTHING, "it was taken back for good", "Hand the document over again under a key of its own.");
      case UNPACKED -> new Row(NOTHING, "it was taken apart, and its documents go their own ways", "Decide about each of its documents.");
      case CORRELATED -> new Row(NOTHING, "it is an answer that was told to the documents which it names", "Decide about those documents.");
      case REPEATED -> new Row(NOTHING, "it is the same interchange again, and nothing is done twice", "Decide about the documents of the first one.");
      case HANDED_OVER -> new Row(Set.of(Deed.RESEND), "our own system has it", "Resend it to have it handed over once more, or let our own system say what it did.");
      case TAKEN -> new Row(NOTHING, "our own system took it in", "Correct it there.");
    };
  }
}
