package io.bordereau.routes.flow;

import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifSignals;
import io.bordereau.envelopes.rnif.RnifUnpacker;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a RosettaNet signal proves, whichever way it came. It is about the message that it names by run and identity, both; a receipt counts only with
 * the digest of what was sent. A receipt stands on the level of the application: RNIF 2.0 lets it be sent only after headers, manifest and content were
 * validated; what its business finds later comes as a General Exception of its own.
 */
public final class RnifAnswers {
  private static final String CONNECTOR = "rnif";

  private final Ledger ledger;

  /** Answers to what this ledger sent. */
  public RnifAnswers(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What a signal proves; empty when the message is no signal.
   *
   * @param payload digest of the stored message, as it came
   */
  public Optional<Evidence> evidence(Partner partner, RnifTerms terms, RnifUnpacker.Unpacked.Opened opened, String payload) {
    var message = opened.message();
    return RnifSignals.said(message).map(said -> switch (said) {
      case RnifSignals.Said.Received received -> received(partner, terms, opened, received.digest(), payload);
      case RnifSignals.Said.Faulty faulty -> {
        var exception = faulty.exception();
        boolean performing = exception.code().startsWith("PRF.");
        yield evidence(partner, opened, performing ? Level.BUSINESS : Level.APPLICATION, Verdict.REFUSED, exception.code() + " " + bounded(exception.description()),
            payload, null, List.of(error("RNF-03", exception.component(), exception.code(), Turn.SENDER, partner.name() + " refuses the message: "
                + bounded(exception.description()), "Correct what it names, then issue the document again; ask the partner when the words do not say what.")));
      }
      case RnifSignals.Said.Unreadable unreadable -> evidence(partner, opened, Level.APPLICATION, Verdict.QUERIED, "unreadable signal: " + bounded(unreadable.words()),
          payload, null, List.of(unusable(partner.name(), unreadable.words())));
    });
  }

  private Evidence received(Partner partner, RnifTerms terms, RnifUnpacker.Unpacked.Opened opened, String digest, String payload) {
    var sent = sending(partner, opened.message());
    var mic = sent.map(Outgoing::mic).orElse(null);
    boolean needed = mic != null && terms.pip(opened.message().service().pip()).map(p -> p.nonRepudiation()).orElse(true);
    if (needed && digest == null) {
      return evidence(partner, opened, Level.APPLICATION, Verdict.QUERIED, "receipt without digest", payload, null, List.of(error("RNF-02", "OriginalMessageDigest", null,
          Turn.RECEIVER, "The receipt of " + partner.name() + " repeats no digest, so it does not prove what was received.",
          "Ask the partner to switch non-repudiation of receipt on; the message is sent again meanwhile.")));
    }
    if (mic != null && digest != null && !RnifTerms.isOneOf(mic, digest)) {
      return evidence(partner, opened, Level.APPLICATION, Verdict.QUERIED, "receipt digest differs", payload, plain(digest), List.of(error("RNF-01", "OriginalMessageDigest", digest,
          Turn.RECEIVER, "The receipt of " + partner.name() + " repeats another digest than that of what was sent: it received something else, or computes it otherwise.",
          "Compare with the partner over which bytes and by which algorithm the digest is made; the message is sent again meanwhile.")));
    }
    return evidence(partner, opened, Level.APPLICATION, Verdict.ACCEPTED, mic != null && digest != null ? "receipt digest equal" : "receipt", payload,
        plain(digest), List.of());
  }

  /** A digest without the white space that XML may have put into it. */
  private static String plain(String digest) {
    return digest == null ? null : digest.replaceAll("\\s", "");
  }

  /** The sending that a message answers; empty when there is none, or more than one. */
  Optional<Outgoing> sending(Partner partner, RnifMessage message) {
    var named = ledger.inquiry().named(name(partner, message));
    return named.size() != 1 ? Optional.empty()
        : ledger.inquiry().sendings(named.get(0).document()).stream().filter(o -> o.id().equals(named.get(0).outgoing())).findFirst();
  }

  private static Ref name(Partner partner, RnifMessage message) {
    return new Ref(RnifMessagePacker.ANSWERED, partner.id(), RnifMessagePacker.name(message.service().instance(), message.service().reply().trackingId()));
  }

  private static Evidence evidence(Partner partner, RnifUnpacker.Unpacked.Opened opened, Level level, Verdict verdict, String words, String payload, String mic,
      List<Finding> findings) {
    var message = opened.message();
    return new Evidence(CONNECTOR, partner.id() + "/" + message.delivery().trackingId() + "/" + message.service().content(), List.of(name(partner, message)), level, verdict,
        words, payload, mic, opened.signed() ? message.delivery().sender().duns() : null, null, findings);
  }

  /** That what came in the place of a signal is none. */
  static Finding unusable(String partner, String why) {
    return error("RNF-07", null, null, Turn.RECEIVER, "What " + partner + " answered is no signal that can be used: " + bounded(why),
        "Ask the partner what it meant; the message is sent again meanwhile.");
  }

  static Finding givenUp(String partner, int sendings) {
    return error("RNF-04", null, Integer.toString(sendings), Turn.HUB, partner + " sent no valid receipt for any of " + sendings
        + " sendings; the process is given up and the partner was told so (PIP 0A1).", "Ask the partner whether it has the document; resend it when it has not.");
  }

  static Finding unanswered(String partner, String reply, String within) {
    return error("RNF-09", null, within, Turn.HUB, partner + " received the message, but sent no " + reply + " within " + within
        + "; the process is given up and the partner was told so (PIP 0A1).", "Ask the partner for its answer; a late one is still taken in.");
  }

  private static Finding error(String code, String where, String value, Turn turn, String message, String next) {
    return new Finding(code, Severity.ERROR, where, null, value, message, null, turn, next);
  }

  private static String bounded(String words) {
    return words == null ? "" : words.length() > 300 ? words.substring(0, 299) + "…" : words;
  }
}
