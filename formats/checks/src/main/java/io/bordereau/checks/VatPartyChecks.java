package io.bordereau.checks;

import static io.bordereau.checks.Case.blank;
import static io.bordereau.checks.Case.number;
import static io.bordereau.checks.Checks.check;

import io.bordereau.checks.Case.Taxed;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Party;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import io.bordereau.law.VatCategory;
import io.bordereau.law.VatCategory.NumberRule;
import io.bordereau.law.VatRates;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a VAT category demands of the parties, the delivery, the day and the currency. */
final class VatPartyChecks {
  static final List<Checks.Check> ALL = List.of(
      check("CHK-56", CheckGroup.VAT, VatPartyChecks::seller),
      check("CHK-57", CheckGroup.VAT, VatPartyChecks::buyer),
      check("CHK-58", CheckGroup.VAT, VatPartyChecks::forbidden),
      check("CHK-59", CheckGroup.VAT, VatPartyChecks::intraCommunity),
      check("CHK-62", CheckGroup.CORE, VatPartyChecks::rateOfTheDay),
      check("CHK-66", CheckGroup.EN16931, VatPartyChecks::accountingCurrency));

  private VatPartyChecks() {}

  private static String vatId(Party p) {
    return p == null || blank(p.vatId()) || p.taxScheme() != null && !Case.isVat(p.taxScheme()) ? null : p.vatId();
  }

  private static String anyTaxId(Party p) {
    return p == null ? null : blank(p.vatId()) ? blank(p.taxId()) ? null : p.taxId() : p.vatId();
  }

  /** The first thing of a kind (line, allowance, charge) in a category, for each kind: BR-xx-02, -03 and -04 are one rule for each. */
  private static List<Taxed> firsts(Case c, VatCategory v) {
    return List.copyOf(c.taxed.stream().filter(t -> t.category().equals(v.code())).collect(Collectors.toMap(Taxed::kind, t -> t, (a, b) ->
        a)).values());
  }

  private static void seller(Case c, Say out) {
    Invoice d = c.invoice;
    for (VatCategory v : VatCategory.ALL) {
      if (v.seller() != NumberRule.ANY && v.seller() != NumberRule.VAT) continue;
      boolean there = vatId(d.taxRepresentative()) != null || (v.seller() == NumberRule.VAT ? vatId(d.seller())
          : anyTaxId(d.seller())) != null;
      if (there) continue;
      for (Taxed t : firsts(c, v)) {
        out.wrong("seller.vatId", "BT-31", null, "BR-" + v.rules() + "-0" + (2 + t.kind()), t.words() + " is " + v.name() + " (category "
            + v.code()
            + "), so the seller's VAT number" + (v.seller() == NumberRule.ANY ? " or tax number" : "") + " must stand on the " + c.noun
                + ".");
      }
    }
  }

  private static void buyer(Case c, Say out) {
    Party b = c.invoice.buyer();
    for (VatCategory v : VatCategory.ALL) {
      if (v.buyer() != NumberRule.ANY && v.buyer() != NumberRule.VAT) continue;
      boolean there = vatId(b) != null || v.buyer() == NumberRule.ANY && b != null && b.registration() != null;
      if (there) continue;
      for (Taxed t : firsts(c, v)) {
        out.wrong("buyer.vatId", "BT-48", null, "BR-" + v.rules() + "-0" + (2 + t.kind()), t.words() + " is " + v.name() + " (category "
            + v.code()
            + "), so the buyer's VAT number" + (v.buyer() == NumberRule.ANY ? " or registration number" : "") + " must stand on the "
                + c.noun + ".");
      }
    }
  }

  private static void forbidden(Case c, Say out) {
    Invoice d = c.invoice;
    VatCategory o = VatCategory.of("O").orElseThrow();
    String where = vatId(d.seller()) != null ? "seller.vatId" : vatId(d.taxRepresentative()) != null ? "taxRepresentative.vatId"
        : vatId(d.buyer()) != null ? "buyer.vatId" : null;
    if (where == null) return;
    for (Taxed t : firsts(c, o)) {
      String value = where.startsWith("seller") ? vatId(d.seller()) : where.startsWith("tax") ? vatId(d.taxRepresentative())
          : vatId(d.buyer());
      out.wrong(where, where.startsWith("buyer") ? "BT-48" : where.startsWith("tax") ? "BT-63" : "BT-31", value, "BR-O-0" + (2 + t.kind()),
          t.words() + " is not subject to VAT (category O), but a VAT number stands on the " + c.noun + ".");
    }
  }

  private static void intraCommunity(Case c, Say out) {
    Invoice d = c.invoice;
    boolean k = d.vat().stream().anyMatch(r -> "K".equals(r.category()) && Case.isVat(r));
    if (!k) return;
    boolean dated = d.delivery() != null && d.delivery().date() != null || d.period() != null;
    boolean placed = d.delivery() != null && d.delivery().address() != null && !blank(d.delivery().address().country());
    if (!dated) {
      out.wrong("delivery.date", "BT-72", null, "BR-IC-11",
          "An intra-community supply must say when it was delivered: neither a delivery date nor an invoicing period is given.");
    }
    if (!placed) {
      out.wrong("delivery.address.country", "BT-80", null, "BR-IC-12",
          "An intra-community supply must say to which country it went: there is no delivery country.");
    }
  }

  /**
   * Rates change by law on a day; the tax point decides, else the delivery, else the issue date. Which country's law holds is not in the
   * document: a rate is doubted when none of the countries of the VAT numbers, the parties and the delivery has it.
   */
  private static void rateOfTheDay(Case c, Say out) {
    Invoice d = c.invoice;
    Moment day = d.taxPoint() != null ? d.taxPoint() : d.delivery() != null && d.delivery().date() != null ? d.delivery().date()
        : d.issued();
    if (day == null) return;
    List<String> countries = countries(d);
    int n = 0;
    for (Vat row : d.vat()) {
      n++;
      BigDecimal rate = number(row.rate());
      if (rate == null || rate.signum() == 0) continue;
      String category = row.category() == null ? "S" : row.category();
      if (!category.equals("S") && !category.equals("L")) continue;
      var known = new TreeSet<BigDecimal>();
      boolean answered = !countries.isEmpty();
      for (String country : countries) {
        Optional<SortedSet<BigDecimal>> allowed = VatRates.allowed(country, category, day.date());
        answered &= allowed.isPresent();
        allowed.ifPresent(known::addAll);
      }
      if (!answered || known.contains(rate)) continue;
      out.wrong("vat[" + n + "].rate", "BT-119", row.rate(), null, "The rate " + row.rate() + " % is not known in "
          + String.join(" or ", countries) + " on "
          + day.date() + "; known are " + known.stream().map(r -> r.toPlainString() + " %").collect(Collectors.joining(", ")) + ".");
    }
  }

  private static List<String> countries(Invoice d) {
    var all = new LinkedHashSet<String>();
    for (Party p : new Party[] {d.taxRepresentative(), d.seller(), d.buyer()}) {
      String id = vatId(p);
      if (id != null && id.length() > 2 && Character.isLetter(id.charAt(0))) all.add(id.substring(0, 2));
      if (Case.country(p) != null) all.add(Case.country(p));
    }
    if (d.delivery() != null && d.delivery().address() != null
        && d.delivery().address().country() != null) all.add(d.delivery().address().country());
    return List.copyOf(all);
  }

  private static void accountingCurrency(Case c, Say out) {
    Invoice d = c.invoice;
    if (d.accountingCurrency() == null) return;
    Totals t = d.totals();
    if (t == null || t.taxAccounting() == null) {
      if (!d.accountingCurrency().equals(d.currency())) {
        out.wrong("totals.taxAccounting", "BT-111", null, "BR-53", "VAT is accounted for in " + d.accountingCurrency()
            + ", but the total VAT is not given in it.");
      }
    } else if (c.wants(CheckGroup.PEPPOL) && t.tax() != null && t.tax().signum() * t.taxAccounting().signum() < 0) {
      out.wrong("totals.taxAccounting", "BT-111", t.taxAccounting(), "PEPPOL-EN16931-R055",
          "The total VAT is " + t.tax() + ", but " + t.taxAccounting()
              + " in the accounting currency: one is positive and the other negative.");
    }
    if (c.wants(CheckGroup.PEPPOL) && d.accountingCurrency().equals(d.currency())) {
      out.wrong("accountingCurrency", "BT-6", d.accountingCurrency(), "PEPPOL-EN16931-R005", "The accounting currency "
          + d.accountingCurrency()
          + " is the currency of the document itself; it may stand only when it differs.");
    }
  }
}
