package io.bordereau.simulators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Adding up and comparing, as the receiver's accounts do it. */
final class Sums {
  private Sums() {}

  /** The number, or zero. */
  static BigDecimal or0(BigDecimal n) {
    return n == null ? BigDecimal.ZERO : n;
  }

  /** Rounded half up to two decimals. */
  static BigDecimal cents(BigDecimal n) {
    return n.setScale(2, RoundingMode.HALF_UP);
  }

  /** A fault when a stated amount is not what it is computed to be; nothing is said of an amount that is not stated. */
  static void equal(String what, BigDecimal stated, BigDecimal computed, List<Fault> faults) {
    if (stated != null && stated.compareTo(computed) != 0) {
      faults.add(new Fault("TOTAL", what + " is " + stated.toPlainString() + ", but adds up to " + computed.toPlainString()));
    }
  }

  /** As {@link #equal}, with one cent of rounding allowed. */
  static void near(String what, BigDecimal stated, BigDecimal computed, List<Fault> faults) {
    if (stated == null || stated.subtract(computed).abs().compareTo(new BigDecimal("0.01")) <= 0) return;
    equal(what, stated, cents(computed), faults);
  }
}
