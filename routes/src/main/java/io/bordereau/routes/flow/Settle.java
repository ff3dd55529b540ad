package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.envelopes.rnif.RnifUnpacker;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.ledger.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Records what became of a sending (T6): the evidence, the step, and what comes next, in one transaction. */
public final class Settle {
  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final RnifAnswers signals;

  /** Settles in this ledger, for these agreements. */
  public Settle(Ledger ledger, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.signals = new RnifAnswers(ledger);
  }

  /**
   * Records the delivery.
   *
   * @throws Unreached when it has to be sent again
   */
  public void settle(Dispatch d) {
    switch (d.delivery()) {
      case Delivery.Accepted accepted -> ledger.complete(d.claim(), delivered(d, accepted));
      case Delivery.Refused refused -> ledger.complete(d.claim(), refused(d, refused));
      case Delivery.Retry retry -> throw Unreached.of(d, retry);
      case Delivery.Unknown unknown -> throw Unreached.of(d, unknown);
    }
  }

  private Completion delivered(Dispatch d, Delivery.Accepted accepted) {
    var attempt = d.claim().attempt();
    var words = "to " + d.partner().name() + " over " + d.connector().id()
        + (attempt > 1 ? ", attempt " + attempt + ", same identity" : "");
    var completion = Completion.of(Step.of(Stage.DELIVERED, words).fact("status", Integer.toString(accepted.evidence().status())));
    completion = answered(completion, d, accepted.answers(), List.of(), accepted.evidence());
    var signal = signal(d, accepted.evidence());
    if (signal.isPresent()) completion = completion.with(signal.get());
    var due = Remind.due(ledger, agreements.get(), d.partner(), d.claim().document());
    if (due.isPresent()) completion = completion.then(due.get());
    var raise = Upgrade.due(ledger, agreements.get(), d.partner(), d.outgoing(), d.claim().document(), Clock.systemUTC());
    return raise.isPresent() ? completion.then(raise.get()) : completion;
  }

  /** What a RosettaNet partner answered in the same exchange; empty when nothing is answered so, or when it is about another message. */
  private Optional<Evidence> signal(Dispatch d, io.bordereau.connectors.api.Evidence came) {
    var terms = agreements.get().rnif(d.partner()).filter(RnifTerms::sync);
    if (terms.isEmpty() || came.body().length == 0) return Optional.empty();
    var payload = ledger.payloads().put(came.body());
    return Optional.of(switch (terms.get().unpack(RnifPacker.VERSION, came.contentType() == null ? "" : came.contentType(), came.body())) {
      case RnifUnpacker.Unpacked.Opened opened -> judged(d, terms.get(), opened, payload);
      case RnifUnpacker.Unpacked.Refused refused -> unusable(d, payload, refused.words());
      case RnifUnpacker.Unpacked.Older older -> unusable(d, payload, "It is one of RNIF 1.1.");
    });
  }

  private Evidence judged(Dispatch d, RnifTerms terms, RnifUnpacker.Unpacked.Opened opened, String payload) {
    var objection = terms.objection(opened);
    if (objection.isPresent()) return unusable(d, payload, objection.get().words());
    boolean about = opened.message().service().reply() != null
        && signals.sending(d.partner(), opened.message()).filter(o -> o.id().equals(d.outgoing().id())).isPresent();
    return about ? signals.evidence(d.partner(), terms, opened, payload).orElseGet(() -> unusable(d, payload, "It is no signal."))
        : unusable(d, payload, "It does not answer what was sent.");
  }

  private static Evidence unusable(Dispatch d, String payload, String why) {
    return new Evidence("rnif", d.outgoing().identity() + "/unusable", List.of(Ref.of(Evidence.BY_IDENTITY, d.outgoing().identity())), Level.APPLICATION,
        Verdict.QUERIED, "unusable signal", payload, null, null, null, List.of(RnifAnswers.unusable(d.partner().name(), why)));
  }

  private Completion refused(Dispatch d, Delivery.Refused refused) {
    var completion = refused.answers().isEmpty()
        ? Completion.of(Step.of(Stage.FAILED, "not sent to " + d.partner().name()).findings(refused.findings()))
        : Completion.of();
    return answered(completion, d, refused.answers(), refused.findings(), refused.evidence());
  }

  private Completion answered(
      Completion completion, Dispatch d, List<Answer> answers, List<Finding> findings, io.bordereau.connectors.api.Evidence came) {
    var payload = came == null || came.body().length == 0 ? null : ledger.payloads().put(came.body());
    for (var answer : answers) completion = completion.with(evidence(d, answer, findings, payload));
    return completion;
  }

  private static Evidence evidence(Dispatch d, Answer answer, List<Finding> findings, String payload) {
    var verdict = switch (answer.verdict()) {
      case ACCEPTED -> Verdict.ACCEPTED;
      case REJECTED -> Verdict.REFUSED;
      case PENDING -> Verdict.IN_PROCESS;
    };
    var said = (answer.code() == null ? "" : answer.code()) + (answer.text() == null ? "" : " " + answer.text());
    var own = answer.identity() == null ? d.outgoing().identity() : answer.identity();
    return new Evidence(d.connector().id(), own + "/" + answer.level() + "/" + answer.verdict(),
        List.of(Ref.of(Evidence.BY_IDENTITY, d.outgoing().identity())),
        Level.valueOf(answer.level().name()), verdict, said.isBlank() ? answer.verdict().name().toLowerCase(java.util.Locale.ROOT)
            : said.strip(), payload, null,
        null, null, verdict == Verdict.REFUSED ? findings : List.of());
  }
}
