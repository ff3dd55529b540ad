package io.bordereau.checks;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Vat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An invoice that is being checked, with what several checks need to know of it. */
final class Case {
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  final Invoice invoice;
  final Set<CheckGroup> groups;
  /** "invoice" or "credit note". */
  final String noun;
  /** Every line, document allowance and document charge that has a VAT category. */
  final List<Taxed> taxed;

  /**
   * Something with a VAT category.
   *
   * @param kind 0 a line, 1 an allowance of the document, 2 a charge of the document
   * @param where its path
   * @param category its category; never null
   * @param rate its rate; may be null
   * @param amount what it adds to the taxable amount: negative for an allowance; null when not stated
   */
  record Taxed(int kind, String where, String category, BigDecimal rate, BigDecimal amount) {
    /** "Line 2", "Allowance 1" ... */
    String words() {
      String number = where.substring(where.indexOf('[') + 1, where.indexOf(']'));
      return (kind == 0 ? "Line " : kind == 1 ? "Allowance " : "Charge ") + number;
    }
  }

  Case(Invoice invoice, Set<CheckGroup> groups) {
    this.invoice = invoice;
    this.groups = groups;
    noun = invoice.isCredit() ? "credit note" : "invoice";
    taxed = taxed(invoice);
  }

  boolean wants(CheckGroup group) {
    return groups.contains(group);
  }

  private static List<Taxed> taxed(Invoice d) {
    var all = new ArrayList<Taxed>(d.lines().size() + 4);
    int n = 0;
    for (Line l : d.lines()) {
      n++;
      if (l.counts() && l.vat() != null && l.vat().category() != null && isVat(l.vat().scheme())) {
        all.add(new Taxed(0, "lines[" + n + "].vat", l.vat().category(), number(l.vat().rate()), number(l.net())));
      }
    }
    add(all, 1, "allowances[", d.allowances());
    add(all, 2, "charges[", d.charges());
    return all;
  }

  private static void add(List<Taxed> all, int kind, String path, List<AllowanceCharge> list) {
    int n = 0;
    for (AllowanceCharge a : list) {
      n++;
      if (a.category() == null || !isVat(a.taxScheme())) continue;
      BigDecimal amount = number(a.amount());
      all.add(new Taxed(kind, path + n + ']', a.category(), number(a.rate()), amount == null || kind == 2 ? amount : amount.negate()));
    }
  }

  /** Whether a tax scheme is VAT: it is when nothing else is said. */
  static boolean isVat(String scheme) {
    return scheme == null || scheme.equalsIgnoreCase("VAT");
  }

  static boolean isVat(Vat row) {
    return isVat(row.scheme());
  }

  /** Whether a text is absent or empty. */
  static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  static BigDecimal number(Money m) {
    return m == null ? null : m.amount();
  }

  static BigDecimal number(Decimal d) {
    return d == null ? null : d.value();
  }

  /** Rounded half up to cents, as EN 16931 recomputes. */
  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  /** The amount as people write it: at least two decimals. */
  static String say(BigDecimal amount) {
    return new Money(amount).toString();
  }

  /** Whether two numbers are equal whatever their scale. */
  static boolean same(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) == 0;
  }

  static boolean within(BigDecimal a, BigDecimal b, String tolerance) {
    return a.subtract(b).abs().compareTo(new BigDecimal(tolerance)) <= 0;
  }

  static String country(Party p) {
    return p == null || p.address() == null ? null : p.address().country();
  }
}
