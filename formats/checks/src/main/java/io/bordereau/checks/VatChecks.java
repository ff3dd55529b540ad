package io.bordereau.checks;

import static io.bordereau.checks.Case.cents;
import static io.bordereau.checks.Case.number;
import static io.bordereau.checks.Case.same;
import static io.bordereau.checks.Case.say;
import static io.bordereau.checks.Checks.check;

import io.bordereau.checks.Case.Taxed;
import io.bordereau.document.Vat;
import io.bordereau.law.VatCategory;
import io.bordereau.law.VatCategory.RateRule;
import io.bordereau.law.VatCategory.ReasonRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The VAT breakdown (BG-23) against the lines, and the rules of each VAT category. */
final class VatChecks {
  static final List<Checks.Check> ALL = List.of(
      check("CHK-64", CheckGroup.EN16931, VatChecks::none),
      check("CHK-50", CheckGroup.VAT, VatChecks::rows),
      check("CHK-51", CheckGroup.VAT, VatChecks::bases),
      check("CHK-17", CheckGroup.CORE, VatChecks::amounts),
      check("CHK-52", CheckGroup.VAT, VatChecks::rates),
      check("CHK-53", CheckGroup.VAT, VatChecks::noTax),
      check("CHK-54", CheckGroup.VAT, VatChecks::reasonMissing),
      check("CHK-55", CheckGroup.VAT, VatChecks::reasonTooMuch),
      check("CHK-60", CheckGroup.VAT, VatChecks::notSubjectAlone),
      check("CHK-61", CheckGroup.VAT, VatChecks::splitPayment));

  private VatChecks() {}

  private static List<Vat> breakdown(Case c) {
    return c.invoice.vat();
  }

  private static void none(Case c, Say out) {
    if (breakdown(c).isEmpty()) {
      out.wrong("vat", "BG-23", null, "BR-CO-18", "The " + c.noun
          + " has no VAT breakdown: no row that says how much is taxed at which rate.");
    }
  }

  /** BR-S-01 and its sisters: a category that is used stands in the breakdown, once where it has one rate. */
  private static void rows(Case c, Say out) {
    if (breakdown(c).isEmpty()) return;
    for (VatCategory v : VatCategory.ALL) {
      long used = c.taxed.stream().filter(t -> t.category().equals(v.code())).count();
      long rows = breakdown(c).stream().filter(r -> Case.isVat(r) && v.code().equals(r.category())).count();
      String official = "BR-" + v.rules() + "-01";
      if (used > 0 && rows == 0) {
        out.wrong("vat", "BT-118", v.code(), official, "Something on this " + c.noun + " is " + v.name() + " (category " + v.code()
            + "), but the VAT breakdown has no row for it.");
      } else if (v.once() && rows > 1) {
        out.wrong("vat", "BT-118", v.code(), official, "The VAT breakdown has " + rows + " rows for category " + v.code() + " (" + v.name()
            + "); it may have one.");
      } else if (!v.once() && used == 0 && rows > 0) {
        out.wrong("vat", "BT-118", v.code(), official, "The VAT breakdown has a row for category " + v.code() + " (" + v.name()
            + "), but no line, allowance or charge is taxed so.");
      }
    }
  }

  /** BR-S-08 and its sisters: the taxable amount is the lines less allowances plus charges of the category and, where it has several,
      the rate. */
  private static void bases(Case c, Say out) {
    int n = 0;
    for (Vat row : breakdown(c)) {
      n++;
      Optional<VatCategory> category = VatCategory.of(row.category());
      if (category.isEmpty() || row.base() == null || !Case.isVat(row)) continue;
      VatCategory v = category.get();
      BigDecimal rate = number(row.rate());
      if (!v.once() && rate == null) continue;
      BigDecimal sum = BigDecimal.ZERO;
      boolean found = v.once() || !v.code().equals("S");
      for (Taxed t : c.taxed) {
        if (!t.category().equals(v.code()) || !v.once() && (t.rate() == null || !same(t.rate(), rate))) continue;
        if (t.amount() == null) return;
        found = true;
        sum = sum.add(t.amount());
      }
      BigDecimal difference = row.base().amount().subtract(sum).abs();
      if (found && difference.signum() == 0) continue;
      String message = "The VAT breakdown taxes " + row.base() + " as " + v.name()
          + (rate == null ? "" : " at " + rate.toPlainString() + " %")
          + ", but the lines, allowances and charges of that kind come to " + say(sum) + ".";
      String where = "vat[" + n + "].base";
      if (found && v.slack() && difference.compareTo(BigDecimal.ONE) < 0) out.doubtful(where, "BT-116", row.base(), null, message);
      else out.wrong(where, "BT-116", row.base(), "BR-" + v.rules() + "-08", message);
    }
  }

  /** BR-CO-17: tax is base times rate. The official rule lets less than one unit of currency pass; such a difference is a doubt. */
  private static void amounts(Case c, Say out) {
    int n = 0;
    for (Vat row : breakdown(c)) {
      n++;
      if (row.base() == null || row.amount() == null || row.rate() == null || !Case.isVat(row)) continue;
      BigDecimal expected = cents(row.base().amount().multiply(row.rate().value()).divide(Case.HUNDRED, MathContext.DECIMAL64));
      BigDecimal difference = row.amount().amount().abs().subtract(expected.abs()).abs();
      if (same(row.amount().amount(), expected)) continue;
      boolean nil = row.rate().value().setScale(0, RoundingMode.HALF_UP).signum() == 0;
      boolean wrong = nil ? row.amount().amount().setScale(0, RoundingMode.HALF_UP).signum() != 0
          : difference.compareTo(BigDecimal.ONE) >= 0;
      String message = "The tax on " + row.base() + " at " + row.rate() + " % is given as " + row.amount() + ", but it is " + say(expected)
          + ".";
      if (wrong) out.wrong("vat[" + n + "].amount", "BT-117", row.amount(), c.wants(CheckGroup.EN16931) ? "BR-CO-17" : null, message);
      else out.doubtful("vat[" + n + "].amount", "BT-117", row.amount(), null, message);
    }
  }

  /** BR-S-05 to BR-S-07 and their sisters. */
  private static void rates(Case c, Say out) {
    for (Taxed t : c.taxed) {
      Optional<VatCategory> category = VatCategory.of(t.category());
      if (category.isEmpty()) continue;
      VatCategory v = category.get();
      String wrong = wrong(v.rate(), t.rate());
      if (wrong == null) continue;
      String term = t.kind() == 0 ? "BT-152" : t.kind() == 1 ? "BT-96" : "BT-103";
      out.wrong(t.where() + ".rate", term, t.rate() == null ? null : t.rate().toPlainString(), "BR-" + v.rules() + "-0" + (5 + t.kind()),
          t.words() + " is " + v.name() + " (category " + v.code() + "), so " + wrong + ".");
    }
  }

  private static String wrong(RateRule rule, BigDecimal rate) {
    String is = rate == null ? "no rate is given" : "it is " + rate.toPlainString() + " %";
    return switch (rule) {
      case POSITIVE -> rate != null && rate.signum() > 0 ? null : "its rate must be above zero, but " + is;
      case ZERO -> rate != null && rate.signum() == 0 ? null : "its rate must be 0 %, but " + is;
      case ANY -> rate != null && rate.signum() >= 0 ? null : "it must have a rate of zero or more, but " + is;
      case ABSENT -> rate == null ? null : "it must have no rate at all, but " + is;
    };
  }

  /** BR-Z-09 and its sisters: no tax where the rate is zero. */
  private static void noTax(Case c, Say out) {
    int n = 0;
    for (Vat row : breakdown(c)) {
      n++;
      Optional<VatCategory> v = VatCategory.of(row.category());
      if (v.isEmpty() || !v.get().once() || row.amount() == null || row.amount().signum() == 0 || !Case.isVat(row)) continue;
      out.wrong("vat[" + n + "].amount", "BT-117", row.amount(), "BR-" + v.get().rules() + "-09", "The VAT breakdown shows " + row.amount()
          + " of tax for what is " + v.get().name() + " (category " + row.category() + "); it must be 0.00.");
    }
  }

  private static void reasonMissing(Case c, Say out) {
    int n = 0;
    for (Vat row : breakdown(c)) {
      n++;
      Optional<VatCategory> v = VatCategory.of(row.category());
      if (v.isEmpty() || v.get().reason() != ReasonRule.REQUIRED || row.reason() != null || row.reasonCode() != null
          || !Case.isVat(row)) continue;
      out.wrong("vat[" + n + "].reason", "BT-120", null, "BR-" + v.get().rules() + "-10", "No VAT is charged on " + row.base()
          + " because it is "
          + v.get().name() + " (category " + row.category() + "), but the reason is not stated.");
    }
  }

  private static void reasonTooMuch(Case c, Say out) {
    int n = 0;
    for (Vat row : breakdown(c)) {
      n++;
      Optional<VatCategory> v = VatCategory.of(row.category());
      if (v.isEmpty() || v.get().reason() != ReasonRule.FORBIDDEN || row.reason() == null && row.reasonCode() == null
          || !Case.isVat(row)) continue;
      out.wrong("vat[" + n + "].reason", row.reason() == null ? "BT-121" : "BT-120", row.reason() == null ? row.reasonCode() : row.reason(),
          "BR-" + v.get().rules() + "-10", "A reason for exemption stands beside category " + row.category() + " (" + v.get().name()
              + "), which needs none.");
    }
  }

  /** BR-O-11 to BR-O-14: what is not subject to VAT stands alone. */
  private static void notSubjectAlone(Case c, Say out) {
    boolean o = breakdown(c).stream().anyMatch(r -> "O".equals(r.category()) && Case.isVat(r));
    if (!o) return;
    String next = "Send what is not subject to VAT in a document of its own.";
    Set<String> others = new HashSet<>();
    for (Vat r : breakdown(c)) if (r.category() != null && !r.category().equals("O") && Case.isVat(r)) others.add(r.category());
    if (!others.isEmpty()) {
      out.wrong("vat", "BT-118", String.join(" ", others), "BR-O-11",
          "The VAT breakdown mixes 'not subject to VAT' with other categories: " + String.join(", ", others) + ".", next);
    }
    for (Taxed t : c.taxed) {
      if (t.category().equals("O")) continue;
      out.wrong(t.where() + ".category", t.kind() == 0 ? "BT-151" : t.kind() == 1 ? "BT-95" : "BT-102", t.category(), "BR-O-"
          + (12 + t.kind()),
          t.words() + " has category " + t.category() + " in a " + c.noun + " that is not subject to VAT.", next);
    }
  }

  /** BR-B-01 and BR-B-02: split payment is for Italy and does not go with the standard rate. */
  private static void splitPayment(Case c, Say out) {
    boolean b = c.taxed.stream().anyMatch(t -> t.category().equals("B")) || breakdown(c).stream().anyMatch(r -> "B".equals(r.category()));
    if (!b) return;
    boolean s = c.taxed.stream().anyMatch(t -> t.category().equals("S")) || breakdown(c).stream().anyMatch(r -> "S".equals(r.category()));
    String seller = Case.country(c.invoice.seller());
    String buyer = Case.country(c.invoice.buyer());
    if (!"IT".equals(seller) || !"IT".equals(buyer)) {
      out.wrong("vat", "BT-118", "B", "BR-B-01", "Split payment (category B) is for Italian sellers with Italian buyers only.");
    }
    if (s) out.wrong("vat", "BT-118", "B", "BR-B-02", "Split payment (category B) and the standard rate (category S) cannot stand on one "
        + c.noun + ".");
  }
}
