package io.bordereau.document;

import java.math.BigDecimal;

/**
 * An amount in the currency of its document (BT-5), or in the accounting currency (BT-6) where its term says so. The scale is
 * normalised: at least two decimals, no trailing zeros beyond them, so that equal amounts are equal values.
 *
 * @param amount never null
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
  /** Zero. */
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    if (amount.scale() != 2) {
      var s = amount.scale() > 2 ? amount.stripTrailingZeros() : amount;
      amount = s.scale() < 2 ? s.setScale(2) : s;
    }
  }

  /** Parses a plain decimal number, such as {@code 119.00}. */
  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(amount.subtract(other.amount));
  }

  /** The amount with its sign turned. */
  public Money negated() {
    return new Money(amount.negate());
  }

  /** -1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
