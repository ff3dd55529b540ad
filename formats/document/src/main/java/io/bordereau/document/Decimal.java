package io.bordereau.document;

import java.math.BigDecimal;

/**
 * A quantity, price, percentage or rate: a decimal number without a currency's scale. Trailing zeros are dropped, so that equal
 * numbers are equal values.
 *
 * @param value never null
 */
public record Decimal(BigDecimal value) implements Comparable<Decimal> {
  /** Zero. */
  public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);

  public Decimal {
    if (value.scale() != 0) {
      var s = value.stripTrailingZeros();
      value = s.scale() < 0 ? s.setScale(0) : s;
    }
  }

  /** Parses a plain decimal number. */
  public static Decimal of(String value) {
    return new Decimal(new BigDecimal(value));
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
