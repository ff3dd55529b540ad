package io.bordereau.edi;

/**
 * What a segment directory says of one data element or component.
 *
 * @param mandatory whether it must stand
 * @param type how its text is spelt
 * @param least fewest characters; of a number its digits
 * @param most most characters; of a number its digits, without sign and decimal point
 * @param repeats how often it may stand in its place
 * @param components the components of a composite, in order; null for a simple element
 */
record Element(boolean mandatory, Type type, int least, int most, int repeats, Element[] components) {
  /** How an element's text is spelt (X12.6, data element types; ISO 9735-1, clause 10). */
  enum Type {
    /** Text, and codes (ID). */
    AN,
    /** Letters only (EDIFACT a). */
    A,
    /** A number of EDIFACT (n): a decimal mark, comma or point, where it has one. */
    N,
    /** A number with an explicit decimal point. */
    R,
    /** A whole number. */
    N0,
    /** A number with two implied decimals. */
    N2,
    /** A date, CCYYMMDD. */
    DT,
    /** A time, HHMM[SS[d[d]]]. */
    TM,
    /** Several components. */
    COMPOSITE
  }

  /** What is wrong with a text; null when nothing is. The code is that of X12 data element 723 (AK403). */
  EdiFinding wrong(byte[] b, int from, int to) {
    return switch (type) {
      case AN -> length(to - from);
      case A -> letters(b, from, to);
      case R, N, N0, N2 -> number(b, from, to);
      case DT -> to - from < least ? EdiFinding.ELEMENT_SHORT : to - from > most ? EdiFinding.ELEMENT_LONG : date(b, from) ? null
          : EdiFinding.ELEMENT_DATE;
      case TM -> to - from < least ? EdiFinding.ELEMENT_SHORT : to - from > most ? EdiFinding.ELEMENT_LONG : time(b, from, to) ? null
          : EdiFinding.ELEMENT_TIME;
      case COMPOSITE -> null;
    };
  }

  private EdiFinding length(int n) {
    return n < least ? EdiFinding.ELEMENT_SHORT : n > most ? EdiFinding.ELEMENT_LONG : null;
  }

  private EdiFinding letters(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) if (b[i] >= '0' && b[i] <= '9') return EdiFinding.ELEMENT_CHARACTER;
    return length(to - from);
  }

  private EdiFinding number(byte[] b, int from, int to) {
    int i = from;
    if (b[i] == '-') i++;
    int digits = 0;
    int point = -1;
    for (; i < to; i++) {
      if (b[i] >= '0' && b[i] <= '9') digits++;
      else if (point < 0 && (b[i] == '.' && (type == Type.R || type == Type.N) || b[i] == ',' && type == Type.N)) point = i;
      else return EdiFinding.ELEMENT_CHARACTER;
    }
    if (digits == 0) return EdiFinding.ELEMENT_CHARACTER;
    boolean bare = type == Type.N && point >= 0 && (point == to - 1 || point == from || b[point - 1] == '-');
    return bare ? EdiFinding.ELEMENT_DECIMAL : length(digits);
  }

  private static boolean date(byte[] b, int from) {
    for (int i = from; i < from + 8; i++) if (b[i] < '0' || b[i] > '9') return false;
    int year = (two(b, from)) * 100 + two(b, from + 2);
    int month = two(b, from + 4);
    int day = two(b, from + 6);
    return month >= 1 && month <= 12 && day >= 1 && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean time(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) if (b[i] < '0' || b[i] > '9') return false;
    return two(b, from) < 24 && two(b, from + 2) < 60 && (to - from < 6 || two(b, from + 4) < 60);
  }

  private static int two(byte[] b, int at) {
    return (b[at] - '0') * 10 + b[at + 1] - '0';
  }
}
