package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.ledger.Verdict;
import java.util.List;

/** Records what became of a sending (T6): the evidence, the step, and what comes next, in one transaction. */
public final class Settle {
  private final Ledger ledger;

  /** Settles in this ledger. */
  public Settle(Ledger ledger) {
    this.ledger = ledger;
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
    return answered(completion, d, accepted.answers(), List.of(), accepted.evidence());
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
