package io.bordereau.law;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A language as a country writes it on an invoice: words, and the forms of dates, numbers, amounts and percentages. All of it is rows of the
 * project ({@code page-languages.csv}, {@code page-words.csv}, {@code page-names.csv}, {@code page-variants.csv}), so that a page stays the same
 * page on every Java version. A value; safe for many threads.
 */
public final class PageLanguage {
  private static final String MINUS = "\u2212";
  private static final Map<Long, String> MONTHS = Map.ofEntries(Map.entry(1L, "Jan"), Map.entry(2L, "Feb"), Map.entry(3L, "Mar"),
      Map.entry(4L, "Apr"), Map.entry(5L, "May"), Map.entry(6L, "Jun"), Map.entry(7L, "Jul"), Map.entry(8L, "Aug"), Map.entry(9L, "Sep"),
      Map.entry(10L, "Oct"), Map.entry(11L, "Nov"), Map.entry(12L, "Dec"));
  private static final Map<String, PageLanguage> BY_TAG = load();

  /** Every language of the table, in its order. */
  public static final List<PageLanguage> ALL = List.copyOf(BY_TAG.values());

  private final String tag;
  private final char decimal;
  private final String group;
  private final DateTimeFormatter date;
  private final boolean currencyFirst;
  private final String percent;
  private final Map<String, String> words;
  private final Map<String, Map<String, String>> names;

  private PageLanguage(Map<String, String> row, Map<String, String> words, Map<String, Map<String, String>> names) {
    tag = row.get("tag");
    decimal = row.get("decimal").charAt(0);
    group = characters(row.get("group"));
    date = form(row.get("date"));
    currencyFirst = row.get("currency").equals("first");
    percent = characters(row.get("percent"));
    this.words = words;
    this.names = names;
  }

  /**
   * The language for a tag: that very one, else the nearest that is there ({@code de-LI} is written as {@code de-DE}), else English.
   *
   * @param tag BCP 47, such as {@code de-AT} or {@code sr-Latn}; null for English
   */
  public static PageLanguage of(String tag) {
    return find(tag).orElseGet(() -> BY_TAG.get("en"));
  }

  /** The same, and empty when the hub does not write the language at all. */
  public static Optional<PageLanguage> find(String tag) {
    if (tag == null || tag.isBlank()) return Optional.empty();
    Locale wanted = Locale.forLanguageTag(tag.strip().replace('_', '-'));
    String language = switch (wanted.getLanguage()) {
      case "no", "nn" -> "nb";
      case String other -> other;
    };
    String script = language.equals("sr") ? wanted.getScript().equals("Latn") ? "Latn" : "Cyrl" : "";
    for (String candidate : List.of(language + '-' + wanted.getCountry(), language + '-' + script, language)) {
      PageLanguage it = BY_TAG.get(candidate);
      if (it != null) return Optional.of(it);
    }
    return BY_TAG.values().stream().filter(l -> l.language().equals(language)).findFirst();
  }

  /** The language in which a company of a country writes when nothing else is agreed: the first of the country's row, as that country writes it. */
  public static PageLanguage ofCountry(String country) {
    return Countries.of(country).map(c -> of(c.languages().get(0) + '-' + c.code())).orElseGet(() -> of("en"));
  }

  /** BCP 47 tag, such as {@code sr-Cyrl}: also what the document's language entry says. */
  public String tag() {
    return tag;
  }

  /** The language without country and script, ISO 639-1. */
  public String language() {
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }

  /** A word or label of the page. */
  public String word(PageWord word) {
    return words.get(word.id());
  }

  /** A sentence of the page with its blanks filled in: {@code {0}}, {@code {1}} ... */
  public String word(PageWord word, String... values) {
    return fill(word(word), values);
  }

  /**
   * The title of an invoice or credit note.
   *
   * @param type UNTDID 1001 code (BT-3); one without a title of its own is an invoice or credit note
   * @param credit whether it credits
   */
  public String title(String type, boolean credit) {
    return name("title", type).orElseGet(() -> name("title", credit ? "381" : "380").orElseThrow());
  }

  /** A unit of measure, UN/ECE Recommendation 20, as it stands behind a quantity; empty for one that the table does not name. */
  public Optional<String> unit(String code) {
    return name("unit", code);
  }

  /** A country, ISO 3166-1 alpha-2; the code itself where the table has no name. */
  public String country(String code) {
    return name("country", code).orElse(code);
  }

  /** A VAT category, UNTDID 5305; empty for a national one. */
  public Optional<String> taxCategory(String code) {
    return name("tax-category", code);
  }

  /** A means of payment, UNTDID 4461; empty for one that the table does not name. */
  public Optional<String> paymentMeans(String code) {
    return name("payment-means", code);
  }

  /** The reason of an allowance, UNTDID 5189; empty for one that the table does not name. */
  public Optional<String> allowance(String code) {
    return name("allowance", code);
  }

  /** The reason of a charge, UNTDID 7161; empty for one that the table does not name. */
  public Optional<String> charge(String code) {
    return name("charge", code);
  }

  /**
   * The name of a code.
   *
   * @param list {@code title}, {@code unit}, {@code country}, {@code tax-category}, {@code payment-means}, {@code allowance}, {@code charge},
   *     {@code party-role}, {@code reference}, {@code date} or {@code tax}
   * @param code the code; may be null
   */
  public Optional<String> name(String list, String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(names.getOrDefault(list, Map.of()).get(code));
  }

  /** A day as the country writes it, such as {@code 22.11.2026}. */
  public String date(LocalDate day) {
    return date.format(day);
  }

  /** A number with as many decimals as it has, grouped in thousands. */
  public String number(BigDecimal number) {
    return digits(number);
  }

  /** A number with a given number of decimals, rounded half up, grouped in thousands. */
  public String number(BigDecimal number, int decimals) {
    return digits(number.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** An amount without its currency, with the decimals of the currency, or with more where the amount itself has more. */
  public String amount(BigDecimal amount, String currency) {
    int least = CodeList.ISO_4217.column(currency, "digits").map(Integer::parseInt).orElse(2);
    int has = Math.max(0, amount.stripTrailingZeros().scale());
    return number(amount, Math.max(least, has));
  }

  /** An amount with the code of its currency on the side where the language puts it; they stay on one line. */
  public String money(BigDecimal amount, String currency) {
    String number = amount(amount, currency);
    return currencyFirst ? currency + '\u00a0' + number : number + '\u00a0' + currency;
  }

  /** A percentage with as many decimals as it has. */
  public String percent(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return digits(plain.scale() < 0 ? plain.setScale(0) : plain) + percent;
  }

  @Override
  public String toString() {
    return tag;
  }

  static String fill(String text, String... values) {
    String filled = text;
    for (int i = 0; i < values.length; i++) filled = filled.replace("{" + i + "}", values[i]);
    return filled;
  }

  private String digits(BigDecimal number) {
    String plain = number.abs().toPlainString();
    int point = plain.indexOf('.');
    int whole = point < 0 ? plain.length() : point;
    var text = new StringBuilder(plain.length() + 8);
    if (number.signum() < 0) text.append(MINUS);
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % 3 == 0) text.append(group);
      text.append(plain.charAt(i));
    }
    if (point >= 0) text.append(decimal).append(plain, point + 1, plain.length());
    return text.toString();
  }

  /** Months in words are English ones of our own: no pattern of another language has them, and no Java version changes them. */
  private static DateTimeFormatter form(String pattern) {
    int month = pattern.indexOf("MMM");
    if (month < 0) return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    return new DateTimeFormatterBuilder().appendPattern(pattern.substring(0, month)).appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
        .appendPattern(pattern.substring(month + 3)).toFormatter(Locale.ROOT);
  }

  /** Blanks that must not break stand as words in the table, where an eye would not tell them apart. */
  private static String characters(String cell) {
    return cell.replace("narrow", "\u202f").replace("blank", "\u00a0").replace("apostrophe", "\u2019").replace("none", "");
  }

  private static Map<String, PageLanguage> load() {
    var languages = new LinkedHashMap<String, PageLanguage>();
    List<Map<String, String>> words = Table.load(PageLanguage.class, "page-words.csv").rows();
    List<Map<String, String>> names = Table.load(PageLanguage.class, "page-names.csv").rows();
    List<Map<String, String>> countries = Table.load(PageLanguage.class, "country-names.csv").rows();
    List<Map<String, String>> variants = Table.load(PageLanguage.class, "page-variants.csv").rows();
    for (Map<String, String> row : Table.load(PageLanguage.class, "page-languages.csv").rows()) {
      String column = row.get("words");
      SerbianScript script = row.get("tag").equals("sr-Latn") ? SerbianScript.LATIN : SerbianScript.AS_WRITTEN;
      String replace = row.get("replace");
      var own = new LinkedHashMap<String, Map<String, String>>();
      for (Map<String, String> r : words) put(own, "word", r.get("word"), r.get(column), script, replace);
      for (Map<String, String> r : names) put(own, r.get("list"), r.get("code"), r.get(column), script, replace);
      for (Map<String, String> r : countries) put(own, "country", r.get("code"), r.get(column), script, replace);
      for (Map<String, String> r : variants) {
        if (r.get("language").equals(row.get("tag"))) own.get(r.get("list")).put(r.get("code"), r.get("text"));
      }
      languages.put(row.get("tag"), new PageLanguage(row, own.get("word"), own));
    }
    return languages;
  }

  private static void put(Map<String, Map<String, String>> lists, String list, String code, String text, SerbianScript script, String replace) {
    if (text == null || text.isEmpty()) return;
    String written = script.write(text);
    int is = replace.indexOf('=');
    if (is > 0 && written.contains(replace.substring(0, is))) {
      written = written.replace(replace.substring(0, is), replace.substring(is + 1));
      written = Character.toUpperCase(written.charAt(0)) + written.substring(1);
    }
    lists.computeIfAbsent(list, l -> new LinkedHashMap<>()).put(code, written);
  }
}
