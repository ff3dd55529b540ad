package io.bordereau.pdf.supplied;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Amounts as pages write them: {@code 1.234,56}, {@code 1,234.56}, {@code 1 234,56}, {@code 1'234.56}, {@code 12,34,567.00}, {@code 119.-},
 * {@code (119.00)}, {@code 119,00-}. Where a spelling means two numbers, both are given.
 */
final class PageAmounts {
  /**
   * One amount on a line.
   *
   * @param value without its sign
   * @param negative whether it is marked as negative
   * @param exact whether it is written as an amount: with decimals, with a dash in their place, or beside a currency
   * @param start where it begins
   * @param end behind its last character
   */
  record Amount(BigDecimal value, boolean negative, boolean exact, int start, int end) {}

  private static final String CURRENCY = "€$£¥₣₤₽zł";
  private static final String APOSTROPHES = "'’ʼ′´`";

  private PageAmounts() {}

  /** All amounts that a line can be read to hold, from left to right. */
  static List<Amount> in(String line) {
    var found = new ArrayList<Amount>();
    int i = 0;
    while (i < line.length()) {
      if (!digit(line.charAt(i))) {
        i++;
        continue;
      }
      int end = run(line, i);
      add(found, line, i, end);
      joined(found, line, i, end);
      i = end;
    }
    return found;
  }

  /** Digits with points, commas and apostrophes between them. */
  private static int run(String line, int from) {
    int i = from;
    while (i < line.length()) {
      char c = line.charAt(i);
      boolean inside = (c == '.' || c == ',' || c == '·' || APOSTROPHES.indexOf(c) >= 0) && i + 1 < line.length() && digit(line.charAt(i + 1));
      if (!digit(c) && !inside) break;
      i++;
    }
    return i;
  }

  /** Groups of three digits with spaces between them; the last may have decimals. */
  private static void joined(List<Amount> found, String line, int start, int end) {
    if (end - start > 3 || !digits(line, start, end)) return;
    int at = end;
    while (at + 4 <= line.length() && gap(line.charAt(at)) && digits(line, at + 1, at + 4)) {
      int stop = run(line, at + 1);
      at += 4;
      if (at < stop && digit(line.charAt(at))) return;
      add(found, line, start, Math.max(at, stop));
      if (stop > at) return;
    }
  }

  private static void add(List<Amount> found, String line, int start, int end) {
    var plain = new StringBuilder();
    int last = -1;
    int separators = 0;
    boolean mixed = false;
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      if (digit(c)) plain.append(Character.digit(c, 10));
      else if (!gap(c)) {
        if (last >= 0 && line.charAt(last) != c) mixed = true;
        last = i;
        separators++;
      }
    }
    if (plain.length() > 24) return;
    boolean negative = negative(line, start, end);
    boolean marked = marked(line, start, end);
    if (last < 0) {
      found.add(new Amount(new BigDecimal(plain.toString()), negative, marked, start, end));
      return;
    }
    int after = end - last - 1;
    char c = line.charAt(last);
    boolean decimal = (c == '.' || c == ',' || c == '·') && (separators == 1 || mixed) && after <= 6;
    if (decimal) found.add(new Amount(new BigDecimal(plain.toString()).movePointLeft(after), negative, after == 2 || marked, start, end));
    if (after == 3 && !mixed) found.add(new Amount(new BigDecimal(plain.toString()), negative, marked, start, end));
  }

  private static boolean negative(String line, int start, int end) {
    int before = start - 1;
    while (before >= 0 && (line.charAt(before) == ' ' || gap(line.charAt(before)) || CURRENCY.indexOf(line.charAt(before)) >= 0) && start - before < 3) before--;
    if (before >= 0 && (minus(line.charAt(before)) || line.charAt(before) == '(')) return before == 0 || !Character.isLetterOrDigit(line.charAt(before - 1));
    return end < line.length() && minus(line.charAt(end)) && (end + 1 == line.length() || !Character.isLetterOrDigit(line.charAt(end + 1)));
  }

  /** Whether a currency or a dash in the place of the decimals says that it is an amount. */
  private static boolean marked(String line, int start, int end) {
    if (end + 1 < line.length() && (line.charAt(end) == '.' || line.charAt(end) == ',') && minus(line.charAt(end + 1))) return true;
    int before = start - 1;
    while (before >= 0 && gap(line.charAt(before))) before--;
    if (before >= 0 && (CURRENCY.indexOf(line.charAt(before)) >= 0 || code(line, before - 2))) return true;
    int after = end;
    while (after < line.length() && gap(line.charAt(after))) after++;
    return after < line.length() && (CURRENCY.indexOf(line.charAt(after)) >= 0 || code(line, after)) || line.startsWith("kr", after);
  }

  /** Three capitals, and no fourth. */
  private static boolean code(String line, int at) {
    if (at < 0 || at + 3 > line.length()) return false;
    for (int i = at; i < at + 3; i++) if (line.charAt(i) < 'A' || line.charAt(i) > 'Z') return false;
    return (at == 0 || !Character.isLetter(line.charAt(at - 1))) && (at + 3 == line.length() || !Character.isLetter(line.charAt(at + 3)));
  }

  private static boolean digits(String line, int from, int to) {
    if (from < 0 || to > line.length()) return false;
    for (int i = from; i < to; i++) if (!digit(line.charAt(i))) return false;
    return to > from;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A space of any width. */
  static boolean gap(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\u2007';
  }

  private static boolean minus(char c) {
    return c == '-' || c == '\u2212' || c == '\u2013' || c == '\u2014' || c == '\u2010' || c == '\u2011';
  }
}
