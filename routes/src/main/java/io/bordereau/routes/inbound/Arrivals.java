package io.bordereau.routes.inbound;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.flow.Bells;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** Turns a doorbell into the right to work on what came in, or into nothing when somebody else has it or it is done. */
public final class Arrivals {
  private final Ledger ledger;
  private final Bells bells;
  private final Supplier<Agreements> agreements;
  private final String owner;
  private final Duration lease;

  /**
   * Claims for one hub.
   *
   * @param owner its name, for people
   * @param lease how long one document may take
   */
  public Arrivals(Ledger ledger, Bells bells, Supplier<Agreements> agreements, String owner, Duration lease) {
    this.ledger = ledger;
    this.bells = bells;
    this.agreements = agreements;
    this.owner = owner;
    this.lease = lease;
  }

  /** The document of an arriving work; null when it is not ours to do. */
  public Arrival arrive(@Body String work) {
    return claim(work).map(c -> {
      var standing = ledger.inquiry().document(c.document()).orElseThrow();
      var partner = agreements.get().partner(standing.from()).orElseThrow(() -> new IllegalStateException("no agreement with " + standing.from()));
      boolean released = ledger.inquiry().timeline(c.document()).stream().anyMatch(e -> e.stage() == Stage.RELEASED);
      return new Arrival(c, standing, partner, released, null, null, null, List.of());
    }).orElse(null);
  }

  /** The hand-over of a handing work (T5); null when it is not ours to do. */
  public Handing hand(@Body String work) {
    return claim(work).map(c -> Handing.of(c, ledger.outgoing(c))).orElse(null);
  }

  /** The right to make an acknowledgement; null when it is not ours to do. */
  public Claim acknowledge(@Body String work) {
    return claim(work).orElse(null);
  }

  private Optional<Claim> claim(String work) {
    bells.taken(work);
    return ledger.claimWork(work, owner + "/" + Thread.currentThread().threadId(), lease);
  }
}
