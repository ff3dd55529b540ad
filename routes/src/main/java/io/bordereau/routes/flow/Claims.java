package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Ledger;
import java.time.Duration;
import org.apache.camel.Body;

/** Turns a doorbell into the right to do the work, or into nothing when somebody else has it or it is done. */
public final class Claims {
  private final Ledger ledger;
  private final Bells bells;
  private final String owner;
  private final Duration preparing;
  private final Duration sending;

  /**
   * Claims for one hub.
   *
   * @param owner its name, for people
   * @param preparing how long one document's preparation may take
   * @param sending how long one exchange with a partner may take
   */
  public Claims(Ledger ledger, Bells bells, String owner, Duration preparing, Duration sending) {
    this.ledger = ledger;
    this.bells = bells;
    this.owner = owner;
    this.preparing = preparing;
    this.sending = sending;
  }

  /** The document of a preparing work; ended when it is not ours to do. */
  public Way prepare(@Body String work) {
    return claim(work, preparing).<Way>map(c -> Passage.of(c, ledger.inquiry().document(c.document()).orElseThrow()))
        .orElseGet(() -> new Way.Ended("not ours"));
  }

  /** The sending of a send work (T5); null when it is not ours to do. */
  public Dispatch send(@Body String work) {
    return claim(work, sending).map(c -> Dispatch.of(c, ledger.outgoing(c))).orElse(null);
  }

  /** The right to other preparing work; null when it is not ours to do. */
  public Claim work(@Body String work) {
    return claim(work, preparing).orElse(null);
  }

  private java.util.Optional<Claim> claim(String work, Duration lease) {
    bells.taken(work);
    return ledger.claimWork(work, owner + "/" + Thread.currentThread().threadId(), lease);
  }
}
