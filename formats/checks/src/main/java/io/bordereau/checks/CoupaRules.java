package io.bordereau.checks;

import static io.bordereau.checks.NetworkRules.row;

import java.util.List;

/** What Coupa refuses of an invoice that comes by cXML. */
final class CoupaRules {
  static final List<NetworkRules.Row> ALL = List.of(
      row("COU-01", CoupaRules::version),
      row("COU-02", CoupaRules::used),
      row("COU-03", CoupaRules::unknownOrder),
      row("COU-04", CoupaRules::unknownLine),
      row("COU-05", CoupaRules::unbacked),
      row("COU-06", CoupaRules::partNumber),
      row("COU-07", CoupaRules::unit),
      row("COU-08", CoupaRules::orderLine),
      row("COU-09", CoupaRules::kind),
      row("COU-10", CoupaRules::charges),
      row("COU-11", CoupaRules::lines),
      row("COU-12", CoupaRules::remitTo),
      row("COU-13", CoupaRules::taxNumber),
      row("COU-14", CoupaRules::original),
      row("COU-15", CoupaRules::future),
      row("COU-16", CoupaRules::nothing));

  private CoupaRules() {}

  private static void version(Billed b, Say say) {
    var version = b.terms().options().get("version");
    if (version != null && !version.matches("1\\.2(\\.[0-9]+){1,2}")) say.wrong("version", null, version, null, "cXML " + version + " is not taken; Coupa takes versions 1.2.");
  }

  private static void used(Billed b, Say say) {
    var number = b.invoice().number();
    if (!Case.blank(number) && (b.knowledge().isUsed(number) || b.knowledge().isRejected(number))) {
      say.wrong("number", "BT-1", number, null, "The number " + number + " was used before with this buyer.");
    }
  }

  private static void unknownOrder(Billed b, Say say) {
    for (var order : b.orders()) {
      if (b.known(order).isEmpty()) say.wrong("order", "BT-13", order, null, "No order " + order + " of this buyer is known.");
    }
  }

  private static void unknownLine(Billed b, Say say) {
    AribaRules.unmatched(b, say);
  }

  private static void unbacked(Billed b, Say say) {
    if (b.orders().isEmpty() && !b.hasContract()) say.wrong("order", "BT-13", null, null, "The invoice is backed by neither an order nor a contract.");
  }

  private static void partNumber(Billed b, Say say) {
    for (var l : b.lines()) {
      if (b.order(l.line()) == null || "service".equals(l.line().kind())) continue;
      if (l.line().item() == null || Case.blank(l.line().item().sellerId())) say.wrong(l.at("item.sellerId"), "BT-155", null, null, l.words() + " has no part number of the supplier.");
    }
  }

  private static void unit(Billed b, Say say) {
    for (var l : b.lines()) {
      if (b.order(l.line()) != null && l.line().quantity() != null && Case.blank(l.line().unit())) say.wrong(l.at("unit"), "BT-130", null, null, l.words() + " has no unit.");
    }
  }

  private static void orderLine(Billed b, Say say) {
    for (var l : b.lines()) {
      boolean found = l.line().item() != null && !Case.blank(l.line().item().sellerId()) && !Case.blank(l.line().unit());
      if (b.order(l.line()) != null && Case.blank(l.line().orderLine()) && !found) {
        say.wrong(l.at("orderLine"), "BT-132", null, null, l.words() + " does not say which line of the order it bills, and has no part number and unit to find it by.");
      }
    }
  }

  private static void kind(Billed b, Say say) {
    for (var l : b.lines()) {
      var known = b.known(l.line()).orElse(null);
      if (known == null) continue;
      boolean byAmount = known.quantity() == null;
      boolean service = "service".equals(l.line().kind());
      if (byAmount != service) {
        say.wrong(l.at("kind"), "BX-250", l.line().kind(), null,
            l.words() + " is billed by " + (service ? "its amount" : "quantity and price") + ", and was ordered by " + (byAmount ? "its amount." : "quantity and price."));
      }
    }
  }

  private static void charges(Billed b, Say say) {
    if (AribaRules.hasCharges(b)) say.wrong("charges", "BG-21", null, null, "The invoice has charges beside its lines, and the buyer permits none.");
  }

  private static void lines(Billed b, Say say) {
    int most = b.terms().number("lines", Integer.MAX_VALUE);
    if (b.invoice().lines().size() > most) {
      say.wrong("lines", "BG-25", Integer.toString(b.invoice().lines().size()), null, "The invoice has " + b.invoice().lines().size() + " lines; the buyer takes " + most + ".");
    }
  }

  private static void remitTo(Billed b, Say say) {
    var paid = b.paid();
    if (paid.address() == null) say.wrong(paid.where(), null, null, null, "There is no remit-to address: no address of " + paid.words() + ".");
  }

  private static void taxNumber(Billed b, Say say) {
    var seller = b.invoice().seller();
    if (seller == null || Case.blank(seller.vatId()) && Case.blank(seller.taxId())) say.wrong("seller.vatId", "BT-31", null, null, "The seller has no VAT or tax number.");
  }

  private static void original(Billed b, Say say) {
    if (!b.invoice().isCredit()) return;
    if (b.invoice().preceding().stream().anyMatch(p -> !Case.blank(p.number()) && p.issued() != null)) return;
    say.wrong("preceding", "BG-3", null, null, "The credit note does not name number and date of the invoice that it credits.");
  }

  private static void future(Billed b, Say say) {
    AribaRules.future(b, say);
  }

  private static void nothing(Billed b, Say say) {
    for (var l : b.lines()) {
      if (l.line().net() != null && l.line().net().amount().signum() == 0) say.wrong(l.at("net"), "BT-131", l.line().net(), null, l.words() + " bills nothing.");
    }
  }
}
