package io.bordereau.pdf.supplied;

import java.text.Normalizer;
import java.util.List;

/** Finds numbers and identifiers in lines, however they are set: with spaces, points and hyphens of any kind, but never as a part of a longer one. */
final class PageWords {
  private PageWords() {}

  /** A text as it is compared: spaces of one kind and one at a time, hyphens of one kind, no soft hyphens, capitals. */
  static String plain(String text) {
    var nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var out = new StringBuilder(nfkc.length());
    for (int i = 0; i < nfkc.length(); i++) {
      char c = nfkc.charAt(i);
      if (c == '\u00ad' || c == '\u200b' || c == '\ufeff') continue;
      if (Character.isWhitespace(c) || PageAmounts.gap(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
      } else out.append(c >= '\u2010' && c <= '\u2015' || c == '\u2212' ? '-' : Character.toUpperCase(c));
    }
    return out.toString().strip();
  }

  /** Whether a document's number stands on one of the lines, all of it and nothing more. */
  static boolean number(List<String> lines, String number) {
    var wanted = plain(number);
    return !wanted.isEmpty() && lines.stream().anyMatch(line -> at(line, wanted));
  }

  private static boolean at(String line, String wanted) {
    for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
      if (!continues(line, at - 1, -1) && !continues(line, at + wanted.length(), 1)) return true;
    }
    return false;
  }

  /** Whether the number goes on at this place: by a letter or digit, or by a hyphen, slash or point that one follows. */
  private static boolean continues(String line, int at, int step) {
    if (at < 0 || at >= line.length()) return false;
    char c = line.charAt(at);
    if (Character.isLetterOrDigit(c)) return true;
    int beyond = at + step;
    if (beyond < 0 || beyond >= line.length() || "-/_.\\".indexOf(c) < 0) return false;
    // "Nr.4711" is the number 4711; "2026.4711" is another one.
    return c == '.' && step < 0 ? Character.isDigit(line.charAt(beyond)) : Character.isLetterOrDigit(line.charAt(beyond));
  }

  /** Whether an identifier of a tax payer stands on one of the lines, with its country's letters or without them, and with separators anywhere. */
  static boolean identifier(List<String> lines, String id) {
    var wanted = named(solid(id));
    if (wanted.length() < 4) return false;
    boolean lettered = wanted.length() > 9 && Character.isLetter(wanted.charAt(0)) && Character.isLetter(wanted.charAt(1));
    var bare = lettered ? wanted.substring(2) : wanted;
    return lines.stream().anyMatch(line -> spread(line, wanted) || lettered && spread(line, bare));
  }

  /** Without the name of the tax behind it, which each language of a country has its own of: {@code MWST}, {@code TVA}, {@code MVA}. */
  private static String named(String id) {
    int end = id.length();
    while (end > 0 && Character.isLetter(id.charAt(end - 1))) end--;
    return end > 0 && id.length() - end >= 3 ? id.substring(0, end) : id;
  }

  private static boolean spread(String line, String wanted) {
    for (int from = 0; from < line.length(); from++) {
      if (line.charAt(from) != wanted.charAt(0) || from > 0 && Character.isLetterOrDigit(line.charAt(from - 1))) continue;
      int at = from;
      int matched = 0;
      int gap = 0;
      while (at < line.length() && matched < wanted.length()) {
        char c = line.charAt(at);
        if (c == wanted.charAt(matched)) {
          matched++;
          gap = 0;
        } else if (" .-/".indexOf(c) < 0 || ++gap > 2) break;
        at++;
      }
      // "MVA" and its like may follow, digits may not.
      if (matched == wanted.length() && (at == line.length() || !Character.isDigit(line.charAt(at)))) return true;
    }
    return false;
  }

  /** Letters and digits only, in capitals. */
  static String solid(String id) {
    var out = new StringBuilder(id.length());
    plain(id).chars().filter(Character::isLetterOrDigit).forEach(c -> out.append((char) c));
    return out.toString();
  }
}
