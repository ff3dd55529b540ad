package io.bordereau.routes.ledger;

import java.util.List;
import java.util.function.Function;

/** Who writes. */
interface Writer extends AutoCloseable {
  /** A result, and the bells to ring for it. */
  record Done<T>(T result, List<Tx.Ring> rings) {}

  /** How a transaction stands to the others. */
  enum Beside {
    /** None other writes meanwhile: whatever it reads stays as it is until it has committed. */
    NOBODY,
    /** Others write meanwhile: it holds by constraints and locks alone. */
    OTHERS,
    /** The same, for what must not be given up soon, because the network has done its part already. */
    OTHERS_INSISTING
  }

  /** Does the work in a transaction, perhaps several times, and returns after its commit. */
  <T> Done<T> write(Beside beside, Function<Tx, T> work);

  /** Does what is waiting and ends. */
  @Override
  void close();
}
