package io.bordereau.routes.inbound;

import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.ledger.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Hands a document over to our own system, by its folder, its queue, its webhook, or several of them. A crash in between hands it over again under the same identity, by which
 * the system recognises it.
 */
public final class HandToErp {
  /** The connector of what our own system says. */
  static final String CONNECTOR = "erp";

  private final Ledger ledger;
  private final Optional<ErpFolder> folder;
  private final Optional<ErpQueue> queue;
  private final Optional<ErpWebhook> webhook;
  private final RandomGenerator random;

  /** Hands over by these ways; at least one. */
  public HandToErp(Ledger ledger, Optional<ErpFolder> folder, Optional<ErpQueue> queue, Optional<ErpWebhook> webhook, RandomGenerator random) {
    this.ledger = ledger;
    this.folder = folder;
    this.queue = queue;
    this.webhook = webhook;
    this.random = random;
  }

  /** The same hand-over, done. */
  public Handing hand(Handing h) {
    var bytes = ledger.payloads().get(h.outgoing().payload());
    folder.ifPresent(f -> f.put(h.outgoing().identity(), bytes));
    queue.ifPresent(q -> q.put(h.outgoing().identity(), bytes));
    var done = folder.isPresent() ? h.by("folder") : h;
    done = queue.isPresent() ? done.by("queue " + queue.get().queue()) : done;
    return webhook.isPresent() ? done.told(webhook.get().post(h.outgoing().identity(), bytes)).by("webhook") : done;
  }

  /** Records it (T6), or has it done again when the webhook was away. */
  public void settle(Handing h) {
    switch (h.said()) {
      case null -> ledger.complete(h.claim(), handed(h));
      case ErpWebhook.Said.Arrived arrived -> ledger.complete(h.claim(), handed(h));
      case ErpWebhook.Said.Taken taken -> ledger.complete(h.claim(), handed(h).with(ErpAnswers.evidence(h.outgoing().identity(), true, "")));
      case ErpWebhook.Said.Refused refused -> ledger.complete(h.claim(), handed(h).with(ErpAnswers.evidence(h.outgoing().identity(), false, refused.reason())));
      case ErpWebhook.Said.Away away -> away(h, away.why());
    }
  }

  private void away(Handing h, String why) {
    var attempt = h.claim().attempt();
    var pause = webhook.orElseThrow().backoff().next(attempt, random);
    if (pause.isPresent()) {
      ledger.retry(h.claim(), pause.get(), Step.of(Stage.RETRIED, "our own system was not reached, attempt " + attempt + ": " + why), List.of());
    } else {
      ledger.complete(h.claim(), Completion.of(Step.of(Stage.FAILED, "our own system was not reached").findings(List.of(Told.notReached(attempt, why)))));
    }
  }

  private static Completion handed(Handing h) {
    var identity = h.outgoing().identity();
    var attempt = h.claim().attempt();
    var words = "to our own system by " + String.join(" and ", h.ways()) + " as " + identity + (attempt > 1 ? ", attempt " + attempt + ", same identity" : "");
    var arrived = new Evidence(CONNECTOR, identity + "/put", List.of(Ref.of(Evidence.BY_IDENTITY, identity)), Level.TRANSPORT, Verdict.ACCEPTED,
        "lies ready for our own system", null, null, null, null, List.of());
    return Completion.of(Step.of(Stage.DELIVERED, words)).with(arrived);
  }
}
