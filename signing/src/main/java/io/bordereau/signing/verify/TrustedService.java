package io.bordereau.signing.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service of a trusted list with its history (ETSI TS 119 612 5.5 and 5.6).
 *
 * @param list whose list it stands in, for a sentence
 * @param name its name
 * @param stamps whether it issues qualified time-stamps; otherwise it issues qualified certificates
 * @param checked whether the list's own signature was checked
 * @param over when the list should have been replaced by a newer one; null when it is closed and stays
 * @param states what was said of it when
 */
record TrustedService(String list, String name, boolean stamps, boolean checked, Instant over, List<State> states) {
  /**
   * What was said of a service for a time.
   *
   * @param from its first moment
   * @param until the first moment after it; null while it lasts
   * @param status the last part of the status's name, such as {@code granted}
   * @param granted whether that is good
   * @param uses for what it issues, where the list says so; none when it does not
   * @param web whether it says that it issues for web sites
   * @param qualifications what is said of some of its certificates
   */
  record State(Instant from, Instant until, String status, boolean granted, Set<Anchor.Use> uses, boolean web, List<Qualification> qualifications) {
    State {
      uses = Set.copyOf(uses);
      qualifications = List.copyOf(qualifications);
    }

    boolean holds(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  TrustedService {
    states = List.copyOf(states);
  }

  /** What was said of it at a moment; empty before anything was. */
  Optional<State> at(Instant moment) {
    return states.stream().filter(each -> each.holds(moment)).findFirst();
  }
}
