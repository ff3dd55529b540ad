package io.bordereau.law;

/** The check sums that several identifiers share. Each takes digits (or letters where said) and does not look at lengths. */
final class Sums {
  private static final int[] DUTCH = {2, 4, 8, 5, 10, 9, 7, 3, 6, 1};
  private static final int[] QR_TABLE = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

  private Sums() {}

  static int digit(String s, int at) {
    return s.charAt(at) - '0';
  }

  /** ISO/IEC 7812-1 annex B. */
  static boolean luhn(String s) {
    int sum = 0;
    for (int i = 0; i < s.length(); i++) {
      int d = digit(s, s.length() - 1 - i);
      sum += i % 2 == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
    }
    return sum % 10 == 0;
  }

  /** GS1 General Specifications 7.9: weights 1 and 3 from the right. */
  static boolean gs1(String s) {
    int sum = 0;
    for (int i = 0; i < s.length(); i++) sum += digit(s, s.length() - 1 - i) * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
  }

  /** The remainder by 97 of digits and letters, letters counting 10 to 35. */
  static int mod97(String s) {
    int r = 0;
    for (int i = 0; i < s.length(); i++) {
      int v = Character.digit(s.charAt(i), 36);
      r = (v < 10 ? r * 10 + v : r * 100 + v) % 97;
    }
    return r;
  }

  /** ISO/IEC 7064 MOD 97-10 with the check digits at the end. */
  static boolean mod97At(String s) {
    return mod97(s) == 1;
  }

  /** The same with four leading characters moved to the end (ISO 13616 IBAN, ISO 11649 RF). */
  static boolean mod97Moved(String s) {
    return mod97(s.substring(4) + s.substring(0, 4)) == 1;
  }

  /** ISO/IEC 7064 MOD 11,10. */
  static boolean mod11With10(String s) {
    int p = 10;
    for (int i = 0; i < s.length() - 1; i++) {
      p = (p + digit(s, i)) % 10;
      p = (p == 0 ? 10 : p) * 2 % 11;
    }
    return (p + digit(s, s.length() - 1)) % 10 == 1;
  }

  /** The sum of digits times weights; digits beyond the weights do not count. */
  static int weighted(String s, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length && i < s.length(); i++) sum += digit(s, i) * weights[i];
    return sum;
  }

  /** The last digit is 11 minus the weighted sum modulo 11; 11 counts 0, and 10 cannot be. */
  static boolean mod11Last(String s, int... weights) {
    int c = (11 - weighted(s, weights) % 11) % 11;
    return c != 10 && c == digit(s, s.length() - 1);
  }

  /** Recursive modulo 10 of the Swiss QR reference (SIX, Style Guide QR-bill, annex B). */
  static boolean recursive10(String s) {
    int carry = 0;
    for (int i = 0; i < s.length() - 1; i++) carry = QR_TABLE[(carry + digit(s, i)) % 10];
    return (10 - carry) % 10 == digit(s, s.length() - 1);
  }

  /** Norwegian KID by modulus 11: weights 2 to 7 from the right, a check value of 10 is written as a hyphen. */
  static boolean kid11(String s) {
    int sum = 0;
    for (int i = s.length() - 2, w = 2; i >= 0; i--, w = w == 7 ? 2 : w + 1) sum += digit(s, i) * w;
    int c = (11 - sum % 11) % 11;
    char last = s.charAt(s.length() - 1);
    return c == 10 ? last == '-' : last == '0' + c;
  }

  /**
   * Dutch betalingskenmerk (Betaalvereniging Nederland, specifications): the first digit is 11 minus the sum of the others times 2, 4, 8, 5, 10, 9, 7, 3, 6, 1 from the
   * right, modulo 11; 10 counts 1, and 11 counts 0.
   */
  static boolean dutchReference(String s) {
    int sum = 0;
    for (int i = s.length() - 1, w = 0; i > 0; i--, w++) sum += digit(s, i) * DUTCH[w % DUTCH.length];
    int c = 11 - sum % 11;
    return digit(s, 0) == (c == 10 ? 1 : c == 11 ? 0 : c);
  }
}
