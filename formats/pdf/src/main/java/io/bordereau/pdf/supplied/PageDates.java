package io.bordereau.pdf.supplied;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as pages write them: {@code 2026-02-10}, {@code 10.2.26}, {@code 02/10/2026}, {@code 10. Februar 2026}, {@code 10 de febrero de 2026},
 * {@code Feb. 10th, 2026}, {@code 10-FEB-2026} ... Where a spelling means two days, both are given: what counts is whether the right one can be read.
 */
final class PageDates {
  private static final List<String> LANGUAGES = List.of("en", "de", "de-AT", "fr", "nl", "da", "nb", "nn", "sv", "fi", "pt", "es", "it", "sr-Latn", "sr-Cyrl", "pl", "cs", "sk", "hu",
      "ro", "bg", "hr", "sl", "et", "lv", "lt", "el", "tr", "ca");
  private static final String GAP = "[\\s\\u00a0]{0,2}";
  private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})" + GAP + "[-./\\u2010\\u2011]" + GAP + "(\\d{1,2})" + GAP + "[-./\\u2010\\u2011]" + GAP + "(\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_LAST = Pattern.compile("(?<!\\d)(\\d{1,2})" + GAP + "[-./\\u2010\\u2011]" + GAP + "(\\d{1,2})" + GAP + "[-./\\u2010\\u2011]" + GAP + "(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern DAY_WORD = Pattern.compile("(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th|[.\\u00ba\\u00aa])?[\\s\\u00a0./-]{0,2}(?:de[\\s\\u00a0])?(\\p{L}{3,12})[.,]?[\\s\\u00a0./-]{0,2}(?:de[ls]?[\\s\\u00a0])?(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern WORD_DAY = Pattern.compile("(?<!\\p{L})(\\p{L}{3,12})[.]?[\\s\\u00a0]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?[\\s\\u00a0]{1,2}(\\d{4})(?!\\d)");
  private static final Pattern SOLID = Pattern.compile("(?<!\\d)(20\\d\\d)(\\d\\d)(\\d\\d)(?!\\d)");
  private static final Map<String, Integer> MONTHS = months();

  private PageDates() {}

  /** All dates that a line can be read to hold, in the order of the spellings. */
  static Set<LocalDate> in(String line) {
    var found = new LinkedHashSet<LocalDate>();
    for (var m = YEAR_FIRST.matcher(line); m.find();) add(found, number(m, 1), number(m, 2), number(m, 3));
    for (var m = YEAR_LAST.matcher(line); m.find();) {
      add(found, year(m, 3), number(m, 2), number(m, 1));
      add(found, year(m, 3), number(m, 1), number(m, 2));
    }
    for (var m = DAY_WORD.matcher(line); m.find();) add(found, year(m, 3), month(m.group(2)), number(m, 1));
    for (var m = WORD_DAY.matcher(line); m.find();) add(found, number(m, 3), month(m.group(1)), number(m, 2));
    for (var m = SOLID.matcher(line); m.find();) add(found, number(m, 1), number(m, 2), number(m, 3));
    return found;
  }

  private static void add(Set<LocalDate> found, int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900) return;
    try {
      found.add(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return; // the thirtieth of February is none
    }
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int year(Matcher m, int group) {
    int year = number(m, group);
    return m.group(group).length() == 2 ? 2000 + year : year;
  }

  /** The number of a month by its name, or by a beginning of it that is no other month's; 0 for none. */
  private static int month(String word) {
    var plain = plain(word);
    var exact = MONTHS.get(plain);
    if (exact != null) return exact;
    int found = 0;
    for (var e : MONTHS.entrySet()) {
      if (!e.getKey().startsWith(plain)) continue;
      if (found != 0 && found != e.getValue()) return 0;
      found = e.getValue();
    }
    return found;
  }

  private static Map<String, Integer> months() {
    var names = new HashMap<String, Integer>();
    for (var language : LANGUAGES) {
      var locale = Locale.forLanguageTag(language);
      for (var month : Month.values()) {
        for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
          var name = plain(month.getDisplayName(style, locale));
          if (name.length() < 3 || !name.chars().allMatch(Character::isLetter)) continue;
          // What means different months in two languages means none.
          names.merge(name, month.getValue(), (a, b) -> a.equals(b) ? a : 0);
        }
      }
    }
    return Map.copyOf(names);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("[\\p{M}.]", "");
  }
}
