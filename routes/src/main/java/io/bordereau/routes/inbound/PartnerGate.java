package io.bordereau.routes.inbound;

import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts partners off before anything of theirs is read: one that asks too much at once (429), and everybody while too much waits to be worked on
 * (503). Whoever is put off has lost nothing and comes again.
 */
public final class PartnerGate {
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private final Inquiry inquiry;
  private final int atOnce;
  private final long waiting;
  private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
  private volatile long looked = System.nanoTime() - LOOK;
  private volatile boolean closed;

  /**
   * A gate.
   *
   * @param atOnce how many requests of one partner are served at once
   * @param waiting how much work may wait
   */
  public PartnerGate(Inquiry inquiry, int atOnce, long waiting) {
    this.inquiry = inquiry;
    this.atOnce = atOnce;
    this.waiting = waiting;
  }

  /**
   * Lets a request in; to be left by {@link #leave}.
   *
   * @throws io.bordereau.routes.rest.Unwelcome 429 or 503 when it is put off
   */
  public void enter(Partner partner) {
    if (crowded()) throw Told.busy(503, "Too much waits to be worked on");
    if (inside.computeIfAbsent(partner.id(), p -> new AtomicInteger()).incrementAndGet() > atOnce) {
      leave(partner);
      throw Told.busy(429, "More than " + atOnce + " requests of one partner at once");
    }
  }

  /** What is done with a request that is let in. */
  @FunctionalInterface
  interface Served<E extends Exception> {
    /** The answer. */
    Reply serve() throws IOException, E;
  }

  /**
   * Serves a request inside the gate, whatever language it speaks: before anything of it is read it is put off when too much is under way, and refused when its
   * body is encoded or larger than agreed by its own account.
   *
   * @throws io.bordereau.routes.rest.Unwelcome when it is not let in
   */
  <E extends Exception> Reply serve(Partner partner, Knock knock, Served<E> served) throws IOException, E {
    enter(partner);
    try {
      var encoding = knock.header("content-encoding");
      if (encoding != null && !encoding.equalsIgnoreCase("identity")) throw Told.encoded(encoding);
      if (knock.length() > partner.inbound().largest()) throw Told.large(partner.inbound().largest());
      return served.serve();
    } finally {
      leave(partner);
    }
  }

  /** The request is over. */
  public void leave(Partner partner) {
    inside.get(partner.id()).decrementAndGet();
  }

  /** Looked up once a second: the gate is no accountant, it keeps the flood out. */
  private boolean crowded() {
    long now = System.nanoTime();
    if (now - looked >= LOOK) {
      looked = now;
      closed = inquiry.waiting(Kinds.ARRIVE) >= waiting;
    }
    return closed;
  }
}
