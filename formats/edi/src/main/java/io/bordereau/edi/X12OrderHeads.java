package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Item;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.PaymentTerm;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What orders, their changes and the answers to them have before and behind their lines. */
final class X12OrderHeads {
  private X12OrderHeads() {}

  /** Binding: {@code yes} where the source gives a hash total of the quantities (CTT02). */
  static final String HASH = "hash";

  /** Binding: {@code product} where the names of items stand as product descriptions (PID02 08), as retailers do; else they say nothing of that. */
  static final String NAMES = "names";

  /** Whether a line of a source, or a line below it, names its item by a product description. */
  static String readNames(Place root, String line) {
    for (var place : root.all(line)) {
      if (place.all("PID").stream().anyMatch(X12OrderTexts::names)) return "product";
      for (var component : place.all("SLN")) if (component.all("PID").stream().anyMatch(X12OrderTexts::names)) return "product";
    }
    return null;
  }

  /** As agreed; a product description beside a name would be taken for the name unless that is one too. */
  static String writeNames(Object document, Context context) {
    boolean described = lines(document).stream().anyMatch(l -> described(l.item()) || l.components().stream().anyMatch(c -> described(c.item())));
    return described ? "product" : context.option(NAMES, null);
  }

  private static boolean described(Item item) {
    return item != null && item.texts().stream().anyMatch(t -> "product".equals(t.characteristic()));
  }

  /** What 92 says: a type of UNTDID 1001, or a finer kind of an order (220). */
  static Part kind() {
    return choose(
        when("type", p -> X12OrderCodes.isType(p.text("02")), o -> X12OrderCodes.hasType(((Order) o).type()), at("02", "type", X12OrderCodes.TYPE)),
        when(
            "kind",
            p -> true,
            o -> true,
            at("02", "kind", X12OrderCodes.KIND),
            follows("type", "220 (order)", null, List.of(), o -> "220")));
  }

  /** What 353 says in an order: one that changes an earlier one is a change (230), whatever else it is. */
  static Part purpose() {
    return choose(
        when(
            "change",
            p -> p.text("01").equals("04"),
            o -> "230".equals(((Order) o).type()) && ((Order) o).purpose() == null,
            is("01", "04"),
            fact("type", "230")),
        when("purpose", p -> true, o -> true, at("01", "purpose", X12OrderCodes.PURPOSE)));
  }

  /** Everything between the first segment and the lines. */
  static Part head(SegmentUse set) {
    return all(
        node(
            "CUR",
            usual("01", "BY"),
            at("02", "currency"),
            at("03", "exchangeRate", X12Forms.EXCHANGE_RATE),
            choose(when("second currency", p -> p.has("05"), X12OrderHeads::twoCurrencies, usual("04", "SE"), at("05", "accountingCurrency")))),
        node("REF", is("01", "CR"), at("02", "buyerReference")),
        X12OrderParts.references(set),
        each("contacts", "PER", X12Parties.contact()),
        X12OrderParts.prices(),
        X12OrderParts.in(set, "AMT") == null ? all() : node("AMT", is("01", "1"), at("02", "totals.lines", X12Forms.MONEY)),
        X12OrderParts.amounts(set),
        X12OrderParts.taxes(),
        X12OrderParts.allowances(),
        X12OrderParts.conditions(set),
        terms(),
        node("DTM", is("01", "002"), X12OrderParts.moment("delivery.date")),
        node("DTM", is("01", "007"), X12OrderParts.moment("period.start")),
        node("DTM", is("01", "036"), X12OrderParts.moment("period.end")),
        X12OrderParts.dates(),
        X12OrderTransport.leadTimes(),
        X12OrderTexts.texts(),
        X12Supplements.measurements(),
        each("attachments", "PWK", X12Settlement.attachment()),
        X12OrderTransport.packs(set),
        X12OrderTransport.shipments(),
        X12OrderParts.properties(set, true),
        X12OrderParts.codes(set),
        X12OrderParts.notes(set),
        node("N1", oneOf("01", "SE", "SU", "VN"), into("seller", X12Parties.party())),
        node("N1", oneOf("01", "BY", "OB", "BT", "SO", "BS"), into("buyer", X12Parties.party())),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())));
  }

  private static boolean twoCurrencies(Object document) {
    return switch (document) {
      case Order o -> o.accountingCurrency() != null;
      case OrderResponse r -> r.accountingCurrency() != null;
      case Object other -> false;
    };
  }

  /** Payment terms (ITD): words that stand alone are the document's own. */
  private static Part terms() {
    return all(
        node("ITD", some("12"), absent("01"), absent("02"), absent("03"), absent("04"), absent("05"), absent("06"), absent("07"), absent("08"),
            absent("09"), absent("13"), absent("14"), at("12", "terms", X12Forms.width(80))),
        each("paymentTerms", as("ITD", X12OrderHeads::structured, X12Settlement.terms())));
  }

  private static boolean structured(Object terms) {
    var t = (PaymentTerm) terms;
    return Stream.of(t.type(), t.basis(), t.discountPercent(), t.discountDue(), t.discountDays(), t.netDue(), t.netDays(), t.discountAmount(),
            t.deferredDue(), t.dayOfMonth())
        .anyMatch(Objects::nonNull);
  }

  /** Number of lines, hash total of their quantities where it is given, and the total (CTT with AMT). */
  static Part summary() {
    return node(
        "CTT",
        Parts.total("01", "number of lines", d -> Integer.toString(lines(d).size())),
        given(HASH, "yes", Parts.derive("02", "sum of the quantities", X12OrderHeads::hash)),
        node("AMT", is("01", "TT"), at("02", "totals.withTax", X12Forms.MONEY)));
  }

  private static List<OrderLine> lines(Object document) {
    return switch (document) {
      case Order o -> o.lines();
      case OrderResponse r -> r.lines();
      case Object other -> List.of();
    };
  }

  private static String hash(Object document) {
    var sum = BigDecimal.ZERO;
    for (var l : lines(document)) if (l.quantity() != null) sum = sum.add(l.quantity().value());
    return new Decimal(sum).toString();
  }

  /** What no document of orders in X12 has a place for. */
  static Part losses() {
    return all(
        lose("project", "X12 orders have no agreed place for it"),
        lose("language", "X12 orders have no place for it"),
        lose("payments", "X12 orders name the means of payment in their terms only"),
        lose("totals", "X12 orders carry the total and the sum of the lines only"),
        lose("attachments.content", "X12 carries no attachments; they travel outside"));
  }
}
