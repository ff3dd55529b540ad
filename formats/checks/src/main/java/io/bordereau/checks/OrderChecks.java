package io.bordereau.checks;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Delivery;
import io.bordereau.document.Item;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Period;
import io.bordereau.document.Totals;
import io.bordereau.law.CodeList;
import io.bordereau.mapping.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * What is wrong with an order, a change of one, or the answer to it. An error is what nobody could fulfil or match; what merely does not
 * add up is a warning, since the buyer's words count and not the buyer's sums.
 */
public final class OrderChecks {
  /** What one check does. */
  private interface Rule {
    void test(Ordered order, Say say);
  }

  private record Check(String code, Rule rule) {}

  /** What orders and their answers have in common. */
  private record Ordered(
      Object document, String noun, String number, String numberTerm, String currency, String currencyTerm, Moment issued, Delivery delivery,
      Period period, List<OtherDate> dates, List<AllowanceCharge> allowances, List<AllowanceCharge> charges, boolean taxed, Totals totals,
      List<OrderLine> lines) {}

  private static final List<Check> ALL =
      List.of(
          new Check("ORD-01", OrderChecks::number),
          new Check("ORD-02", OrderChecks::lines),
          new Check("ORD-03", OrderChecks::twice),
          new Check("ORD-04", OrderChecks::quantities),
          new Check("ORD-05", OrderChecks::currency),
          new Check("ORD-06", OrderChecks::items),
          new Check("ORD-07", OrderChecks::units),
          new Check("ORD-08", OrderChecks::windows),
          new Check("ORD-09", OrderChecks::delivery),
          new Check("ORD-10", OrderChecks::amounts),
          new Check("ORD-11", OrderChecks::total),
          new Check("ORD-12", OrderChecks::parts),
          new Check("ORD-13", OrderChecks::verdict),
          new Check("ORD-14", OrderChecks::confirmed),
          new Check("ORD-15", OrderChecks::contradiction));

  private OrderChecks() {}

  /** Checks an order or a change of one; the findings are in the order of the catalogue. */
  public static List<Finding> check(Order o) {
    return check(new Ordered(o, "order", o.number(), "OT-1", o.currency(), "OT-6", o.issued(), o.delivery(), o.period(), o.dates(),
        o.allowances(), o.charges(), !o.taxes().isEmpty() || taxed(o.totals()), o.totals(), o.lines()));
  }

  /** Checks an answer to an order; the findings are in the order of the catalogue. */
  public static List<Finding> check(OrderResponse r) {
    return check(new Ordered(r, "answer", r.order(), "OT-155", r.currency(), "OT-157", r.orderDate(), r.delivery(), r.period(), r.dates(),
        r.allowances(), r.charges(), !r.taxes().isEmpty() || taxed(r.totals()), r.totals(), r.lines()));
  }

  private static boolean taxed(Totals totals) {
    return totals != null && totals.tax() != null;
  }

  private static List<Finding> check(Ordered order) {
    var findings = new ArrayList<Finding>();
    for (var c : ALL) c.rule.test(order, new Say(FindingCatalogue.of(c.code).orElseThrow(), findings));
    return List.copyOf(findings);
  }

  private static String at(int index) {
    return "lines[" + (index + 1) + "]";
  }

  private static String words(OrderLine line, int index) {
    return "Line " + (Case.blank(line.id()) ? index + 1 + " (it has no number)" : line.id());
  }

  private static void number(Ordered o, Say out) {
    if (!Case.blank(o.number)) return;
    boolean answer = o.document instanceof OrderResponse;
    out.wrong(answer ? "order" : "number", o.numberTerm, null, null,
        answer ? "The answer does not say which order it answers." : "The order has no number: nobody could refer to it.");
  }

  private static void lines(Ordered o, Say out) {
    if (!o.lines.isEmpty()) return;
    if (o.document instanceof Order order && !"cancel".equals(order.purpose())) {
      out.wrong("lines", "OT-40", null, null, "The order has no line: nothing is ordered by it, and it is no cancellation.");
    }
  }

  private static void twice(Ordered o, Say out) {
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      if (Case.blank(line.id())) continue;
      var before = seen.putIfAbsent(line.id(), i);
      if (before != null) {
        out.wrong(at(i) + ".id", "OT-50", line.id(), null,
            "Two lines have the number " + line.id() + ", at places " + (before + 1) + " and " + (i + 1) + ": an answer could mean either.");
      }
    }
  }

  /** A change may take a line away, and then its quantity is zero. */
  private static void quantities(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      boolean gone = o.document instanceof OrderResponse || line.action() != null && !line.action().equals("add");
      if (line.quantity() == null) {
        boolean partly = !line.schedules().isEmpty() || !line.distributions().isEmpty() || !line.components().isEmpty();
        if (!gone && !partly) out.wrong(at(i) + ".quantity", "OT-52", null, null, words(line, i) + " does not say how much is ordered.");
      } else if (line.quantity().value().signum() < 0 || line.quantity().value().signum() == 0 && !gone) {
        out.wrong(at(i) + ".quantity", "OT-52", line.quantity(), null,
            words(line, i) + " has the quantity " + line.quantity() + "; only more than nothing can be ordered.");
      }
    }
  }

  private static void currency(Ordered o, Say out) {
    if (o.currency == null || CodeList.ISO_4217.contains(o.currency)) return;
    out.wrong("currency", o.currencyTerm, o.currency, null, "'" + o.currency + "' is no currency code of ISO 4217.");
  }

  private static void items(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      if (known(line.item()) || "delete".equals(line.action()) || !line.components().isEmpty()) continue;
      out.wrong(at(i) + ".item", "OT-57", null, null, words(line, i) + " does not say what it is for: it has neither a number nor a name of an item.");
    }
  }

  private static boolean known(Item i) {
    return i != null
        && (!Case.blank(i.name()) || !Case.blank(i.description()) || !Case.blank(i.sellerId()) || !Case.blank(i.buyerId())
            || i.standardId() != null || !Case.blank(i.manufacturerId()) || !i.identifiers().isEmpty() || !i.texts().isEmpty());
  }

  private static void units(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var unit = o.lines.get(i).unit();
      if (unit == null || CodeList.REC_20.contains(unit) || unit.startsWith("X") && unit.length() == 3) continue;
      out.wrong(at(i) + ".unit", "OT-53", unit, null, words(o.lines.get(i), i) + " is counted in '" + unit + "', which is no unit of Recommendation 20.");
    }
  }

  /** First and last days of shipping and delivery. */
  private static void windows(Ordered o, Say out) {
    window(o.dates, "", o.noun, out);
    for (int i = 0; i < o.lines.size(); i++) window(o.lines.get(i).dates(), at(i) + ".", words(o.lines.get(i), i), out);
    if (o.period != null) backwards("period.end", o.noun, o.period.start(), o.period.end(), "is valid from", "to", out);
  }

  private static void window(List<OtherDate> dates, String where, String noun, Say out) {
    backwards(where + "dates", noun, day(dates, "ship-not-before"), day(dates, "ship-no-later"), "is to be shipped from", "to", out);
    backwards(where + "dates", noun, day(dates, "do-not-deliver-before"), day(dates, "do-not-deliver-after"), "is to be delivered from", "to", out);
  }

  private static Moment day(List<OtherDate> dates, String kind) {
    return dates.stream().filter(d -> kind.equals(d.kind()) && d.at() != null).map(OtherDate::at).findFirst().orElse(null);
  }

  private static void backwards(String where, String noun, Moment from, Moment to, String first, String then, Say out) {
    if (from == null || to == null || !to.date().isBefore(from.date())) return;
    var subject = noun.startsWith("Line") ? noun : "The " + noun;
    out.wrong(where, "OT-27", to, null, subject + " " + first + " " + from.date() + " " + then + " " + to.date() + ", which is earlier.");
  }

  private static void delivery(Ordered o, Say out) {
    if (o.issued == null) return;
    wanted(o, o.delivery, "delivery.date", "The " + o.noun, out);
    for (int i = 0; i < o.lines.size(); i++) wanted(o, o.lines.get(i).delivery(), at(i) + ".delivery.date", words(o.lines.get(i), i), out);
  }

  private static void wanted(Ordered o, Delivery d, String where, String subject, Say out) {
    if (d == null || d.date() == null || !d.date().date().isBefore(o.issued.date())) return;
    out.wrong(where, "OT-23", d.date(), null, subject + " wants delivery on " + d.date().date() + ", before the order of " + o.issued.date() + ".");
  }

  private static void amounts(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      var computed = computed(line);
      if (line.net() == null || computed == null || Case.within(line.net().amount(), computed, "0.05")) continue;
      out.wrong(at(i) + ".net", "OT-56", line.net(), null,
          words(line, i) + " states the amount " + line.net() + "; quantity times price, with allowances and charges, is " + Case.say(computed) + ".");
    }
  }

  private static BigDecimal computed(OrderLine line) {
    if (line.quantity() == null || line.price() == null || line.price().net() == null) return null;
    var amount = line.quantity().value().multiply(line.price().net().value());
    var base = line.price().baseQuantity();
    if (base != null && base.value().signum() > 0) amount = amount.divide(base.value(), 10, java.math.RoundingMode.HALF_UP);
    return Case.cents(amount.subtract(sum(line.allowances())).add(sum(line.charges())));
  }

  private static BigDecimal sum(List<AllowanceCharge> list) {
    return list.stream().map(AllowanceCharge::amount).filter(Objects::nonNull).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A total may leave out allowances and charges; where taxes are stated it may include them and is not compared. */
  private static void total(Ordered o, Say out) {
    if (o.totals == null || o.totals.withTax() == null || o.taxed || o.lines.isEmpty()) return;
    var lines = BigDecimal.ZERO;
    for (var line : o.lines) {
      var amount = line.net() != null ? line.net().amount() : computed(line);
      if (amount == null) return;
      lines = lines.add(amount);
    }
    var stated = o.totals.withTax().amount();
    var full = lines.subtract(sum(o.allowances)).add(sum(o.charges));
    if (Case.within(stated, lines, "0.05") || Case.within(stated, full, "0.05")) return;
    out.wrong("totals.withTax", "BT-112", o.totals.withTax(), null,
        "The total is " + Case.say(stated) + "; the lines add up to " + Case.say(lines)
            + (full.compareTo(lines) == 0 ? "." : ", with allowances and charges to " + Case.say(full) + "."));
  }

  private static void parts(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      add(line, i, "schedules", "OT-76", "with dates of their own", line.schedules().stream().map(s -> s.quantity()).toList(), out);
      add(line, i, "distributions", "OT-77", "for the single places", line.distributions().stream().map(d -> d.quantity()).toList(), out);
    }
  }

  private static void add(OrderLine line, int i, String slot, String term, String what, List<Decimal> parts, Say out) {
    if (parts.isEmpty() || line.quantity() == null || parts.stream().anyMatch(Objects::isNull)) return;
    var sum = parts.stream().map(Decimal::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (Case.same(sum, line.quantity().value())) return;
    out.wrong(at(i) + "." + slot, term, new Decimal(sum), null,
        words(line, i) + " orders " + line.quantity() + ", and the parts " + what + " add up to " + new Decimal(sum) + ".");
  }

  private static void verdict(Ordered o, Say out) {
    if (o.document instanceof OrderResponse r && Case.blank(r.verdict())) {
      out.wrong("verdict", "OT-154", null, null, "The answer does not say whether the order is accepted, changed or rejected.");
    }
  }

  private static void confirmed(Ordered o, Say out) {
    for (int i = 0; i < o.lines.size(); i++) {
      var line = o.lines.get(i);
      if (line.quantity() == null || line.confirmations().isEmpty()) continue;
      if (line.confirmations().stream().anyMatch(c -> c.quantity() == null)) continue;
      var sum = line.confirmations().stream().map(c -> c.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (Case.same(sum, line.quantity().value())) continue;
      out.wrong(at(i) + ".confirmations", "OT-78", new Decimal(sum), null,
          words(line, i) + " is about " + line.quantity() + ", and what is said to it adds up to " + new Decimal(sum) + ".");
    }
  }

  private static void contradiction(Ordered o, Say out) {
    if (!(o.document instanceof OrderResponse r) || !"accepted".equals(r.verdict())) return;
    for (int i = 0; i < o.lines.size(); i++) {
      for (var c : o.lines.get(i).confirmations()) {
        if (c.status() == null || !differs(c.status())) continue;
        out.wrong(at(i) + ".confirmations", "OT-110", c.status(), null,
            "The whole order is said to be accepted as it is, and " + words(o.lines.get(i), i).replaceFirst("L", "l") + " is said to be " + c.status() + ".");
      }
    }
  }

  private static boolean differs(String status) {
    return switch (status) {
      case "rejected", "deleted", "changed", "backordered", "substituted", "price-changed", "quantity-changed", "rescheduled", "partial" -> true;
      case String other -> false;
    };
  }
}
