package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.SigningFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What was answered, for as long as it is fresh, and that nobody answered, for a short time. No lock is held while somebody is asked. */
final class Kept<T> {
  private final int most;
  private final Duration failures;
  private final Clock clock;
  private final Map<String, CompletableFuture<Outcome<T>>> known = new LinkedHashMap<>(16, 0.75f, true);

  /** What is kept: an answer, or why there is none. */
  private record Outcome<T>(T value, String why, boolean passing, Instant until) {}

  /** An answer with until when it is fresh. */
  record Fresh<T>(T value, Instant until) {}

  /** Whoever is asked when nothing fresh is known. */
  interface Asked<T> {
    Fresh<T> ask() throws SigningFailed;
  }

  Kept(int most, Duration failures, Clock clock) {
    this.most = most;
    this.failures = failures;
    this.clock = clock;
  }

  T get(String name, Asked<T> asked) throws SigningFailed {
    CompletableFuture<Outcome<T>> mine = new CompletableFuture<>();
    CompletableFuture<Outcome<T>> theirs = claim(name, mine);
    if (theirs == mine) {
      try {
        mine.complete(ask(asked));
      } finally {
        // whatever went wrong, nobody waits for ever
        mine.completeExceptionally(new IllegalStateException("asking failed"));
      }
    }
    Outcome<T> outcome = await(theirs);
    if (outcome.value() == null) {
      throw new SigningFailed(outcome.why(), outcome.passing());
    }
    return outcome.value();
  }

  private Outcome<T> ask(Asked<T> asked) {
    try {
      Fresh<T> fresh = asked.ask();
      return new Outcome<>(fresh.value(), null, false, fresh.until());
    } catch (SigningFailed e) {
      return new Outcome<>(null, e.getMessage(), e.passing(), clock.instant().plus(failures));
    } catch (RuntimeException e) {
      return new Outcome<>(null, "what was answered cannot be read", false, clock.instant().plus(failures));
    }
  }

  /** What is known and fresh, or being asked for by another; otherwise the given one, which its owner must then complete. */
  private CompletableFuture<Outcome<T>> claim(String name, CompletableFuture<Outcome<T>> mine) {
    synchronized (known) {
      CompletableFuture<Outcome<T>> there = known.get(name);
      if (there != null && (!there.isDone() || fresh(there))) {
        return there;
      }
      known.put(name, mine);
      // the one unused for longest goes
      var oldest = known.entrySet().iterator();
      while (known.size() > most && oldest.hasNext()) {
        oldest.next();
        oldest.remove();
      }
      return mine;
    }
  }

  private boolean fresh(CompletableFuture<Outcome<T>> done) {
    return !done.isCompletedExceptionally() && done.join().until().isAfter(clock.instant());
  }

  private Outcome<T> await(CompletableFuture<Outcome<T>> coming) throws SigningFailed {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SigningFailed("the wait for an authority was interrupted", true, e);
    } catch (ExecutionException e) {
      throw new SigningFailed("what was answered cannot be read", false, e);
    }
  }
}
