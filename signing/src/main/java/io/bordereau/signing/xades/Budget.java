package io.bordereau.signing.xades;

import java.io.OutputStream;
import java.security.MessageDigest;

/** How many canonical octets are made for one document in all: it says itself how often it wants to be digested. */
final class Budget {
  private static final int TIMES = 40;
  private static final int LEAST = 4 << 20;

  private long left;

  Budget(int bytes) {
    left = LEAST + (long) TIMES * bytes;
  }

  /** That there is nothing left. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A digest as a stream that counts. */
  OutputStream into(MessageDigest digest) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        spend(1);
        digest.update((byte) b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        spend(length);
        digest.update(bytes, from, length);
      }
    };
  }

  private void spend(int octets) {
    left -= octets;
    if (left < 0) throw new Spent();
  }
}
