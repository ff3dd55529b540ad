package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in the database. Rows are never deleted: the token of a lease only rises. */
final class SqlLeases implements Leases {
  private final Database database;
  private final String owner;
  /** Until when, by this process's clock, a lease need not be asked about: half of what it is good for. */
  private final Map<String, Long> sure = new ConcurrentHashMap<>();

  /** Leases of one life of a node. */
  SqlLeases(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  @Override
  public boolean take(String name, Duration lease) {
    long now = System.nanoTime();
    Long until = sure.get(name);
    if (until != null && now - until < 0) {
      return true;
    }
    boolean ours = database.beside("lease", tx -> tx.run("INSERT INTO lease (name, owner, token, ends) VALUES (?, ?, 1, ?) ON CONFLICT (name) DO UPDATE"
        + " SET owner = excluded.owner, token = lease.token + CASE WHEN lease.owner = excluded.owner THEN 0 ELSE 1 END, ends = excluded.ends"
        + " WHERE lease.owner = excluded.owner OR lease.ends <= ?", name, owner, tx.now() + lease.toMillis(), tx.now()) == 1);
    if (ours) {
      sure.put(name, now + lease.toNanos() / 2);
    } else {
      sure.remove(name);
    }
    return ours;
  }

  @Override
  public void giveBack(String name) {
    sure.remove(name);
    database.beside("lease", tx -> tx.run("UPDATE lease SET ends = ? WHERE name = ? AND owner = ?", tx.now(), name, owner));
  }

  /** Whether a life of a node has a lease; if so, it stays so until the commit. */
  static boolean holds(Tx tx, String name, String owner) {
    return tx.handle().select("SELECT 1 FROM lease WHERE name = ? AND owner = ? AND ends > ?" + tx.forUpdate(), name, owner, tx.now())
        .mapTo(Integer.class).findOne().isPresent();
  }

  /** Frees the leases of earlier lives of a node. */
  static void free(Tx tx, String node) {
    tx.run("UPDATE lease SET ends = ? WHERE SUBSTR(owner, 1, ?) = ?", tx.now(), node.length() + 1, node + "/");
  }
}
