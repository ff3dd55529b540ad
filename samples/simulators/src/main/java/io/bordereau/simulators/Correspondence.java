package io.bordereau.simulators;

import java.io.IOException;

/** What a partner does besides answering on the same connection. */
interface Correspondence {
  /** A partner that only answers. */
  Correspondence NONE = new Correspondence() {
    @Override
    public boolean noted(byte[] bytes) {
      return false;
    }

    @Override
    public void decided(byte[] bytes, Answer answer) {}
  };

  /** Writes down a document that answers one of the partner's own; false when it is none, and is to be received. */
  boolean noted(byte[] bytes) throws IOException;

  /** The receiver has decided about a new document. */
  void decided(byte[] bytes, Answer answer);
}
