package io.bordereau.routes.ledger;

import java.util.List;

/**
 * A sending that is being prepared.
 *
 * @param partner the partner or network that it goes to
 * @param identity a proposal for the identity on the wire, unique in the world; the first one bound to a sending stays
 * @param counters series to draw one number each from, in this order (ISA before GS)
 * @param lane what it must stay in order with; null when order does not matter
 */
public record Draft(String partner, String identity, List<Scope> counters, String lane) {
  public Draft {
    counters = List.copyOf(counters);
  }
}
