package io.bordereau.routes.ledger;

import java.security.SecureRandom;

/** Identifiers that sort by the time of their making: 48 bits of milliseconds, 80 of chance, in Crockford's base 32; rising within a process. */
final class Ulid {
  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final SecureRandom CHANCE = new SecureRandom();
  private static long lastTime;
  private static long high;
  private static long low;

  private Ulid() {}

  /** The next one, greater than all before it in this process. */
  static synchronized String next() {
    long time = System.currentTimeMillis();
    if (time > lastTime) {
      lastTime = time;
      high = CHANCE.nextLong() & 0x7F_FFFF_FFFFL;
      low = CHANCE.nextLong() & 0x7F_FFFF_FFFFL;
    } else {
      // The clock stood still or went back: keep the time and count on, in the 40 low bits and then in the high ones.
      low = (low + 1) & 0xFF_FFFF_FFFFL;
      high = low == 0 ? high + 1 : high;
    }
    char[] text = new char[26];
    write(text, 0, 10, lastTime);
    write(text, 10, 8, high);
    write(text, 18, 8, low);
    return new String(text);
  }

  /** What every identifier made from this time on is not less than. */
  static String floor(long millis) {
    char[] text = new char[26];
    write(text, 0, 10, Math.max(0, millis));
    java.util.Arrays.fill(text, 10, 26, '0');
    return new String(text);
  }

  private static void write(char[] text, int from, int count, long value) {
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = DIGITS[(int) (value & 31)];
      value >>>= 5;
    }
  }
}
