package io.bordereau.checks;

import static io.bordereau.checks.NetworkRules.row;

import io.bordereau.document.Contact;
import io.bordereau.document.Money;
import io.bordereau.document.Tax;
import io.bordereau.document.Vat;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the definition of InvoiceDetailRequest itself demands, in its declarations and in the words beside them; both networks hold to it. */
final class CxmlRules {
  static final List<NetworkRules.Row> ALL = List.of(
      row("CXR-01", CxmlRules::creditDue),
      row("CXR-02", CxmlRules::creditReference),
      row("CXR-03", CxmlRules::creditLines),
      row("CXR-04", CxmlRules::debitDue),
      row("CXR-05", CxmlRules::deletion),
      row("CXR-06", CxmlRules::headerMemo),
      row("CXR-07", CxmlRules::headerItems),
      row("CXR-08", CxmlRules::headerAccounting),
      row("CXR-09", CxmlRules::lineNumbers),
      row("CXR-10", CxmlRules::linesTwice),
      row("CXR-11", CxmlRules::orderLines),
      row("CXR-12", CxmlRules::periods),
      row("CXR-13", CxmlRules::paymentTerms),
      row("CXR-14", CxmlRules::addresses),
      row("CXR-15", CxmlRules::shipping),
      row("CXR-16", CxmlRules::carrier),
      row("CXR-17", CxmlRules::taxDescription),
      row("CXR-18", CxmlRules::taxSum),
      row("CXR-19", CxmlRules::goods),
      row("CXR-20", CxmlRules::services),
      row("CXR-21", CxmlRules::manufacturer),
      row("CXR-22", CxmlRules::phone),
      row("CXR-23", CxmlRules::returned),
      row("CXR-24", CxmlRules::references),
      row("CXR-25", CxmlRules::attachments));

  private CxmlRules() {}

  private static void creditDue(Billed b, Say say) {
    var totals = b.invoice().totals();
    if (!b.invoice().isCredit() || totals == null || totals.due() == null || totals.due().amount().signum() > 0) return;
    say.wrong("totals.due", "BT-115", totals.due(), null, "The credit note credits " + Case.say(totals.due().amount()) + "; a credit memo must give something back.");
  }

  private static void creditReference(Billed b, Say say) {
    if (!b.invoice().isCredit() || b.headerMemo()) return;
    if (b.invoice().preceding().stream().anyMatch(p -> !Case.blank(p.number()) || !Case.blank(p.messageId()))) return;
    say.wrong("preceding", "BG-3", null, null, "The credit note credits single lines and does not say of which invoice.");
  }

  private static void creditLines(Billed b, Say say) {
    if (!b.invoice().isCredit() || b.headerMemo()) return;
    for (var l : b.lines()) {
      if (l.line().net() == null || l.line().net().amount().signum() >= 0) continue;
      say.wrong(l.at("net"), "BT-131", l.line().net(), null, l.words() + " of the credit note bills something: every line of a line-level credit memo must credit.");
    }
  }

  private static void debitDue(Billed b, Say say) {
    var totals = b.invoice().totals();
    if (!b.isDebit() || totals == null || totals.due() == null || totals.due().amount().signum() > 0) return;
    say.wrong("totals.due", "BT-115", totals.due(), null, "The debit note demands " + Case.say(totals.due().amount()) + "; a debit memo must demand something.");
  }

  private static void deletion(Billed b, Say say) {
    if (!"cancel".equals(b.invoice().purpose()) || b.invoice().preceding().stream().anyMatch(p -> !Case.blank(p.messageId()) || !Case.blank(p.number()))) return;
    say.wrong("preceding", "BG-3", null, null, "The document cancels an invoice and does not say which.");
  }

  private static void headerMemo(Billed b, Say say) {
    if (b.headerOnly() || !"header".equals(b.terms().options().get("memo")) || !b.invoice().isCredit() && !b.isDebit()) return;
    say.wrong("headerOnly", "BX-312", null, null, "With this buyer credits and debits are memos of the header, and this one has items.");
  }

  private static void headerItems(Billed b, Say say) {
    if (!b.headerOnly()) return;
    for (var l : b.lines()) {
      if (l.line().quantity() == null && l.line().price() == null) continue;
      say.wrong(l.at("quantity"), "BT-129", l.line().quantity(), null, l.words() + " has a quantity or a price, and the invoice is one of the header only.");
    }
  }

  private static void headerAccounting(Billed b, Say say) {
    if (!b.headerOnly()) return;
    for (var l : b.lines()) {
      if (l.line().accounting() != null) {
        say.wrong(l.at("accounting"), "BT-133", l.line().accounting(), null, l.words() + " names an account; a header invoice has no accounting on its lines.");
      }
    }
  }

  private static void lineNumbers(Billed b, Say say) {
    for (var l : b.lines()) {
      if (l.line().id() != null && !isNumber(l.line().id())) {
        say.wrong(l.at("id"), "BT-126", l.line().id(), null, "The line number '" + l.line().id() + "' is no whole number.");
      }
    }
  }

  private static void linesTwice(Billed b, Say say) {
    var seen = new HashMap<String, Integer>();
    for (var l : b.lines()) {
      if (Case.blank(l.line().id())) continue;
      var before = seen.putIfAbsent(l.line().id().strip(), l.place());
      if (before != null) say.wrong(l.at("id"), "BT-126", l.line().id(), null, "Two lines have the number " + l.line().id() + ", at places " + before + " and " + l.place() + ".");
    }
  }

  private static void orderLines(Billed b, Say say) {
    for (var l : b.lines()) {
      if (l.line().orderLine() != null && !isNumber(l.line().orderLine())) {
        say.wrong(l.at("orderLine"), "BT-132", l.line().orderLine(), null, l.words() + " bills line '" + l.line().orderLine() + "' of its order, which is no whole number.");
      }
    }
  }

  private static boolean isNumber(String text) {
    var plain = text.strip();
    return !plain.isEmpty() && plain.length() < 10 && plain.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void periods(Billed b, Say say) {
    var p = b.invoice().period();
    if (p != null && (p.start() == null) != (p.end() == null)) {
      say.wrong("period", "BG-14", null, null, "The billing period has " + (p.start() == null ? "no beginning." : "no end."));
    }
    for (var l : b.lines()) {
      var own = l.line().period();
      if (own != null && (own.start() == null) != (own.end() == null)) {
        say.wrong(l.at("period"), "BG-26", null, null, l.words() + " has a period with " + (own.start() == null ? "no beginning." : "no end."));
      }
    }
  }

  private static void paymentTerms(Billed b, Say say) {
    int place = 0;
    for (var t : b.invoice().paymentTerms()) {
      place++;
      boolean discount = t.discountPercent() != null || t.discountAmount() != null;
      if (discount ? t.discountDays() != null : t.netDays() != null) continue;
      say.wrong("paymentTerms[" + place + "]", "BX-307", null, null, "The payment term " + place + " does not say within how many days.");
    }
  }

  private static void addresses(Billed b, Say say) {
    for (var p : b.addresses()) {
      var a = p.address();
      var missing = Case.blank(a.line1()) ? "street" : Case.blank(a.city()) ? "city" : Case.blank(a.country()) ? "country" : null;
      if (missing == null) continue;
      say.wrong(p.where() + "." + (missing.equals("street") ? "line1" : missing), null, null, null, "The address of " + p.words() + " has no " + missing + ".");
    }
  }

  private static void shipping(Billed b, Say say) {
    boolean to = b.invoice().delivery() != null && (b.invoice().delivery().address() != null || !Case.blank(b.invoice().delivery().name()));
    if (b.party("ship-from").isPresent() && !to) say.wrong("delivery", "BG-13", null, null, "It says where the goods came from and not where they went.");
  }

  private static void carrier(Billed b, Say say) {
    var s = b.invoice().shipment();
    if (s == null) return;
    boolean carrier = !Case.blank(s.carrierCode()) || !Case.blank(s.carrier());
    if (carrier && Case.blank(s.tracking())) say.wrong("shipment.tracking", "BX-309", null, null, "It names a carrier and no shipment.");
    if (!carrier && !Case.blank(s.tracking())) say.wrong("shipment.carrier", "BX-309", null, null, "It names a shipment and no carrier.");
  }

  /** VAT is described by its category and rate; any other tax only by words. */
  private static void taxDescription(Billed b, Say say) {
    if (!Case.blank(b.invoice().taxText())) return;
    int place = 0;
    for (var t : b.invoice().taxes()) {
      place++;
      if (Billed.nothing(t.amount()) || !Case.blank(t.description())) continue;
      say.wrong("taxes[" + place + "].description", "BX-121", null, null, "The tax " + place + " over " + Case.say(t.amount().amount()) + " has no description.");
    }
  }

  private static void taxSum(Billed b, Say say) {
    var totals = b.invoice().totals();
    if (totals == null || totals.tax() == null || b.invoice().taxes().isEmpty() && b.invoice().vat().isEmpty()) return;
    var sum = Stream.concat(b.invoice().taxes().stream().map(Tax::amount), b.invoice().vat().stream().map(Vat::amount)).filter(Objects::nonNull).map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (Case.same(sum, totals.tax().amount())) return;
    say.wrong("totals.tax", "BT-110", totals.tax(), null, "The tax is " + Case.say(totals.tax().amount()) + "; its parts add up to " + Case.say(sum) + ".");
  }

  private static void goods(Billed b, Say say) {
    if (b.headerOnly()) return;
    for (var l : b.lines()) {
      var line = l.line();
      if ("service".equals(line.kind()) || line.period() != null) continue;
      var missing = line.quantity() == null ? "quantity" : Case.blank(line.unit()) ? "unit" : line.price() == null || line.price().net() == null ? "price" : null;
      if (missing != null) say.wrong(l.at(missing), null, null, null, l.words() + " is for goods and has no " + missing + ".");
    }
  }

  private static void services(Billed b, Say say) {
    if (b.headerOnly()) return;
    for (var l : b.lines()) {
      boolean service = "service".equals(l.line().kind()) || l.line().period() != null;
      if (service && l.line().net() == null) say.wrong(l.at("net"), "BT-131", null, null, l.words() + " is for a service and has no amount.");
    }
  }

  private static void manufacturer(Billed b, Say say) {
    for (var l : b.lines()) {
      var item = l.line().item();
      if (item == null || Case.blank(item.manufacturer()) == Case.blank(item.manufacturerId())) continue;
      say.wrong(l.at("item.manufacturer"), null, item.manufacturerId(), null,
          l.words() + " names " + (Case.blank(item.manufacturer()) ? "a manufacturer's part number and no manufacturer." : "a manufacturer and not its part number."));
    }
  }

  private static void phone(Billed b, Say say) {
    phone("seller.contact", b.invoice().seller() == null ? null : b.invoice().seller().contact(), say);
    phone("buyer.contact", b.invoice().buyer() == null ? null : b.invoice().buyer().contact(), say);
  }

  private static void phone(String where, Contact c, Say say) {
    if (c == null || Case.blank(c.phone()) || c.phoneCountryCode() != null || c.phone().strip().startsWith("+")) return;
    say.wrong(where + ".phone", "BX-21", c.phone(), null, "The telephone number " + c.phone() + " has no country code.");
  }

  private static void returned(Billed b, Say say) {
    for (var l : b.lines()) {
      if ("return".equals(l.line().reason()) && (!b.invoice().isCredit() || b.headerMemo())) {
        say.wrong(l.at("reason"), "BX-702", "return", null, l.words() + " is a return; goods come back by a credit note of single lines.");
      }
    }
  }

  private static void references(Billed b, Say say) {
    int n = b.invoice().preceding().size();
    if (n > 1) say.wrong("preceding", "BG-3", Integer.toString(n), null, "The document refers to " + n + " invoices; there is place for one.");
  }

  private static void attachments(Billed b, Say say) {
    int place = 0;
    for (var a : b.invoice().attachments()) {
      place++;
      if (a.content() == null && !Case.blank(a.location())) {
        say.wrong("attachments[" + place + "].location", "BT-124", a.location(), null, "The attachment " + place + " is an address; what is attached travels with the invoice.");
      }
    }
  }
}
