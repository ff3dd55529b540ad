package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Bell;
import io.bordereau.routes.ledger.Ledger;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Doorbells: a work id goes to the queue of its kind. A bell may be lost, rung twice or too late; the poll each second rings for whatever
 * is due and was not rung lately, and the claim decides who does the work.
 */
public final class Bells implements Bell, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bells.class);
  private static final int WAITING = 10_000;
  private static final int AT_ONCE = 500;
  private static final long AGAIN = TimeUnit.SECONDS.toNanos(10);

  /** Other hubs that hear our bells, and whose bells we hear. */
  public interface Others {
    /** Rings where all hubs hear it, this one too; false when that is not possible at this moment. */
    boolean ring(String kind, String work);
  }

  private final Ledger ledger;
  private final Map<String, Long> rung = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor hand;
  private volatile ProducerTemplate queues;
  private volatile Others others = (kind, work) -> false;

  /** Bells for the work of a ledger; silent until {@link #start}. */
  public Bells(Ledger ledger) {
    this.ledger = ledger;
    this.hand = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
      var thread = new Thread(work, "bells");
      thread.setDaemon(true);
      return thread;
    }, new ThreadPoolExecutor.DiscardPolicy());
  }

  /** From now on bells are heard. */
  public void start(ProducerTemplate producer) {
    queues = producer;
  }

  /** From now on bells are rung where other hubs hear them as well. */
  public void with(Others hubs) {
    others = hubs;
  }

  /** A bell that was rung where all hubs hear it, and that this hub is to answer. */
  public void heard(String kind, String work) {
    if (queues == null) return;
    rung.put(work, System.nanoTime());
    hand.execute(() -> send(kind, work));
  }

  @Override
  public void ring(String kind, String work) {
    if (queues == null || rung.size() >= WAITING) return;
    rung.put(work, System.nanoTime());
    hand.execute(() -> {
      if (!others.ring(kind, work)) send(kind, work);
    });
  }

  private void send(String kind, String work) {
    try {
      queues.sendBody("jms:queue:" + kind + "?deliveryPersistent=false&timeToLive=60000", work);
    } catch (RuntimeException e) {
      rung.remove(work);
      LOG.debug("A bell was lost; the next poll finds the work.", e);
    }
  }

  /** Rings for due work whose bell was lost. */
  public void poll() {
    long now = System.nanoTime();
    rung.values().removeIf(at -> now - at > AGAIN);
    for (var kind : Kinds.ALL) {
      for (var work : ledger.due(kind, AT_ONCE)) {
        if (!rung.containsKey(work)) ring(kind, work);
      }
    }
  }

  /** Somebody heard the bell of this work. */
  public void taken(String work) {
    rung.remove(work);
  }

  @Override
  public void close() {
    queues = null;
    hand.shutdownNow();
  }
}
