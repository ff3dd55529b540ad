package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The one writer of a database that has only one: takes what is waiting, does it in one transaction, commits once, and only then lets the
 * callers go on. When one of them fails, all are rolled back and done again one by one, so that a failure is its own.
 */
final class GroupCommit implements Writer {
  private static final int AT_MOST = 256;

  private record Task<T>(Function<Tx, T> work, CompletableFuture<Done<T>> done) {
    Runnable attempt(Tx tx) {
      T result = work.apply(tx);
      List<Tx.Ring> rings = List.copyOf(tx.rings());
      return () -> done.complete(new Done<>(result, rings));
    }
  }

  private final Handle handle;
  private final Supplier<String> clock;
  private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(4096);
  private final Thread writer;
  private volatile boolean closed;

  GroupCommit(Handle handle, Supplier<String> clock) {
    this.handle = handle;
    this.clock = clock;
    this.writer = new Thread(this::run, "ledger-writer");
    writer.start();
  }

  /** Does the work in a transaction and returns after its commit. Interruption is kept for later: half an answer helps nobody. */
  @Override
  public <T> Done<T> write(Beside beside, Function<Tx, T> work) {
    CompletableFuture<Done<T>> done = new CompletableFuture<>();
    boolean interrupted = false;
    try {
      for (boolean put = false; !put; ) {
        if (closed) {
          throw new LedgerException("The ledger is closed.", null);
        }
        try {
          queue.put(new Task<>(work, done));
          put = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (closed && !writer.isAlive()) {
        done.completeExceptionally(new LedgerException("The ledger is closed.", null)); // It was put behind the last look.
      }
      while (true) {
        try {
          return done.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof LedgerException own ? own : new LedgerException("The ledger could not be written: " + SqlFailure.words(e.getCause()), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    List<Task<?>> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        continue; // Only close() interrupts.
      }
      queue.drainTo(batch, AT_MOST - 1);
      if (!together(batch)) {
        batch.forEach(this::alone);
      }
      batch.clear();
    }
  }

  private boolean together(List<Task<?>> batch) {
    List<Runnable> told = new ArrayList<>();
    try {
      handle.begin();
      for (Task<?> task : batch) {
        told.add(task.attempt(new Tx(handle, clock, false)));
      }
      handle.commit();
    } catch (RuntimeException | Error e) {
      rollback();
      if (batch.size() == 1) {
        batch.get(0).done().completeExceptionally(e);
        return true;
      }
      return false;
    }
    told.forEach(Runnable::run);
    return true;
  }

  private void alone(Task<?> task) {
    together(List.of(task));
  }

  private void rollback() {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      // Nothing was begun, or the connection is gone: the caller learns the first cause.
    }
  }

  /** Does what is waiting and ends. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Task<?> task; (task = queue.poll()) != null; ) {
      task.done().completeExceptionally(new LedgerException("The ledger is closed.", null));
    }
    handle.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
