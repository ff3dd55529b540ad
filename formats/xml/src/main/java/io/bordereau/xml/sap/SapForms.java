package io.bordereau.xml.sap;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Scope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** How SAP writes values in an IDoc: all of them are texts of a fixed length, numbers with a point and a minus in front or behind, days as {@code yyyyMMdd}. */
final class SapForms {
  private SapForms() {}

  /** The binding that says whether the amounts of a credit stand with a minus. */
  static final String SIGN = "sign";

  private static final String MINUS = "negative";
  private static final String PREFIX = "sap:";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** A text of a field that has so many characters. */
  static As<String> text(int most) {
    return As.of("text of up to " + most, (t, s) -> t, (v, s) -> fit(v, most));
  }

  private static String fit(String text, int most) {
    if (text.length() <= most) return text;
    throw new BadValue("'" + text + "' has more than the " + most + " characters of the field");
  }

  private static BigDecimal number(String text, Scope s) {
    var t = text.strip();
    boolean behind = t.endsWith("-");
    var plain = Forms.plain(behind ? "-" + t.substring(0, t.length() - 1).strip() : t);
    if (plain == null) throw new BadValue("'" + text + "' is not a number");
    if (behind || !plain.toPlainString().equals(text)) s.odd();
    return plain;
  }

  private static boolean turned(Scope s) {
    return MINUS.equals(s.binding(SIGN));
  }

  /** An amount. That of a credit may stand with a minus, which the document does not have. */
  static final As<Money> MONEY = money(true);

  /** An amount that is never turned: the totals of a document in other currencies. */
  static final As<Money> PLAIN = money(false);

  private static As<Money> money(boolean turns) {
    return As.of("amount, up to 18 characters", (t, s) -> {
      var n = number(t, s);
      return new Money(turns && turned(s) ? n.negate() : n);
    }, (v, s) -> fit((turns && turned(s) ? v.amount().negate() : v.amount()).toPlainString(), 18));
  }

  /** The amount of a condition that takes something off or adds it: what ALCKZ says, a minus repeats. */
  static final As<Money> WEIGHT = As.of("amount without a sign", (t, s) -> {
    var n = number(t, s);
    if (n.signum() < 0) s.odd();
    return new Money(n.abs());
  }, (v, s) -> {
    if (v.amount().signum() < 0) throw new BadValue("the sign of a condition stands in ALCKZ");
    return fit(v.amount().toPlainString(), 18);
  });

  /** A percentage of a condition, whose sign ALCKZ says. */
  static final As<Decimal> PERCENT = As.of("percentage without a sign", (t, s) -> {
    var n = number(t, s);
    if (n.signum() < 0) s.odd();
    return n.signum() == 0 ? null : new Decimal(n.abs());
  }, (v, s) -> {
    if (v.value().signum() <= 0) throw new BadValue("a percentage in an IDoc is above zero");
    return fit(v.value().toPlainString(), 8);
  });

  /** A number of a field that has so many characters. */
  static As<Decimal> number(int most) {
    return As.of("number, up to " + most + " characters", (t, s) -> new Decimal(number(t, s)), (v, s) -> fit(v.value().toPlainString(), most));
  }

  /** A quantity, which is turned where the amounts are. */
  static final As<Decimal> QUANTITY = As.of("quantity, up to 15 characters", (t, s) -> {
    var n = number(t, s);
    return new Decimal(turned(s) ? n.negate() : n);
  }, (v, s) -> fit((turned(s) ? v.value().negate() : v.value()).toPlainString(), 15));

  /** A day; zeros say that there is none. */
  static final As<Moment> DATE = As.of("day (yyyyMMdd)", (t, s) -> {
    if (t.equals("00000000")) return null;
    try {
      return Moment.of(LocalDate.parse(t, DAY));
    } catch (DateTimeException e) {
      throw new BadValue("'" + t + "' is not a day such as 20261122");
    }
  }, (v, s) -> {
    if (v.time() != null) s.lossy("only the day is carried, not the time");
    return v.date().format(DAY);
  });

  /** The number of an item: six digits, of which the leading zeros say nothing. */
  static final As<String> ITEM = As.of("item number of six digits", (t, s) -> {
    var n = t.replaceFirst("^0+", "");
    if (n.isEmpty()) return null;
    if (!padded(n).equals(t)) s.odd();
    return n;
  }, (v, s) -> {
    if (v.startsWith("0")) throw new BadValue("leading zeros of an item number say nothing in an IDoc");
    return fit(padded(v), 6);
  });

  private static String padded(String number) {
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && number.length() < 6 ? "0".repeat(6 - number.length()) + number : number;
  }

  /** A code of SAP without a word of ours, as {@code sap:code}; others cannot be written. */
  static As<String> own(int most) {
    return As.of("code of SAP", (t, s) -> PREFIX + t, (v, s) -> {
      if (!isOwn(v)) throw new BadValue("'" + v + "' has no code in SAP");
      return fit(v.substring(PREFIX.length()), most);
    });
  }

  /** Whether a word is a code of SAP. */
  static boolean isOwn(String word) {
    return word != null && word.startsWith(PREFIX) && word.length() > PREFIX.length();
  }

  /** Whether a word is a code of SAP that fits a field. */
  static boolean isOwn(String word, int most) {
    return isOwn(word) && word.length() <= PREFIX.length() + most;
  }

  /** The kind of a text (TDID): three letters are a subject of UNTDID 4451, others SAP's own. */
  static final As<String> SUBJECT = As.of("kind of text (TDID)", (t, s) -> isSubject(t) ? t : PREFIX + t, (v, s) -> {
    if (isSubject(v)) return v;
    if (!isOwn(v, 4) || isSubject(v.substring(PREFIX.length()))) throw new BadValue("'" + v + "' is no kind of text in SAP");
    return v.substring(PREFIX.length());
  });

  private static boolean isSubject(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /** Units: Recommendation 20, in which SAP still counts in pieces. */
  static final As<String> UNIT = As.of("unit", (t, s) -> t.equals("PCE") ? "H87" : t, (v, s) -> {
    if (v.equals("PCE")) throw new BadValue("'PCE' would be read as H87");
    return v.equals("H87") ? "PCE" : fit(v, 3);
  });
}
