package io.bordereau.routes.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do at the operator's door. */
public enum Role {
  /** Looks, and changes nothing. */
  VIEWER,
  /** Holds, releases, resends, reissues, replays, voids, decides what is kept apart. */
  OPERATOR,
  /** Approves what somebody else wants done. */
  APPROVER,
  /** Hands documents over and looks at them. */
  INTEGRATOR,
  /** Everything, tokens included. */
  ADMIN,
  /** Our own system: hands documents over, takes in what came. */
  ERP,
  /** Looks at everything, who did what and why included. */
  AUDITOR;

  /** In small letters, as it is written everywhere. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word; empty when there is none of this name. */
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(r -> r.word().equals(word)).findFirst();
  }
}
