package io.bordereau.routes.ledger;

import java.time.Duration;

/** What only one of several hubs may do at a time, by the database's clock. What is done under a lease has to bear being done twice all the same. */
public interface Leases {
  /**
   * Takes a lease, or prolongs it.
   *
   * @param name what it is for
   * @param lease how long it is good when it is not prolonged
   * @return whether this hub has it
   */
  boolean take(String name, Duration lease);

  /** Gives a lease back; nothing when another hub has it. */
  void giveBack(String name);
}
