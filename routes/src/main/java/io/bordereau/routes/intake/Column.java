package io.bordereau.routes.intake;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One column of the export.
 *
 * @param name its name in the Smooks configuration
 * @param path where it goes, such as {@code seller.name} or {@code lines[].net}; null when it is left out on purpose
 * @param term the term of that place
 * @param type {@link String}, {@link Money}, {@link Decimal} or {@link Moment}
 * @param values translation of the export's codes into ours; empty when values are taken as they are
 * @param notation how numbers and dates are written
 */
record Column(String name, String path, String term, Class<?> type, Map<String, String> values, Notation notation) {
  private static final int LONGEST_NUMBER = 40;
  private static final int THOUSAND = 3;

  /**
   * How numbers and dates are written in the export.
   *
   * @param decimal the decimal mark
   * @param thousands the mark between thousands; empty when there is none
   * @param dates the pattern of dates
   */
  record Notation(char decimal, String thousands, DateTimeFormatter dates) {
    /** How values are written in the configuration itself. */
    static final Notation OWN = new Notation('.', "", DateTimeFormatter.ISO_LOCAL_DATE);
  }

  /** Whether it belongs to the line of its row, and not to the whole document. */
  boolean ofLine() {
    return path != null && path.startsWith("lines[].");
  }

  /**
   * The value as the document has it.
   *
   * @throws IllegalArgumentException with the reason, as the end of a sentence, when the text is none of that type
   */
  Object read(String text) {
    if (type == Money.class) return new Money(number(text));
    if (type == Decimal.class) return new Decimal(number(text));
    if (type == Moment.class) return date(text);
    return text;
  }

  private BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) throw noNumber();
    var plain = new StringBuilder(text.length());
    boolean mark = false;
    boolean thousands = false;
    int digits = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        plain.append(c);
        digits++;
        all++;
      } else if (c == notation.decimal && !mark && (!thousands || digits == THOUSAND)) {
        plain.append('.');
        mark = true;
      } else if (!mark && notation.thousands.indexOf(c) >= 0 && (thousands ? digits == THOUSAND : digits > 0 && digits <= THOUSAND)) {
        // 1.25 with a point between thousands is no 125: three digits follow each mark
        thousands = true;
        digits = 0;
      } else if (i == 0 && (c == '-' || c == '+')) {
        plain.append(c);
      } else if (i == text.length() - 1 && c == '-' && digits > 0 && plain.charAt(0) != '-') {
        plain.insert(0, '-');
      } else {
        throw noNumber();
      }
    }
    if (all == 0 || thousands && !mark && digits != THOUSAND) throw noNumber();
    return new BigDecimal(plain.toString());
  }

  private IllegalArgumentException noNumber() {
    return new IllegalArgumentException("is not a number such as 1234" + notation.decimal + "50");
  }

  private Moment date(String text) {
    try {
      return Moment.of(LocalDate.parse(text, notation.dates));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is not a date like " + notation.dates.format(LocalDate.of(2026, 11, 22)), e);
    }
  }
}
