package io.bordereau.xml.own;

import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;

/** Canonical values as texts. */
final class Texts {
  private Texts() {}

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with words for people when the text is not of the type
   */
  static Object parse(Class<?> type, String text) {
    try {
      if (type == String.class) return text;
      if (type == Money.class) return new Money(number(text));
      if (type == Decimal.class) return new Decimal(number(text));
      if (type == Moment.class) return Moment.parse(text);
      if (type == Blob.class) return Blob.ofBase64(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a date like 2026-11-22", e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number like 119.00", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this is not Base64", e);
    }
    throw new IllegalStateException("no text form for " + type);
  }

  private static BigDecimal number(String text) {
    if (text.length() > 60) throw new NumberFormatException();
    var n = new BigDecimal(text);
    if (n.scale() > 40 || n.scale() < -20) throw new NumberFormatException();
    return n;
  }

  /** The text of a value. */
  static String print(Object value) {
    return value instanceof Blob b ? b.base64() : value.toString();
  }
}
