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
    if (!root.anywhereIs("PAM")) return null;
    for (var line : root.all("IT1")) for (var pam : line.all("PAM")) if (pam.text("04").equals("1")) return "stated";
    return null;
  }

  /** Whether the first description of every line, and of every line below one, is marked as that of the product. */
  static String readProduct(Place root) {
    boolean any = false;
    for (var line : root.all("IT1")) {
      var mark = mark(line);
      if (mark != null && !mark.equals("08")) return null;
      any |= mark != null;
      for (var part : line.all("SLN")) {
        var below = mark(part);
        if (below != null && !below.equals("08")) return null;
        any |= below != null;
      }
    }
    return any ? "08" : null;
  }

  /** PID02 of the first description in words; null when there is none. */
  private static String mark(Place item) {
    for (var pid : item.all("PID")) if (pid.has("05") && !pid.has("03") && !pid.has("04")) return pid.text("02");
    return null;
  }

  /** Whether the taxes of the document stand below a charge for their total (SAC*C*H850), as Ariba reads them. */
  static String readTaxes(Place root) {
    for (var sac : root.all("SAC")) {
      if (sac.text("01").equals("C") && sac.text("02").equals("H850") && !sac.all("TXI").isEmpty()) return "service";
    }
    return null;
  }

  /** Whether a price stands per base quantity, which CTP*WS states. */
  static String readPriceBase(Place root) {
    if (!root.anywhereIs("CTP")) return null;
    for (var line : root.all("IT1")) for (var ctp : line.all("CTP")) if (ctp.text("01").equals("WS") && ctp.has("04")) return "ctp";
    return null;
  }

  /** Whether the number of the document stands in a reference because BIG02 is too short for it. */
  static String readNumber(Place root) {
    var cut = root.text("BIG/02");
    for (var r : root.all("REF")) if (r.text("01").equals("IV") && r.text("02").length() > NUMBER && r.text("02").startsWith(cut)) return "reference";
    return null;
  }

  /** By agreement, a number that BIG02 is too short for stands in a reference. */
  static String writeNumber(Object document, Context context) {
    var number = ((Invoice) document).number();
    return number != null && number.length() > NUMBER && "reference".equals(context.option(X12Invoice810.NUMBER, null)) ? "reference" : null;
  }

  /** What BIG02 holds of a number that stands in a reference; null when it holds the number. */
  static String cut(Object document) {
    var number = ((Invoice) document).number();
    return number == null || number.length() <= NUMBER ? null : number.substring(0, NUMBER);
  }

  private static final int NUMBER = 22;

  /**
   * Whether TXI03 is a percentage or a fraction of one. Any rate above one says percentage; else an amount and a base that stand beside
   * a rate tell; else rates that are all below 0.3 are taken for fractions.
   */
  static String readRate(Place root) {
    var guess = new RateGuess();
    if (!root.anywhereIs("TXI")) return null;
    guess.look(root);
    for (var line : root.all("IT1")) {
      if (guess.percent) break;
      guess.look(line);
      for (var sac : line.all("SAC")) guess.look(sac);
    }
    for (var sac : root.all("SAC")) guess.look(sac);
    return guess.fraction() ? "fraction" : null;
  }

  /** Up to here a rate without amount and base is taken for a fraction of one. */
  static final BigDecimal SMALL = new BigDecimal("0.3");

  private static final class RateGuess {
    private boolean seen;
    private boolean percent;

    void look(Place above) {
      for (var tax : above.all("TXI")) {
        var rate = number(tax.text("03"));
        if (rate == null || rate.signum() <= 0) continue;
        seen = true;
        if (rate.compareTo(BigDecimal.ONE) > 0) percent = true;
        var amount = number(tax.text("02"));
        var base = number(tax.text("08"));
        if (amount == null || base == null || amount.signum() == 0) {
          if (rate.compareTo(SMALL) > 0) percent = true;
          continue;
        }
        var near = amount.abs().movePointLeft(2).max(new BigDecimal("0.02"));
        if (base.multiply(rate).subtract(amount).abs().compareTo(near) > 0) percent = true;
      }
    }

    boolean fraction() {
      return seen && !percent;
    }
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
