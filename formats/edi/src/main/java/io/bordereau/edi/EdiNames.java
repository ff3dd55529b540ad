package io.bordereau.edi;

import io.bordereau.mapping.Names;

/** The names that EDI trees use: segment tags, and element positions {@code 01}, {@code 02} ... */
final class EdiNames {
  /** One table for all EDI mappings and readers. */
  static final Names SHARED = new Names();

  private static final int[] POSITIONS = new int[100];

  static {
    for (int i = 1; i < 100; i++) POSITIONS[i] = SHARED.id(position(i));
  }

  private EdiNames() {}

  /** The name id of an element or component position, counted from 1. */
  static int position(Names names, int n) {
    return n < 100 ? POSITIONS[n] : names.id(position(n));
  }

  /** Whether a name is a position and not a segment's tag. */
  static boolean isPosition(Names names, int id) {
    return id < POSITIONS.length ? id <= POSITIONS[99] : position(names.name(id)) > 0;
  }

  private static String position(int n) {
    return n < 10 ? "0" + n : Integer.toString(n);
  }

  /** The position that a name says; 0 when the name is a segment's tag. */
  static int position(String name) {
    int n = name.length();
    if (n < 2 || n > 4) return 0;
    int value = 0;
    for (int i = 0; i < n; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) return 0;
      value = value * 10 + digit;
    }
    return value;
  }
}
