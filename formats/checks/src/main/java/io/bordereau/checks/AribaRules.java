package io.bordereau.checks;

import static io.bordereau.checks.NetworkRules.row;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Attachment;
import io.bordereau.document.Moment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What SAP Business Network (Ariba) refuses of an invoice. */
final class AribaRules {
  static final List<NetworkRules.Row> ALL = List.of(
      row("ARI-01", AribaRules::used),
      row("ARI-02", AribaRules::rejected),
      row("ARI-03", AribaRules::blank),
      row("ARI-04", AribaRules::length),
      row("ARI-05", AribaRules::characters),
      row("ARI-06", AribaRules::future),
      row("ARI-07", AribaRules::backDated),
      row("ARI-08", AribaRules::shippingTwice),
      row("ARI-09", AribaRules::handlingTwice),
      row("ARI-10", AribaRules::withoutOrder),
      row("ARI-11", AribaRules::unknownOrder),
      row("ARI-12", AribaRules::alike),
      row("ARI-13", AribaRules::closed),
      row("ARI-14", AribaRules::orderDate),
      row("ARI-15", AribaRules::unmatched),
      row("ARI-16", AribaRules::quantity),
      row("ARI-17", AribaRules::unit),
      row("ARI-18", AribaRules::price),
      row("ARI-19", AribaRules::currency),
      row("ARI-20", AribaRules::taxOnLines),
      row("ARI-21", AribaRules::taxNumber),
      row("ARI-22", AribaRules::remitTo),
      row("ARI-23", AribaRules::shipTo),
      row("ARI-24", AribaRules::programs),
      row("ARI-25", AribaRules::size),
      row("ARI-26", AribaRules::oneOrder));

  private static final Set<String> PROGRAMS = Set.of("exe", "bin");
  private static final int LARGEST_MB = 10;

  private AribaRules() {}

  static void used(Billed b, Say say) {
    var number = b.invoice().number();
    if (!Case.blank(number) && b.knowledge().isUsed(number)) say.wrong("number", "BT-1", number, null, "The buyer has another document of the number " + number + ".");
  }

  private static void rejected(Billed b, Say say) {
    var number = b.invoice().number();
    if (!Case.blank(number) && b.knowledge().isRejected(number)) {
      say.wrong("number", "BT-1", number, null, "The buyer rejected a document of the number " + number + ", and the number stays barred.");
    }
  }

  private static void blank(Billed b, Say say) {
    if (Case.blank(b.invoice().number())) say.wrong("number", "BT-1", b.invoice().number(), null, "The invoice has no number.");
  }

  private static void length(Billed b, Say say) {
    int most = b.terms().number("number-length", Integer.MAX_VALUE);
    var number = b.invoice().number();
    if (number != null && number.length() > most) say.wrong("number", "BT-1", number, null, "The number " + number + " has more than the " + most + " characters of the buyer.");
  }

  private static void characters(Billed b, Say say) {
    var number = b.invoice().number();
    var allowed = b.terms().setting("number-characters");
    if (number != null && !number.isEmpty() && !number.matches("[" + allowed + "]+")) {
      say.wrong("number", "BT-1", number, null, "The number " + number + " has characters that the buyer does not take; it takes " + allowed + ".");
    }
  }

  /** A day without a time begins where the buyer is; an instant is an instant everywhere. */
  static void future(Billed b, Say say) {
    var issued = b.invoice().issued();
    if (issued == null) return;
    boolean late = issued.time() != null && issued.offset() != null ? instant(issued).toInstant().isAfter(b.knowledge().now()) : issued.date().isAfter(b.today());
    if (late) say.wrong("issued", "BT-2", issued, null, "The date of the invoice is in the future: today is " + b.today() + " in " + b.terms().zone() + ", where the buyer is.");
  }

  private static OffsetDateTime instant(Moment m) {
    return OffsetDateTime.of(m.date(), m.time(), m.offset());
  }

  private static void backDated(Billed b, Say say) {
    int days = b.terms().number("back-dating", Integer.MAX_VALUE);
    var issued = b.invoice().issued();
    if (issued == null || !issued.date().isBefore(b.today().minusDays(days))) return;
    say.wrong("issued", "BT-2", issued, null, "The invoice is dated " + issued.date() + "; the buyer takes none that is older than " + days + (days == 1 ? " day." : " days."));
  }

  private static void shippingTwice(Billed b, Say say) {
    var totals = b.invoice().totals();
    if (totals == null || totals.shipping() == null || totals.shipping().amount().signum() == 0 || b.headerOnly()) return;
    var lines = b.lines().stream().map(l -> l.line().shipping()).filter(s -> !Billed.nothing(s)).map(s -> s.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (lines.signum() != 0 && !Case.same(lines, totals.shipping().amount())) {
      say.wrong("totals.shipping", "BX-153", totals.shipping(), null, "Shipping costs " + Case.say(lines) + " on the lines and " + Case.say(totals.shipping().amount()) + " in the total.");
    }
  }

  private static void handlingTwice(Billed b, Say say) {
    var totals = b.invoice().totals();
    if (totals == null || totals.handling() == null || totals.handling().amount().signum() == 0 || b.headerOnly()) return;
    var lines = b.lines().stream().map(l -> l.line().handling()).filter(s -> !Billed.nothing(s)).map(s -> s.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (lines.signum() != 0 && !Case.same(lines, totals.handling().amount())) {
      say.wrong("totals.handling", "BX-154", totals.handling(), null, "Handling costs " + Case.say(lines) + " on the lines and " + Case.say(totals.handling().amount()) + " in the total.");
    }
  }

  private static void withoutOrder(Billed b, Say say) {
    if (b.orders().isEmpty() && !b.hasContract()) say.wrong("order", "BT-13", null, null, "The invoice names neither an order nor a contract, and the buyer takes none without.");
  }

  private static void unknownOrder(Billed b, Say say) {
    for (var order : b.orders()) {
      if (b.known(order).isEmpty() && b.alike(order).isEmpty()) say.wrong("order", "BT-13", order, null, "No order " + order + " of this buyer came in by the network.");
    }
  }

  private static void alike(Billed b, Say say) {
    for (var order : b.orders()) {
      if (b.known(order).isPresent()) continue;
      b.alike(order).ifPresent(is -> say.wrong("order", "BT-13", order, null, "The order is '" + is + "', and the invoice says '" + order + "'; it must be the very same."));
    }
  }

  private static void closed(Billed b, Say say) {
    if (b.invoice().isCredit()) return;
    for (var order : b.orders()) {
      if (b.known(order).filter(o -> o.closed()).isPresent()) say.wrong("order", "BT-13", order, null, "The order " + order + " was cancelled or replaced.");
    }
  }

  private static void orderDate(Billed b, Say say) {
    for (var order : b.orders()) {
      var said = b.orderDate(order);
      LocalDate is = b.known(order).map(o -> o.date()).orElse(null);
      if (said == null || is == null || said.date().equals(is)) continue;
      say.wrong("orderDate", "BX-301", said, null, "The invoice dates the order " + order + " " + said.date() + "; the order is of " + is + ".");
    }
  }

  static void unmatched(Billed b, Say say) {
    for (var l : b.lines()) {
      var order = b.known(b.order(l.line()));
      if (order.isEmpty() || order.get().lines().isEmpty() || l.line().orderLine() == null || b.known(l.line()).isPresent()) continue;
      say.wrong(l.at("orderLine"), "BT-132", l.line().orderLine(), null, "The order " + order.get().number() + " has no line " + l.line().orderLine() + ".");
    }
  }

  private static void quantity(Billed b, Say say) {
    if (b.invoice().isCredit()) return;
    for (var l : b.lines()) {
      var known = b.known(l.line()).orElse(null);
      if (known == null || known.quantity() == null || l.line().quantity() == null || known.unit() != null && !known.unit().equals(l.line().unit())) continue;
      if (l.line().quantity().value().compareTo(known.quantity()) > 0) {
        say.wrong(l.at("quantity"), "BT-129", l.line().quantity(), null, l.words() + " bills " + l.line().quantity() + "; ordered were " + known.quantity().toPlainString() + ".");
      }
    }
  }

  private static void unit(Billed b, Say say) {
    for (var l : b.lines()) {
      var known = b.known(l.line()).orElse(null);
      if (known == null || known.unit() == null || l.line().unit() == null || known.unit().equals(l.line().unit())) continue;
      say.wrong(l.at("unit"), "BT-130", l.line().unit(), null, l.words() + " is billed in " + l.line().unit() + " and was ordered in " + known.unit() + ".");
    }
  }

  private static void price(Billed b, Say say) {
    for (var l : b.lines()) {
      var known = b.known(l.line()).orElse(null);
      var price = l.line().price();
      if (known == null || known.price() == null || price == null || price.net() == null || price.baseQuantity() != null) continue;
      if (!Case.same(known.price(), price.net().value())) {
        say.wrong(l.at("price.net"), "BT-146", price.net(), null, l.words() + " costs " + price.net() + " each; ordered were they for " + known.price().toPlainString() + ".");
      }
    }
  }

  private static void currency(Billed b, Say say) {
    for (var order : b.orders()) {
      var is = b.known(order).map(o -> o.currency()).orElse(null);
      if (is == null || b.invoice().currency() == null || is.equals(b.invoice().currency())) continue;
      say.wrong("currency", "BT-5", b.invoice().currency(), null, "The invoice is in " + b.invoice().currency() + " and the order " + order + " in " + is + ".");
    }
  }

  private static void taxOnLines(Billed b, Say say) {
    if (b.headerOnly() || b.invoice().totals() == null || Billed.nothing(b.invoice().totals().tax())) return;
    for (var l : b.lines()) {
      boolean stated = l.line().tax() != null || !l.line().taxes().isEmpty() || l.line().vat() != null;
      if (!stated) say.wrong(l.at("taxes"), "BX-245", null, null, l.words() + " states no tax, and the buyer wants it on every line.");
    }
  }

  private static void taxNumber(Billed b, Say say) {
    var seller = b.invoice().seller();
    if (seller == null || Case.blank(seller.vatId()) && Case.blank(seller.taxId())) {
      say.wrong("seller.taxId", "BT-32", null, null, "The invoice has no tax number of the supplier.");
    }
  }

  private static void remitTo(Billed b, Say say) {
    var paid = b.paid();
    if (paid.address() == null) say.wrong(paid.where(), null, null, null, "There is no address of " + paid.words() + ".");
  }

  private static void shipTo(Billed b, Say say) {
    var delivery = b.invoice().delivery();
    if (delivery == null || delivery.address() == null || Case.blank(delivery.name())) say.wrong("delivery", "BG-13", null, null, "It does not say to whom and where it was delivered.");
  }

  private static void programs(Billed b, Say say) {
    int place = 0;
    for (var a : b.invoice().attachments()) {
      place++;
      var name = a.filename() == null ? "" : a.filename().toLowerCase(Locale.ROOT);
      if (PROGRAMS.contains(name.substring(name.lastIndexOf('.') + 1)) && name.contains(".")) {
        say.wrong("attachments[" + place + "].filename", "BT-125-2", a.filename(), null, "The attachment " + a.filename() + " is a program; the network takes none.");
      }
    }
  }

  private static void size(Billed b, Say say) {
    long most = (long) b.terms().number("attachments", LARGEST_MB) << 20;
    long all = b.invoice().attachments().stream().map(Attachment::content).filter(java.util.Objects::nonNull).mapToLong(c -> c.size()).sum();
    if (all > most) say.wrong("attachments", "BG-24", Long.toString(all), null, "The attachments have " + all + " bytes together; the network takes " + most + ".");
  }

  private static void oneOrder(Billed b, Say say) {
    if (b.orders().size() > 1) say.wrong("lines", "BX-240", String.join(", ", b.orders()), null, "The invoice bills " + b.orders().size() + " orders, and the buyer takes one an invoice.");
  }

  /** Charges that are no part of a line. */
  static boolean hasCharges(Billed b) {
    var totals = b.invoice().totals();
    return totals != null && (!Billed.nothing(totals.shipping()) || !Billed.nothing(totals.handling()))
        || b.invoice().charges().stream().map(AllowanceCharge::amount).anyMatch(a -> !Billed.nothing(a));
  }
}
