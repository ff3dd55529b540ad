package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Outgoing;

/**
 * One attempt to send, on its way through the sending steps.
 *
 * @param claim the right to send it
 * @param outgoing the sending: identity and final bytes
 * @param partner the agreement; null before it was looked up
 * @param connector who carries it; null before
 * @param channel where to; null before
 * @param parcel what goes over the wire; null before it was secured
 * @param delivery what became of it; null before it was sent
 */
public record Dispatch(Claim claim, Outgoing outgoing, Partner partner, Connector connector, Channel channel, Parcel parcel,
    Delivery delivery) {
  static Dispatch of(Claim claim, Outgoing outgoing) {
    return new Dispatch(claim, outgoing, null, null, null, null, null);
  }

  Dispatch secured(Partner who, Connector by, Channel where, Parcel what) {
    return new Dispatch(claim, outgoing, who, by, where, what, null);
  }

  Dispatch sent(Delivery became) {
    return new Dispatch(claim, outgoing, partner, connector, channel, parcel, became);
  }
}
