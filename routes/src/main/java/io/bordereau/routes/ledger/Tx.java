package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** A writing transaction: its handle, its time, and the bells to ring when it has committed. */
final class Tx {
  /** A bell to ring. */
  record Ring(String kind, String work) {}

  private final Handle handle;
  private final Supplier<String> clock;
  private final List<Ring> rings = new ArrayList<>();
  private long now;

  /** A transaction; {@code clock} gives an expression for the present time. */
  Tx(Handle handle, Supplier<String> clock) {
    this.handle = handle;
    this.clock = clock;
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

  /** Executes a statement; returns the number of rows. */
  int run(String sql, Object... arguments) {
    return handle.execute(sql, arguments);
  }

  void ring(String kind, String work) {
    rings.add(new Ring(kind, work));
  }

  List<Ring> rings() {
    return rings;
  }
}
