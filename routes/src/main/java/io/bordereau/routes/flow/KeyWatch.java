package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.ledger.Alarm;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the keys that our companies sign with, tells the log of each new alarm once, and knows those that are open. It stops nothing. */
public final class KeyWatch {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
  /** A development key is one by intention, and a hub in production does not take it. */
  private static final String BY_INTENTION = "SIG-18";

  private final List<CompanyKeys> keys;
  private final Clock clock;
  private volatile Map<String, Alarm> open = Map.of();

  /** Watches over the keys of every company that signs itself. */
  public KeyWatch(Agreements agreements, Clock clock) {
    this.keys = agreements.companies().stream().filter(KeyWatch::signsItself).flatMap(company -> agreements.keys(company).stream()).toList();
    this.clock = clock;
  }

  private static boolean signsItself(Company company) {
    return company.signing() != null && company.signing().by() == null;
  }

  /** Looks now, and asks the authorities about revocation. */
  public synchronized void watch() {
    Instant now = clock.instant();
    Map<String, Alarm> seen = new LinkedHashMap<>();
    for (CompanyKeys each : keys) {
      for (Finding finding : each.watched(now, true)) {
        if (!finding.code().equals(BY_INTENTION)) {
          String name = each.company().id() + " " + finding.code() + " " + finding.value();
          Alarm known = open.get(name);
          seen.put(name, new Alarm(null, "certificate", known == null ? now : known.since(), each.company().id() + ": " + finding.message() + " " + finding.next()));
        }
      }
    }
    seen.forEach((name, alarm) -> {
      if (!open.containsKey(name)) LOG.warn("Alarm {}: {}", alarm.kind(), alarm.words());
    });
    open = Map.copyOf(seen);
  }

  /** What a person should look at, as the last look saw it; the oldest first. */
  public List<Alarm> alarms() {
    return open.values().stream().sorted(java.util.Comparator.comparing(Alarm::since).thenComparing(Alarm::words)).toList();
  }
}
