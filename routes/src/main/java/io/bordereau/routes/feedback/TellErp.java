package io.bordereau.routes.feedback;

import io.bordereau.connectors.api.Backoff;
import io.bordereau.routes.ledger.Feedback;
import io.bordereau.routes.ledger.LedgerException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells our own system what became of its documents: takes due events out of the ledger, sink by sink, and puts them where they belong. A slow sink delays no other. */
public final class TellErp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TellErp.class);
  /** Longer than any attempt lasts: whoever has not said by then what became of it is dead. */
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A sink.
   *
   * @param id its name
   * @param way how it is told
   * @param backoff when it is told again
   */
  public record Sink(String id, TellingWay way, Backoff backoff) {}

  private final Feedback feedback;
  private final List<Working> sinks;
  private final RandomGenerator random;
  private final InstantSource clock;
  private volatile boolean closed;

  /** Tells these sinks. */
  public TellErp(Feedback feedback, List<Sink> sinks, RandomGenerator random, InstantSource clock) {
    this.feedback = feedback;
    this.sinks = sinks.stream().map(Working::new).toList();
    this.random = random;
    this.clock = clock;
  }

  /** Looks what is due; returns at once. For a timer. */
  public void push() {
    sinks.forEach(Working::push);
  }

  /** What has begun is finished; nothing new begins. */
  @Override
  public void close() {
    closed = true;
    sinks.forEach(Working::await);
  }

  private final class Working {
    private final Sink sink;
    private final Semaphore free;

    private Working(Sink sink) {
      this.sink = sink;
      this.free = new Semaphore(sink.way().atOnce());
    }

    private void push() {
      if (closed || !free.tryAcquire()) return;
      Thread.ofVirtual().name("tell-" + sink.id()).start(() -> {
        try {
          sink.way().tick();
          while (!closed && next()) {
            // The next one may be told by somebody else at the same time, as far as the sink bears it.
            if (free.availablePermits() > 0) Working.this.push();
          }
        } catch (LedgerException e) {
          LOG.warn("The events for {} wait for the ledger: {}", sink.id(), e.getMessage());
        } catch (RuntimeException e) {
          LOG.error("The hub failed at telling {}; it tries again.", sink.id(), e);
        } finally {
          free.release();
        }
      });
    }

    private boolean next() {
      var event = feedback.claim(sink.id(), LEASE);
      event.ifPresent(this::tell);
      return event.isPresent();
    }

    private void tell(Feedback.Event event) {
      var failure = sink.way().tell(event);
      if (failure == null) {
        feedback.told(event);
        return;
      }
      var pause = sink.backoff().next(event.attempt(), random);
      LOG.info("{} was not told of {}, attempt {}: {}", sink.id(), event.id(), event.attempt(), failure.why());
      if (pause.isEmpty()) {
        feedback.givenUp(event, failure.why());
      } else {
        var asked = failure.notBefore() == null ? Duration.ZERO : Duration.between(clock.instant(), failure.notBefore());
        feedback.again(event, asked.compareTo(pause.get()) > 0 ? asked : pause.get(), failure.why());
      }
    }

    private void await() {
      try {
        if (!free.tryAcquire(sink.way().atOnce(), PATIENCE.toSeconds(), TimeUnit.SECONDS)) LOG.warn("{} is still being told; it is told again at the next start.", sink.id());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
