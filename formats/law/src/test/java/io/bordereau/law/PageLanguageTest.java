package io.bordereau.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PageLanguageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final BigDecimal LARGE = new BigDecimal("1234567.50");

  @Test
  void everyLanguageOfTheThirteenCountriesIsThere() {
    for (String tag : List.of("de-AT", "de-CH", "de-DE", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "nl-BE", "nl-NL", "da", "nb", "pt", "sr-Cyrl", "sr-Latn", "es",
        "sv", "it", "en")) {
      assertEquals(tag, PageLanguage.of(tag).tag());
    }
  }

  @Test
  void everyWordHasATextInEveryLanguage() {
    var missing = new ArrayList<String>();
    for (PageLanguage l : PageLanguage.ALL) {
      for (PageWord w : PageWord.values()) if (l.word(w) == null || l.word(w).isBlank()) missing.add(l + " " + w.id());
    }
    assertEquals(List.of(), missing);
    var rows = new TreeSet<>(Table.load(PageLanguage.class, "page-words.csv").rows().stream().map(r -> r.get("word")).toList());
    for (PageWord w : PageWord.values()) rows.remove(w.id());
    assertEquals(new TreeSet<>(), rows, "rows without a word");
  }

  @Test
  void everyLanguageHasTheSameBlanksInASentence() {
    for (PageWord w : PageWord.values()) {
      for (PageLanguage l : PageLanguage.ALL) {
        for (String blank : List.of("{0}", "{1}", "{2}", "{3}")) {
          assertEquals(PageLanguage.of("en").word(w).contains(blank), l.word(w).contains(blank), l + " " + w.id() + " " + blank);
        }
      }
    }
  }

  @Test
  void everyCodeWithANameIsInItsList() {
    Map<String, CodeList> lists = Map.of("title", CodeList.UNTDID_1001, "tax-category", CodeList.UNTDID_5305, "payment-means", CodeList.UNTDID_4461,
        "allowance", CodeList.UNTDID_5189, "charge", CodeList.UNTDID_7161, "unit", CodeList.REC_20);
    for (var row : Table.load(PageLanguage.class, "page-names.csv").rows()) {
      CodeList list = lists.get(row.get("list"));
      if (list != null) assertTrue(list.contains(row.get("code")), row.toString());
      for (var cell : row.entrySet()) assertFalse(cell.getValue().isBlank(), row.toString());
    }
  }

  @Test
  void everyCountryHasANameInEveryLanguage() {
    for (String code : CodeList.ISO_3166.codes()) {
      if (!code.matches("[A-Z]{2}")) continue;
      for (PageLanguage l : PageLanguage.ALL) assertFalse(l.country(code).equals(code), l + " " + code);
    }
  }

  @Test
  void aVariantReplacesARowThatIsThere() {
    var words = new TreeSet<String>();
    Table.load(PageLanguage.class, "page-words.csv").rows().forEach(r -> words.add("word " + r.get("word")));
    Table.load(PageLanguage.class, "page-names.csv").rows().forEach(r -> words.add(r.get("list") + ' ' + r.get("code")));
    for (var row : Table.load(PageLanguage.class, "page-variants.csv").rows()) {
      assertTrue(words.contains(row.get("list") + ' ' + row.get("code")), row.toString());
      assertEquals(row.get("language"), PageLanguage.of(row.get("language")).tag());
    }
  }

  @Test
  void numbersAreGroupedAsTheCountryGroupsThem() {
    assertEquals("1.234.567,50", PageLanguage.of("de-DE").number(LARGE));
    assertEquals("1’234’567.50", PageLanguage.of("de-CH").number(LARGE));
    assertEquals("1\u202f234\u202f567,50", PageLanguage.of("fr-FR").number(LARGE));
    assertEquals("1\u00a0234\u00a0567,50", PageLanguage.of("sv").number(LARGE));
    assertEquals("1,234,567.50", PageLanguage.of("en").number(LARGE));
    assertEquals("\u2212999,13", PageLanguage.of("da").number(new BigDecimal("-999.125"), 2));
    assertEquals("0,00", PageLanguage.of("it").number(BigDecimal.ZERO, 2));
  }

  @Test
  void anAmountHasTheDecimalsOfItsCurrencyAndStaysOnOneLineWithIt() {
    assertEquals("1.234.567,50\u00a0EUR", PageLanguage.of("de-AT").money(LARGE, "EUR"));
    assertEquals("CHF\u00a01’234’567.50", PageLanguage.of("fr-CH").money(LARGE, "CHF"));
    assertEquals("EUR\u00a01.234.567,50", PageLanguage.of("nl-NL").money(LARGE, "EUR"));
    assertEquals("JPY\u00a01,200", PageLanguage.of("en").money(new BigDecimal("1200.00"), "JPY"));
    assertEquals("0,0375\u00a0EUR", PageLanguage.of("es").money(new BigDecimal("0.0375"), "EUR"));
  }

  @Test
  void datesAndPercentagesAreThoseOfTheCountry() {
    assertEquals("02.11.2026", PageLanguage.of("de-DE").date(DAY));
    assertEquals("02-11-2026", PageLanguage.of("nl-NL").date(DAY));
    assertEquals("2026-11-02", PageLanguage.of("fr-CA").date(DAY));
    assertEquals("02.11.2026.", PageLanguage.of("sr-Latn").date(DAY));
    assertEquals("2 Nov 2026", PageLanguage.of("en").date(DAY));
    assertEquals("Nov 2, 2026", PageLanguage.of("en-US").date(DAY));
    assertEquals("19\u00a0%", PageLanguage.of("de-DE").percent(new BigDecimal("19.00")));
    assertEquals("8.1%", PageLanguage.of("de-CH").percent(new BigDecimal("8.1")));
    assertEquals("5,5\u202f%", PageLanguage.of("fr-FR").percent(new BigDecimal("5.5")));
    assertEquals("100%", PageLanguage.of("en").percent(new BigDecimal("1E+2")));
  }

  @Test
  void serbianInLatinLettersFollowsFromCyrillic() {
    assertEquals("Рачун", PageLanguage.of("sr-Cyrl").title("380", false));
    assertEquals("Račun", PageLanguage.of("sr-Latn").title("380", false));
    assertEquals("Nje LJILJAN Đorđe džep", SerbianScript.LATIN.write("Ње ЉИЉАН Ђорђе џеп"));
    assertEquals("sr-Cyrl", PageLanguage.of("sr").tag());
    assertEquals("sr-Latn", PageLanguage.of("sr-Latn-RS").tag());
  }

  @Test
  void switzerlandWritesNoSharpS() {
    for (PageWord w : PageWord.values()) assertFalse(PageLanguage.of("de-CH").word(w).contains("ß"), w.id());
    assertEquals("Masse", PageLanguage.of("de-CH").word(PageWord.MEASUREMENTS));
  }

  @Test
  void australiaSaysTaxInvoiceAndGst() {
    PageLanguage l = PageLanguage.of("en-AU");
    assertEquals("Tax invoice", l.title("380", false));
    assertEquals("Total without GST", l.word(PageWord.TOTAL_WITHOUT_VAT));
    assertEquals("Total without tax", PageLanguage.of("en-US").word(PageWord.TOTAL_WITHOUT_VAT));
    assertEquals("Tax rate", PageLanguage.of("en-US").word(PageWord.VAT_RATE));
  }

  @Test
  void anUnknownLanguageIsWrittenInTheNearestOneOrInEnglish() {
    assertEquals("de-DE", PageLanguage.of("de-LI").tag());
    assertEquals("it-CH", PageLanguage.of("it-CH").tag());
    assertEquals("nb", PageLanguage.of("no").tag());
    assertEquals("pt", PageLanguage.of("pt-PT").tag());
    assertEquals("en", PageLanguage.of("fi").tag());
    assertEquals("en", PageLanguage.of(null).tag());
    assertEquals("de-CH", PageLanguage.ofCountry("CH").tag());
    assertEquals("sr-Cyrl", PageLanguage.ofCountry("RS").tag());
    assertEquals("nl-BE", PageLanguage.ofCountry("BE").tag());
  }

  @Test
  void aTitleIsThereForEveryDocumentType() {
    assertEquals("Rechnungskorrektur", PageLanguage.of("de-DE").title("381", true));
    assertEquals("Gutschrift", PageLanguage.of("de-DE").title("389", false));
    assertEquals("Nota di credito", PageLanguage.of("it").title("420", true));
    assertEquals("Facture", PageLanguage.of("fr-FR").title("457", false));
    assertEquals("Facture d’acompte", PageLanguage.of("fr-BE").title("386", false));
  }
}
