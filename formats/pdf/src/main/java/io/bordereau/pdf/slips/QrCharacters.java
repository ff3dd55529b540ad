package io.bordereau.pdf.slips;

import java.util.Map;
import java.util.Optional;

/**
 * The characters of a QR-bill (Implementation Guidelines QR-bill 2.3, 4.1.1): the printable ones of the Unicode blocks Basic Latin, Latin-1 Supplement and
 * Latin Extended-A, and five more.
 */
final class QrCharacters {
  private static final Map<Character, String> PLAIN = Map.ofEntries(Map.entry('\u2018', "'"), Map.entry('\u2019', "'"), Map.entry('\u201A', "'"),
      Map.entry('\u2032', "'"), Map.entry('\u201C', "\""), Map.entry('\u201D', "\""), Map.entry('\u201E', "\""), Map.entry('\u2033', "\""),
      Map.entry('\u2010', "-"), Map.entry('\u2011', "-"), Map.entry('\u2012', "-"), Map.entry('\u2013', "-"), Map.entry('\u2014', "-"),
      Map.entry('\u2212', "-"), Map.entry('\u2026', "..."), Map.entry('\u00A0', " "), Map.entry('\u2009', " "), Map.entry('\u202F', " "),
      Map.entry('\t', " "), Map.entry('\n', " "), Map.entry('\r', ""), Map.entry('\u00AD', ""), Map.entry('\u200B', ""));

  private QrCharacters() {}

  static boolean admitted(int c) {
    return c >= 0x20 && c <= 0x7E || c >= 0xA0 && c <= 0x17F || c >= 0x218 && c <= 0x21B || c == 0x20AC;
  }

  /** The first character that cannot stand. */
  static Optional<String> strange(String text) {
    return text.codePoints().filter(c -> !admitted(c)).mapToObj(Character::toString).findFirst();
  }

  /** The text with signs of good typography written as plain ones, which mean the same; blanks at both ends and line breaks fall away. */
  static String plain(String text) {
    if (text == null) return "";
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) plain.append(PLAIN.getOrDefault(text.charAt(i), String.valueOf(text.charAt(i))));
    return plain.toString().strip();
  }
}
