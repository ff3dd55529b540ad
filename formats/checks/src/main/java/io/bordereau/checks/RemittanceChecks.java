package io.bordereau.checks;

import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.law.CodeList;
import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What does not add up in a remittance. The money has moved or is about to, so nothing is refused: each finding is a warning for those who
 * have to match the payment.
 */
public final class RemittanceChecks {
  private static final int EARLIEST = 1970;
  private static final int LATEST = 2100;

  /** What one check does. */
  private interface Rule {
    void test(Remittance remittance, Say say);
  }

  private record Check(String code, Rule rule) {}

  private static final List<Check> ALL =
      List.of(
          new Check("REM-01", RemittanceChecks::payment),
          new Check("REM-02", RemittanceChecks::items),
          new Check("REM-03", RemittanceChecks::twice),
          new Check("REM-04", RemittanceChecks::nameless),
          new Check("REM-05", RemittanceChecks::credits),
          new Check("REM-06", RemittanceChecks::currency),
          new Check("REM-07", RemittanceChecks::dates),
          new Check("REM-08", RemittanceChecks::sums));

  private RemittanceChecks() {}

  /** Checks a remittance; the findings are in the order of the catalogue, and all are warnings. */
  public static List<Finding> check(Remittance remittance) {
    var findings = new ArrayList<Finding>();
    for (var c : ALL) c.rule.test(remittance, new Say(FindingCatalogue.of(c.code).orElseThrow(), findings));
    return List.copyOf(findings);
  }

  /** The payment is what is paid for the items and the amounts beside them; adjustments of items are in the items already. */
  private static void payment(Remittance r, Say out) {
    var amounts = r.allItems().stream().map(RemittanceItem::net).filter(Objects::nonNull).count();
    if (r.total() == null || amounts + r.allAdjustments().size() == 0) return;
    var sum = r.settled();
    if (same(r.total(), sum)) return;
    out.wrong("total", "RT-8", r.total(), null,
        "The payment is " + r.total() + " and what is paid adds up to " + sum + ": " + difference(r.total(), sum) + ".");
  }

  private static String difference(Money stated, Money sum) {
    var open = stated.minus(sum);
    return open.signum() > 0 ? open + " of the payment belong to nothing" : open.negated() + " of what is listed were not paid";
  }

  private static void items(Remittance r, Say out) {
    each(r, (i, where, number) -> {
      if (i.gross() == null || i.net() == null) return;
      var expected = i.gross();
      if (i.discount() != null) expected = expected.minus(i.discount());
      for (var a : i.adjustments()) if (a.amount() != null) expected = expected.plus(a.amount());
      boolean explained = i.discount() != null || i.adjustments().stream().anyMatch(a -> a.amount() != null);
      if (same(expected, i.net()) || !explained && i.net().amount().abs().compareTo(i.gross().amount().abs()) < 0) return;
      out.wrong(where + ".net", "RT-58", i.net(), null,
          number + " is paid with " + i.net() + ", and its amount less discount and adjustments is " + expected + ".");
    });
  }

  private static void twice(Remittance r, Say out) {
    var seen = new HashMap<String, RemittanceItem>();
    each(r, (i, where, number) -> {
      if (i.number() == null) return;
      var before = seen.putIfAbsent(Objects.toString(i.type(), "") + "\t" + i.number(), i);
      if (before == null || before.net() == null || !before.net().equals(i.net())) return;
      out.wrong(where + ".number", "RT-51", i.number(), null, number + " is paid twice in this remittance, each time with " + i.net() + ".");
    });
  }

  private static void nameless(Remittance r, Say out) {
    each(r, (i, where, number) -> {
      if (i.number() != null || i.order() != null || i.contract() != null || i.net() == null) return;
      out.wrong(where, "RT-51", i.net(), null, "An amount of " + i.net() + " names neither a document nor an order.");
    });
  }

  private static void credits(Remittance r, Say out) {
    each(r, (i, where, number) -> {
      if (!"381".equals(i.type()) || i.net() == null || i.net().signum() <= 0) return;
      out.wrong(where + ".net", "RT-58", i.net(), null, number + " is a credit note and makes the payment larger.");
    });
  }

  private static void currency(Remittance r, Say out) {
    if (r.currency() == null) out.wrong("currency", "RT-5", null, null, "The remittance does not say in which currency it pays.");
    else if (!CodeList.ISO_4217.contains(r.currency())) {
      out.wrong("currency", "RT-5", r.currency(), null, "'" + r.currency() + "' is no currency.");
    }
  }

  private static void dates(Remittance r, Say out) {
    plausible("issued", "RT-2", r.issued(), out);
    plausible("paid", "RT-12", r.paid(), out);
    plausible("valueDate", "RT-13", r.valueDate(), out);
    if (r.paid() != null && r.valueDate() != null && r.valueDate().date().isBefore(r.paid().date().minusYears(1))) {
      out.wrong("valueDate", "RT-13", r.valueDate(), null, "The value date " + r.valueDate() + " is more than a year before the payment of " + r.paid() + ".");
    }
    each(r, (i, where, number) -> {
      plausible(where + ".date", "RT-52", i.date(), out);
      if (i.date() == null || r.paid() == null || !i.date().date().isAfter(r.paid().date())) return;
      out.wrong(where + ".date", "RT-52", i.date(), null, number + " is of " + i.date() + ", after the payment of " + r.paid() + ".");
    });
  }

  private static void plausible(String where, String term, Moment at, Say out) {
    if (at == null || at.date().getYear() >= EARLIEST && at.date().getYear() <= LATEST) return;
    out.wrong(where, term, at, null, at + " cannot be meant.");
  }

  private static void sums(Remittance r, Say out) {
    var t = r.totals();
    if (t == null) return;
    sum(t.gross(), "gross", "RT-40", "amounts of the documents", r, i -> i.gross() == null ? i.due() : i.gross(), out);
    sum(t.discount(), "discount", "RT-41", "discounts", r, RemittanceItem::discount, out);
    sum(t.net(), "net", "RT-43", "amounts paid", r, RemittanceItem::net, out);
    sum(t.tax(), "tax", "RT-44", "taxes", r, RemittanceItem::tax, out);
  }

  private static void sum(Money stated, String slot, String term, String noun, Remittance r, Function<RemittanceItem, Money> amount, Say out) {
    var amounts = r.allItems().stream().map(amount).filter(Objects::nonNull).toList();
    if (stated == null || amounts.isEmpty()) return;
    var sum = amounts.stream().reduce(Money.ZERO, Money::plus);
    if (!same(stated, sum)) out.wrong("totals." + slot, term, stated, null, "The " + noun + " add up to " + sum + " and the stated sum is " + stated + ".");
  }

  private interface Item {
    void test(RemittanceItem item, String where, String number);
  }

  private static void each(Remittance r, Item test) {
    each(r.items(), "items[", test);
    int group = 0;
    for (var g : r.groups()) each(g.items(), "groups[" + ++group + "].items[", test);
  }

  private static void each(List<RemittanceItem> items, String path, Item test) {
    int n = 0;
    for (var i : items) {
      n++;
      test.test(i, path + n + "]", i.number() == null ? "Item " + n : i.number());
    }
  }

  private static boolean same(Money a, Money b) {
    return a.compareTo(b) == 0;
  }
}
