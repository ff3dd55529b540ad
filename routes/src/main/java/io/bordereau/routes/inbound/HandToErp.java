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

/**
 * Hands a document over to our own system, by its folder, its queue, or both. A crash in between hands it over again under the same identity, by which
 * the system recognises it.
 */
public final class HandToErp {
  /** The connector of what our own system says. */
  static final String CONNECTOR = "erp";

  private final Ledger ledger;
  private final Optional<ErpFolder> folder;
  private final Optional<ErpQueue> queue;

  /** Hands over by these ways; at least one. */
  public HandToErp(Ledger ledger, Optional<ErpFolder> folder, Optional<ErpQueue> queue) {
    this.ledger = ledger;
    this.folder = folder;
    this.queue = queue;
  }

  /** The same hand-over, done. */
  public Handing hand(Handing h) {
    var bytes = ledger.payloads().get(h.outgoing().payload());
    folder.ifPresent(f -> f.put(h.outgoing().identity(), bytes));
    queue.ifPresent(q -> q.put(h.outgoing().identity(), bytes));
    var done = folder.isPresent() ? h.by("folder") : h;
    return queue.isPresent() ? done.by("queue " + queue.get().queue()) : done;
  }

  /** Records it (T6). */
  public void settle(Handing h) {
    var identity = h.outgoing().identity();
    var attempt = h.claim().attempt();
    var words = "to our own system by " + String.join(" and ", h.ways()) + " as " + identity + (attempt > 1 ? ", attempt " + attempt + ", same identity" : "");
    var arrived = new Evidence(CONNECTOR, identity + "/put", List.of(Ref.of(Evidence.BY_IDENTITY, identity)), Level.TRANSPORT, Verdict.ACCEPTED,
        "lies ready for our own system", null, null, null, null, List.of());
    ledger.complete(h.claim(), Completion.of(Step.of(Stage.DELIVERED, words)).with(arrived));
  }
}
