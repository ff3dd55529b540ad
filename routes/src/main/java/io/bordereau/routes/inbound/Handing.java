package io.bordereau.routes.inbound;

import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Outgoing;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt to hand a document over to our own system.
 *
 * @param claim the right to do it
 * @param outgoing the hand-over: identity and bytes
 * @param ways by which it was handed over so far, in words
 * @param said what its webhook said; null when it has none
 */
public record Handing(Claim claim, Outgoing outgoing, List<String> ways, ErpWebhook.Said said) {
  public Handing {
    ways = List.copyOf(ways);
  }

  static Handing of(Claim claim, Outgoing outgoing) {
    return new Handing(claim, outgoing, List.of(), null);
  }

  Handing by(String way) {
    var all = new ArrayList<>(ways);
    all.add(way);
    return new Handing(claim, outgoing, all, said);
  }

  Handing told(ErpWebhook.Said what) {
    return new Handing(claim, outgoing, ways, what);
  }
}
