package io.bordereau.pdf.slips;

import io.bordereau.law.PageLanguage;
import io.bordereau.law.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the payment part, which SIX fixes in four languages, from {@code qr-bill-words.csv}. */
final class SlipWords {
  private static final List<String> LANGUAGES = List.of("de", "fr", "it", "en");
  private static final Map<String, Map<String, String>> ROWS = new HashMap<>();

  static {
    for (Map<String, String> row : Table.load(SlipWords.class, "qr-bill-words.csv").rows()) ROWS.put(row.get("word"), row);
  }

  private final String language;

  private SlipWords(String language) {
    this.language = language;
  }

  /** The words in the language of the page; in English where the payment part has not that language. */
  static SlipWords of(PageLanguage page) {
    return new SlipWords(LANGUAGES.contains(page.language()) ? page.language() : "en");
  }

  String word(String id) {
    return ROWS.get(id).get(language);
  }

  /** The language of the words, ISO 639-1. */
  String language() {
    return language;
  }
}
