package io.bordereau.checks;

import io.bordereau.checks.NetworkKnowledge.KnownLine;
import io.bordereau.checks.NetworkKnowledge.KnownOrder;
import io.bordereau.document.Address;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An invoice that is held against the rules of a network, with what several of them need to know. */
record Billed(Invoice invoice, NetworkKnowledge.Terms terms, NetworkKnowledge knowledge) {
  /** A line with its place. */
  record Numbered(int place, Line line) {
    String at(String slot) {
      return "lines[" + place + "]." + slot;
    }

    String words() {
      return "Line " + (Case.blank(line.id()) ? place + " (it has no number)" : line.id());
    }
  }

  /** A party or place of the invoice that is written with an address. */
  record Placed(String where, String words, Address address) {}

  List<Numbered> lines() {
    var all = new ArrayList<Numbered>();
    for (var line : invoice.lines()) all.add(new Numbered(all.size() + 1, line));
    return all;
  }

  /** Whether it goes as a header invoice, without its items. */
  boolean headerOnly() {
    return invoice.headerOnly() != null;
  }

  /** Whether its purpose is a memo of the header. */
  boolean headerMemo() {
    return headerOnly() || "header".equals(terms.options().get("memo"));
  }

  boolean isDebit() {
    return List.of("80", "83", "84", "383").contains(String.valueOf(invoice.type())) && !invoice.isCredit();
  }

  /** The order of a line; null when it has none. */
  String order(Line line) {
    return Case.blank(line.order()) ? Case.blank(invoice.order()) ? null : invoice.order() : line.order();
  }

  /** The orders that it bills, each once, as they are written. */
  List<String> orders() {
    var own = Stream.ofNullable(Case.blank(invoice.order()) ? null : invoice.order());
    return Stream.concat(own, invoice.lines().stream().map(Line::order).filter(o -> !Case.blank(o))).distinct().toList();
  }

  boolean hasContract() {
    return !Case.blank(invoice.contract()) || invoice.lines().stream().anyMatch(l -> !Case.blank(l.contract()));
  }

  Moment orderDate(String order) {
    return Stream.concat(invoice.lines().stream().filter(l -> order.equals(l.order())).map(Line::orderDate), Stream.ofNullable(invoice.orderDate()))
        .filter(java.util.Objects::nonNull).findFirst().orElse(null);
  }

  Optional<KnownOrder> known(String order) {
    return order == null ? Optional.empty() : knowledge.order(order);
  }

  /** The line of a known order that a line bills. */
  Optional<KnownLine> known(Line line) {
    return known(order(line)).flatMap(o -> o.lines().stream().filter(l -> l.line().equals(line.orderLine())).findFirst());
  }

  /** A number of an order that is known and differs only in what a program may have changed: zeros in front, case, blanks. */
  Optional<String> alike(String order) {
    var plain = order.strip();
    var without = plain.replaceFirst("^0+(?=.)", "");
    return Stream.of(plain, without, plain.toUpperCase(java.util.Locale.ROOT), plain.toLowerCase(java.util.Locale.ROOT), "0" + plain, "00" + plain, "000" + without,
        without.length() < 10 ? "0".repeat(10 - without.length()) + without : without).filter(o -> !o.equals(order)).filter(o -> knowledge.order(o).isPresent()).findFirst();
  }

  /** Today where the buyer is. */
  LocalDate today() {
    return knowledge.now().atZone(terms.zone()).toLocalDate();
  }

  /** Who is paid: the payee, a party of that role, else the seller. */
  Placed paid() {
    var named = Optional.ofNullable(invoice.payee()).or(() -> party("remit-to"));
    if (named.isPresent()) return new Placed(invoice.payee() == null ? "parties" : "payee.address", "whoever is paid", named.get().address());
    return new Placed("seller.address", "the seller, who is paid", invoice.seller() == null ? null : invoice.seller().address());
  }

  Optional<Party> party(String role) {
    return invoice.parties().stream().filter(p -> role.equals(p.role())).map(OtherParty::party).filter(java.util.Objects::nonNull).findFirst();
  }

  /** Every address that is written as a postal address. */
  List<Placed> addresses() {
    var all = new ArrayList<Placed>();
    if (invoice.seller() != null) all.add(new Placed("seller.address", "the seller", invoice.seller().address()));
    if (invoice.buyer() != null) all.add(new Placed("buyer.address", "the buyer", invoice.buyer().address()));
    if (invoice.delivery() != null) all.add(new Placed("delivery.address", "the place of delivery", invoice.delivery().address()));
    int place = 0;
    for (var p : invoice.parties()) {
      place++;
      if (p.party() != null) all.add(new Placed("parties[" + place + "].party.address", p.party().name() == null ? "party " + place : p.party().name(), p.party().address()));
    }
    all.removeIf(p -> p.address() == null);
    return all;
  }

  static boolean nothing(Money money) {
    return money == null || money.amount().signum() == 0;
  }
}
