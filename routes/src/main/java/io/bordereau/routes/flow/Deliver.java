package io.bordereau.routes.flow;

/** Hands the parcel to the partner (T5), with no transaction open. */
public final class Deliver {
  /** The same sending with what became of it. */
  public Dispatch deliver(Dispatch d) {
    return d.sent(d.connector().send(d.parcel(), d.channel()));
  }
}
