package io.bordereau.simulators;

import java.io.IOException;

/** The side of a partner that speaks first. */
interface Business extends Correspondence, AutoCloseable {
  /** Begins; what it takes in goes to the receiver. */
  void start(Receiver to);

  @Override
  void close() throws IOException;
}
