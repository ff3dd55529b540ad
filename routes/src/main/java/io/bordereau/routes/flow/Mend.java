package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Backoff;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Retry;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about a failure, by kind: theirs, the network's, ours. */
public final class Mend {
  /** The exchange property under which a route keeps the claim that it works under. */
  public static final String CLAIM = "claim";

  private static final Logger LOG = LoggerFactory.getLogger(Mend.class);
  /** How our own failures are tried again before a person has to look. */
  private static final Backoff OURS = new Backoff(6, Duration.ofSeconds(2), 3, Duration.ofMinutes(5), 0.3);

  private final Ledger ledger;
  private final RandomGenerator random;
  private final Clock clock;

  /** Mends in this ledger. */
  public Mend(Ledger ledger, RandomGenerator random, Clock clock) {
    this.ledger = ledger;
    this.random = random;
    this.clock = clock;
  }

  /** Theirs: the document is refused with findings, which say whose turn it is. */
  public void theirs(@ExchangeProperty(CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Refusal refusal) {
    var stage = claim.outgoing() == null ? Stage.REFUSED : Stage.FAILED;
    var steps = new java.util.ArrayList<>(refusal.done());
    steps.add(Step.of(stage, words(refusal.findings())).findings(refusal.findings()).lost(refusal.lost()));
    ledger.complete(claim, new Completion(steps, List.of(), List.of()));
    LOG.info("{} refused: {}", claim.document(), refusal.getMessage());
  }

  /** The network's: the same bytes again under the same identity, after a pause; at the end of the attempts a person has to look. */
  public void networks(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Unreached unreached) {
    var claim = unreached.dispatch().claim();
    Retry retry = unreached.dispatch().partner().retry();
    var pause = retry.backoff().next(claim.attempt(), random);
    LOG.info("{} not delivered, attempt {}: {}", claim.document(), claim.attempt(), unreached.getMessage());
    if (pause.isEmpty()) {
      var finding = Findings.givenUp(claim.attempt(), unreached.getMessage());
      ledger.complete(claim, Completion.of(Step.of(Stage.FAILED, finding.message()).findings(List.of(finding, unreached.why()))));
      return;
    }
    var after = unreached.notBefore() == null ? pause.get() : longer(pause.get(), Duration.between(clock.instant(), unreached.notBefore()));
    var step = Step.of(Stage.RETRIED, "attempt " + claim.attempt() + ": " + unreached.getMessage())
        .fact("again", Instant.now(clock).plus(after).toString());
    ledger.retry(claim, after, step, List.of());
  }

  /** A page waits for its signature: the same work again later; after a while somebody should look. */
  public void unsigned(@ExchangeProperty(CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) NotSigned waits) {
    var pause = Duration.between(clock.instant(), waits.until());
    var step = Step.of(Stage.NOTED, "it waits to be signed: " + waits.getMessage()).fact("again", waits.until().toString());
    if (waits.overdue()) step = step.findings(List.of(Findings.signatureOverdue(waits.getMessage())));
    ledger.retry(claim, pause.isNegative() ? Duration.ZERO : pause, step, List.of());
    LOG.info("{} waits to be signed: {}", claim.document(), waits.getMessage());
  }

  /** Ours: the work is given back and done again after a pause; a document at which the hub keeps failing is held for a person. */
  public void ours(@ExchangeProperty(CLAIM) Claim claim, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
    if (claim == null) {
      LOG.error("Work could not be claimed; the next poll finds it again.", failure);
      return;
    }
    LOG.error("{}: the hub failed at {} work, attempt {}", claim.document(), claim.kind(), claim.attempt(), failure);
    var pause = OURS.next(claim.attempt(), random);
    if (pause.isPresent()) {
      ledger.retry(claim, pause.get(), Step.of(Stage.NOTED, "the hub failed, attempt " + claim.attempt() + "; it will try again"),
          List.of());
    } else {
      var finding = Findings.ours(claim.attempt());
      ledger.complete(claim, Completion.of(Step.of(claim.outgoing() == null ? Stage.REFUSED : Stage.FAILED, finding.message())
          .findings(List.of(finding))));
    }
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static String words(List<Finding> findings) {
    return Findings.errors(findings).stream().map(Finding::message).findFirst().orElse("refused");
  }
}
