package io.bordereau.connectors.api;

import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Set;

/**
 * Carries finished bytes to a partner. A connector may open its own envelope, never the document in it, and throws for nothing that a
 * partner, a network or a configuration can do: that is what {@link Delivery} is for. It is safe for use by several threads.
 */
public interface Connector {
  /** The id by which an agreement names it, such as {@code https}; lower case. */
  String id();

  /** What it promises. One law suite proves every declared trait against a real counterpart. */
  Set<Trait> traits();

  /**
   * What stands in the way of using a channel: a missing secret, an unreadable key store, a plain-text address. No network is touched.
   * Empty when the channel may start. {@link #send} on a channel with such findings answers {@link Delivery.Refused} with the same ones
   * and sends nothing.
   */
  List<Finding> check(Channel channel);

  /**
   * Sends once. Sending again with the same parcel is a retry: same bytes, same identity.
   *
   * @param parcel what to send
   * @param channel where to, and how; of the type that this connector understands
   * @return what became of it; never null
   */
  Delivery send(Parcel parcel, Channel channel);
}
