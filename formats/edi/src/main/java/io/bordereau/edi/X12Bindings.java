package io.bordereau.edi;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;

/** Choices that the sender of an 810 made for the whole document; a partner's agreement may fix them as options of the same names. */
final class X12Bindings {
  private X12Bindings() {}

  /** A credit stands with a minus when its total does; an invoice whose total is negative is a credit. */
  static String readSign(Place root) {
    if (root.text("TDS/01").startsWith("-")) return "negative"; // X12.6: the leading minus of a number
    var kind = root.text("BIG/07");
    return kind.equals("CR") || kind.equals("CN") ? "positive" : null;
  }

  static String writeSign(Object document, Context context) {
    return ((Invoice) document).isCredit() ? context.option(X12Forms.SIGN, "positive") : null;
  }

  static String readDue(Place root) {
    for (var amount : root.all("AMT")) if (amount.text("01").equals("BAP")) return "stated";
    return null;
  }

  static String readNet(Place root) {
    for (var line : root.all("IT1")) for (var pam : line.all("PAM")) if (pam.text("04").equals("1")) return "stated";
    return null;
  }

  /**
   * Whether TXI03 is a percentage or a fraction of one: where an amount and its base stand beside it, the scale that reproduces the
   * amount; else rates above one are percentages.
   */
  static String readRate(Place root) {
    var found = rate(root);
    for (var line : root.all("IT1")) {
      if (found != null) break;
      found = rate(line);
      for (var sac : line.all("SAC")) if (found == null) found = rate(sac);
    }
    return "fraction".equals(found) ? found : null;
  }

  private static String rate(Place above) {
    String likely = null;
    for (var tax : above.all("TXI")) {
      var rate = number(tax.text("03"));
      if (rate == null || rate.signum() <= 0) continue;
      var amount = number(tax.text("02"));
      var base = number(tax.text("08"));
      if (amount != null && base != null && base.signum() != 0 && amount.signum() != 0) {
        var asFraction = base.multiply(rate).subtract(amount).abs();
        var asPercent = base.multiply(rate).movePointLeft(2).subtract(amount).abs();
        return asFraction.compareTo(asPercent) < 0 ? "fraction" : "percent";
      }
      if (rate.compareTo(BigDecimal.ONE) > 0) return "percent";
      likely = "fraction";
    }
    return likely;
  }

  private static BigDecimal number(String text) {
    if (text.isEmpty() || text.length() > 20) return null;
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
