package io.bordereau.pdf.page;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageWord;
import io.bordereau.law.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words and forms of one page: those of the language, save where an agreement has its own. */
final class Wording {
  private static final Map<String, String> SCHEMES = schemes();

  private final PageLanguage language;
  private final Map<PageWord, String> own;
  private final String currency;
  private final char decimal;

  Wording(PageLanguage language, Map<PageWord, String> own, String currency) {
    this.language = language;
    this.own = own;
    this.currency = currency == null ? "" : currency;
    decimal = language.number(new BigDecimal("1.5"), 1).charAt(1);
  }

  private static Map<String, String> schemes() {
    var names = new LinkedHashMap<String, String>();
    for (var row : Table.load(Wording.class, "schemes.csv").rows()) names.put(row.get("scheme"), row.get("name"));
    return Map.copyOf(names);
  }

  PageLanguage language() {
    return language;
  }

  /** The decimal mark. */
  char decimal() {
    return decimal;
  }

  /** The currency of the document. */
  String currency() {
    return currency;
  }

  /** A word, with its blanks filled in. */
  String word(PageWord word, String... values) {
    var text = own.get(word);
    if (text == null) text = language.word(word);
    for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", values[i]);
    return text;
  }

  /** A day, with the time where it is known. */
  String date(Moment moment) {
    var text = language.date(moment.date());
    if (moment.time() != null) text += " " + moment.time();
    return moment.offset() == null || moment.time() == null ? text : text + " " + (moment.offset().getId().equals("Z") ? "UTC" : "UTC" + moment.offset());
  }

  /** An amount in the currency of the document, without its code. */
  String amount(Money money) {
    return language.amount(money.amount(), currency);
  }

  /** An amount with the code of its currency. */
  String money(Money money, String code) {
    return language.money(money.amount(), code == null ? currency : code);
  }

  /** A number with the decimals that it has. */
  String number(Decimal number) {
    return language.number(number.value());
  }

  /** A price: two decimals, or as many as it has. */
  String price(Decimal price) {
    return language.number(price.value(), Math.max(2, price.value().scale()));
  }

  String percent(Decimal percent) {
    return language.percent(percent.value());
  }

  /** A unit in words; its code where there are none. */
  String unit(String code) {
    return language.unit(code).orElse(code);
  }

  /** A country in words. */
  String country(String code) {
    return language.country(code);
  }

  /** The short name of a scheme; the scheme itself where there is none. */
  static String scheme(String scheme) {
    return SCHEMES.getOrDefault(scheme, scheme);
  }

  /** An IBAN in groups of four, as it is written on paper; another number as it is. */
  static String account(String id) {
    var plain = id.replace(" ", "");
    boolean iban = plain.length() >= 15 && plain.length() <= 34 && Character.isLetter(plain.charAt(0)) && Character.isLetter(plain.charAt(1))
        && Character.isDigit(plain.charAt(2)) && Character.isDigit(plain.charAt(3));
    if (!iban) return id;
    var text = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) text.append(i > 0 && i % 4 == 0 ? " " : "").append(plain.charAt(i));
    return text.toString();
  }

  /** What stands between a word and what it introduces: in French with a blank before the colon. */
  String colon() {
    return language.language().equals("fr") ? "\u00a0: " : ": ";
  }

  /** A word of a canonical list, such as the kind of a reference; one without a text in the language is shown as it is. */
  String named(String list, String code) {
    return language.name(list, code).orElseGet(() -> plain(code));
  }

  /** A canonical word, or a foreign code with its origin, as it can be read. */
  static String plain(String code) {
    var text = new StringBuilder();
    for (char c : code.toCharArray()) {
      if (Character.isUpperCase(c) && !text.isEmpty() && Character.isLowerCase(text.charAt(text.length() - 1))) text.append(' ').append(Character.toLowerCase(c));
      else text.append(text.isEmpty() ? String.valueOf(c).toUpperCase(Locale.ROOT) : c);
    }
    return text.toString();
  }

  /** Any value, in the form of its kind. */
  String any(Object value) {
    return switch (value) {
      case Money money -> amount(money);
      case Decimal number -> number(number);
      case Moment moment -> date(moment);
      case java.util.List<?> list -> String.join(", ", list.stream().map(this::any).toList());
      case Object other -> other.toString();
    };
  }
}
