package io.bordereau.pdf.bounds;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Works on a PDF on a thread of its own, for so long and no longer. The work stops itself, since everything it does asks the clock; should it go in a circle
 * where nothing asks, it is left behind on its thread and counts against the few that may work at once, so that circles never take the whole machine.
 */
public final class Bounded {
  private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final long STACK = 4L << 20;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Semaphore PLACES = new Semaphore(AT_ONCE, true);
  private static final ThreadPoolExecutor WORKERS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
    var thread = new Thread(null, task, "pdf", STACK);
    thread.setDaemon(true);
    return thread;
  });

  private Bounded() {}

  /** Work on a PDF. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; asks the effort now and then. */
    T on(Effort effort) throws Exception;
  }

  /**
   * Does the work within the limits.
   *
   * @throws PdfRefused when it was refused, took too long or too much memory, or failed on what it read
   */
  public static <T> T work(Limits limits, Work<T> work) throws PdfRefused {
    long patience = limits.time().toNanos() * 2;
    try {
      if (!PLACES.tryAcquire(patience, TimeUnit.NANOSECONDS)) throw new PdfRefused(PdfFindings.slow(limits.time()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PdfRefused(PdfFindings.slow(limits.time()));
    }
    var effort = new Effort(limits);
    var future = WORKERS.submit(() -> {
      try {
        return work.on(effort);
      } finally {
        PLACES.release();
      }
    });
    try {
      return future.get(limits.time().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      effort.stop();
      throw new PdfRefused(PdfFindings.slow(limits.time()));
    } catch (InterruptedException e) {
      effort.stop();
      Thread.currentThread().interrupt();
      throw new PdfRefused(PdfFindings.slow(limits.time()));
    } catch (ExecutionException e) {
      throw refused(e.getCause(), limits);
    }
  }

  private static PdfRefused refused(Throwable thrown, Limits limits) {
    var refused = PdfRefused.in(thrown);
    if (refused != null) return refused;
    return thrown instanceof OutOfMemoryError ? new PdfRefused(PdfFindings.large("bytes of memory to work on", limits.unpackedAll()))
        : new PdfRefused(PdfFindings.broken(thrown));
  }
}
