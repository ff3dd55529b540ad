package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.mapping.Finding;
import java.time.Instant;

/** The network's: nobody knows for sure that the partner has it. It is sent again later, with the same bytes under the same identity. */
public final class Unreached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Dispatch dispatch;
  private final transient Finding why;
  private final transient Instant notBefore;

  private Unreached(Dispatch dispatch, String reason, Finding why, Instant notBefore) {
    super(reason, null, false, false);
    this.dispatch = dispatch;
    this.why = why;
    this.notBefore = notBefore;
  }

  static Unreached of(Dispatch dispatch, Delivery.Retry retry) {
    return new Unreached(dispatch, retry.reason(), retry.why(), retry.notBefore());
  }

  static Unreached of(Dispatch dispatch, Delivery.Unknown unknown) {
    return new Unreached(dispatch, "unknown whether it arrived: " + unknown.reason(), unknown.why(), null);
  }

  /** The attempt. */
  public Dispatch dispatch() {
    return dispatch;
  }

  /** Why, whose turn it is, and what to do should it last. */
  public Finding why() {
    return why;
  }

  /** The moment before which the partner wants no retry; null when it named none. */
  public Instant notBefore() {
    return notBefore;
  }
}
