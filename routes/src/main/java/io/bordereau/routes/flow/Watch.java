package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Alarm;
import io.bordereau.routes.ledger.Ledger;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the ledger raise its alarms, and tells the log of each once. */
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Ledger ledger;
  private final Set<Alarm> told = new HashSet<>();

  /** Watches over this ledger. */
  public Watch(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Looks at what is due now. */
  public synchronized void watch() {
    var open = new HashSet<>(ledger.watch());
    open.stream().filter(told::add).forEach(a -> LOG.warn("Alarm {} {}: {}", a.kind(), a.document() == null ? "" : a.document(),
        a.words()));
    told.retainAll(open);
  }
}
