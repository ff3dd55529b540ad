package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.MessageKeys;
import io.bordereau.routes.agreements.Partner;
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
  private final Map<String, MessageKeys> messages = new LinkedHashMap<>();
  private final Clock clock;
  private volatile Map<String, Alarm> open = Map.of();

  /** Watches over the keys of every company that signs itself, and over what messages with each partner are signed by. */
  public KeyWatch(Agreements agreements, Clock clock) {
    this.keys = agreements.companies().stream().filter(KeyWatch::signsItself).flatMap(company -> agreements.keys(company).stream()).toList();
    this.clock = clock;
    agreements.partners().stream().filter(partner -> partner.state() != Partner.State.RETIRED).forEach(partner -> messages.put(partner.id(), agreements.messages(partner)));
  }

  private static boolean signsItself(Company company) {
    return company.signing() != null && company.signing().by() == null;
  }

  /** Looks now, and asks the authorities about revocation. */
  public synchronized void watch() {
    Instant now = clock.instant();
    Map<String, Alarm> seen = new LinkedHashMap<>();
    keys.forEach(each -> each.watched(now, true).forEach(finding -> add(each.company().id(), finding, now, seen)));
    messages.forEach((partner, each) -> each.watched(now, true).forEach(finding -> add(partner, finding, now, seen)));
    seen.forEach((name, alarm) -> {
      if (!open.containsKey(name)) LOG.warn("Alarm {}: {}", alarm.kind(), alarm.words());
    });
    open = Map.copyOf(seen);
  }

  private void add(String whose, Finding finding, Instant now, Map<String, Alarm> seen) {
    if (!finding.code().equals(BY_INTENTION)) {
      String name = whose + " " + finding.code() + " " + finding.value();
      Alarm known = open.get(name);
      seen.put(name, new Alarm(null, "certificate", known == null ? now : known.since(), whose + ": " + finding.message() + " " + finding.next()));
    }
  }

  /** What a person should look at, as the last look saw it; the oldest first. */
  public List<Alarm> alarms() {
    return open.values().stream().sorted(java.util.Comparator.comparing(Alarm::since).thenComparing(Alarm::words)).toList();
  }
}
