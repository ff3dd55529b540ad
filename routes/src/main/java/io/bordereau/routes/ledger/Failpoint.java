package io.bordereau.routes.ledger;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named places where kill tests stop the process. Off unless the system property {@code bordereau.failpoint} names one:
 * {@code T1:kill} halts at the first hit of {@code T1}, inside the transaction; {@code T1.committed:kill@3} at the third hit after the commit
 * and before anybody is told. {@code T5.committed:stop} makes it stand still there instead, until somebody lets it go on.
 */
public final class Failpoint {
  private static final String SPEC = System.getProperty("bordereau.failpoint", "");
  private static final boolean STOPS = SPEC.contains(":stop");
  private static final String NAME = SPEC.contains(":") ? SPEC.substring(0, SPEC.indexOf(':')) : "";
  private static final AtomicInteger LEFT = new AtomicInteger(SPEC.contains("@") ? Integer.parseInt(SPEC.substring(SPEC.indexOf('@') + 1)) : 1);

  private Failpoint() {}

  /** Halts here when the property says so: no shutdown hook, no flush, as a power cut would. */
  public static void hit(String name) {
    if (NAME.equals(name) && LEFT.decrementAndGet() == 0) {
      if (STOPS) {
        stop();
      } else {
        Runtime.getRuntime().halt(137);
      }
    }
  }

  private static void stop() {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid())).start().waitFor();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException("This process cannot be stopped", e);
    }
  }
}
