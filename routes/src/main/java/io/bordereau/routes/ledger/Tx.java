package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** A writing transaction: its handle, its time, its locks, and the bells to ring when it has committed. */
final class Tx {
  /** A bell to ring. */
  record Ring(String kind, String work) {}

  private final Handle handle;
  private final Supplier<String> clock;
  private final boolean others;
  private final List<Ring> rings = new ArrayList<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private long now;

  /**
   * A transaction.
   *
   * @param clock gives an expression for the present time
   * @param others whether others write at the same time, so that it has to lock what it relies upon
   */
  Tx(Handle handle, Supplier<String> clock, boolean others) {
    this.handle = handle;
    this.clock = clock;
    this.others = others;
  }

  Handle handle() {
    return handle;
  }

  /** The database's clock when the transaction first asked. */
  long now() {
    if (now == 0) {
      now = handle.select("SELECT " + clock.get()).mapTo(Long.class).one();
    }
    return now;
  }

  /** The time was told already. */
  void now(long told) {
    now = told;
  }

  /** Executes a statement; returns the number of rows. */
  int run(String sql, Object... arguments) {
    return handle.execute(sql, arguments);
  }

  /** What ends a select of rows that must stay as they are until the commit. */
  String forUpdate() {
    return others ? " FOR UPDATE" : "";
  }

  /** Until the commit nobody else has this name: for what has no row of its own yet. */
  void alone(String... name) {
    if (others) {
      handle.select("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", String.join("\u0001", name)).map((rs, c) -> true).one();
    }
  }

  void ring(String kind, String work) {
    rings.add(new Ring(kind, work));
  }

  List<Ring> rings() {
    return rings;
  }

  /** Notes that the history of a document goes on in this transaction. */
  void touch(String document) {
    touched.add(document);
  }

  /** The documents whose history went on. */
  Set<String> touched() {
    return touched;
  }
}
