package io.bordereau.formats;

import io.bordereau.document.Address;
import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Despatch;
import io.bordereau.document.Invoice;
import io.bordereau.document.LineVat;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Canonical documents made by chance from the records themselves: each slot is filled or left empty, with a value of its type. A slot
 * whose values mean something to a format (a code, a role, a kind) takes one of its usual values, unless the format's {@link Need} names others.
 */
final class RandomDocuments {
  /** What every document of a kind has. */
  private static final Map<Class<?>, Set<String>> ALWAYS =
      Map.of(
          Invoice.class, Set.of("number", "issued", "type", "currency", "seller", "buyer", "lines", "totals"),
          Order.class, Set.of("number", "issued", "currency", "seller", "buyer", "lines"),
          OrderResponse.class, Set.of("number", "issued", "verdict", "order", "seller", "buyer"),
          Remittance.class, Set.of("number", "issued", "currency", "total", "payer", "payee", "items"),
          Receipt.class, Set.of("number", "issued", "type", "level", "verdict"),
          Despatch.class, Set.of("number", "issued", "supplier", "customer", "lines"));

  private static final Set<String> PARTIES = Set.of("seller", "buyer", "supplier", "customer", "payer", "payee");

  private static final Map<String, List<String>> USUAL =
      Map.ofEntries(
          Map.entry("Invoice type", List.of("380", "381", "383")),
          Map.entry("Order type", List.of("220", "226", "227")),
          Map.entry("OrderResponse type", List.of("231")),
          Map.entry("Receipt type", List.of("824", "APERAK")),
          Map.entry("Receipt level", List.of("application", "business")),
          Map.entry("Remittance items.type", List.of("380", "381", "383")),
          Map.entry("Despatch type", List.of("351")),
          Map.entry("verdict", List.of("accepted", "accepted-with-changes", "rejected")),
          Map.entry("currency", List.of("USD", "EUR")),
          Map.entry("accountingCurrency", List.of("SEK", "GBP")),
          Map.entry("country", List.of("US", "FR", "NO")),
          Map.entry("phoneCountry", List.of("US", "FR")),
          Map.entry("origin", List.of("DE", "CN")),
          Map.entry("unit", List.of("EA", "KGM", "HUR", "C62")),
          Map.entry("category", List.of("S", "Z", "E", "AE")),
          Map.entry("role", List.of("ship-from", "bill-to", "carrier")),
          Map.entry("subject", List.of("AAI", "REG")),
          Map.entry("language", List.of("en")),
          Map.entry("means", List.of("30", "58")),
          Map.entry("subdivision", List.of("CA", "NY")),
          Map.entry("taxScheme", List.of("GST")),
          Map.entry("vat.scheme", List.of("GST")),
          Map.entry("lines.vat.scheme", List.of("GST")),
          Map.entry("mime", List.of("application/pdf")));

  /** Slots that say how a format is used rather than what was sold, or that repeat others: documents without them are usual. */
  private static final Set<String> SELDOM =
      Set.of("headerOnly", "kind", "purpose", "origin", "transaction", "action", "informationOnly", "parent", "issueTime");

  /** Deeper than this only what must be there is: records nest without end. */
  private static final int DEEPEST = 7;

  private final Random chance;
  private final Class<?> kind;
  private final Need need;
  private final Set<String> filled = new HashSet<>();
  private final Map<String, String> member = new HashMap<>();

  /** Documents of a kind, in the shape that a format needs. */
  RandomDocuments(long seed, Class<?> kind, Need need) {
    chance = new Random(seed);
    this.kind = kind;
    this.need = need;
  }

  /** The terms that have been filled so far. */
  Set<String> filled() {
    return filled;
  }

  /** The kinds of canonical documents that can be made. */
  static Set<Class<?>> kinds() {
    return ALWAYS.keySet();
  }

  /** Whether usual documents do not have it; the kind of a reference, a date or an amount says what the member of a list is, and is no such. */
  static boolean seldom(String path) {
    var name = path.substring(path.lastIndexOf('.') + 1);
    return SELDOM.contains(name) && !path.endsWith("item.origin") && !(name.equals("kind") && path.contains(".") && !path.equals("lines.kind"));
  }

  Object document() {
    return group(Group.of(kind), 0);
  }

  private Object group(Group g, int depth) {
    var slots = g.slots();
    var values = new Object[slots.size()];
    boolean any = false;
    if (g.type() == Address.class) return address(g, slots);
    for (int i = 0; i < values.length; i++) {
      var s = slots.get(i);
      boolean must = must(g, s, depth);
      if (need.never().contains(s.path()) || !must && (seldom(s.path()) || depth > DEEPEST || chance.nextInt(10) < 6)) continue;
      values[i] = value(s, depth);
      any |= values[i] != null;
    }
    if (!any) {
      var first = slots.stream().filter(s -> !need.never().contains(s.path()) && s.kind() == Slot.Kind.VALUE).findFirst().orElse(slots.get(0));
      values[slots.indexOf(first)] = value(first, depth);
    }
    return g.build(values);
  }

  private boolean must(Group g, Slot s, int depth) {
    return depth == 0 && ALWAYS.get(kind).contains(s.name())
        || s.path().equals("lines.id")
        || s.name().equals("name") && g.slot() != null && PARTIES.contains(g.slot().path())
        || s.name().equals("party")
        || s.path().endsWith("party.name")
        || s.name().equals("amount") && g.type() != LineVat.class && kind == Invoice.class
        || need.always().contains(s.path());
  }

  /** Nobody has a second address line without a first. */
  private Object address(Group g, List<Slot> slots) {
    var values = new Object[slots.size()];
    int lines = chance.nextInt(4);
    for (int i = 0; i < values.length; i++) {
      var s = slots.get(i);
      if (need.never().contains(s.path())) continue;
      if (i < lines || i > 2 && chance.nextBoolean() || need.always().contains(s.path())) values[i] = value(s, 9);
    }
    if (lines == 0) values[0] = word();
    return g.build(values);
  }

  private Object value(Slot s, int depth) {
    return switch (s.kind()) {
      case VALUE -> plain(s);
      case GROUP -> group(s.group(), depth + 1);
      case VALUES -> many(s, depth, false);
      case GROUPS -> many(s, depth, true);
    };
  }

  private List<Object> many(Slot s, int depth, boolean groups) {
    var list = new ArrayList<>();
    var told = need.members().keySet().stream().filter(p -> p.startsWith(s.path() + ".")).findFirst();
    int count = told.isPresent() ? need.members().get(told.get()).size() : need.single().contains(s.path()) ? 1 : 1 + chance.nextInt(2);
    for (int i = 0; i < count; i++) {
      int nth = i;
      told.ifPresent(p -> member.put(p, need.members().get(p).get(nth)));
      list.add(groups ? group(s.group(), depth + 1) : plain(s));
    }
    return list;
  }

  private Object plain(Slot s) {
    filled.add(s.path());
    if (s.type() == Money.class) return new Money(BigDecimal.valueOf(1 + chance.nextInt(1_000_000), 2));
    if (s.type() == Decimal.class) return new Decimal(BigDecimal.valueOf(10_001 + chance.nextInt(89_999), chance.nextInt(4)));
    if (s.type() == Moment.class) return Moment.of(LocalDate.of(2020 + chance.nextInt(8), 1 + chance.nextInt(12), 1 + chance.nextInt(28)));
    if (s.type() == Blob.class) return Blob.of(new byte[] {1, 2, 3, (byte) chance.nextInt()});
    var usual = usual(s);
    return usual == null ? word() : usual.get(chance.nextInt(usual.size()));
  }

  private List<String> usual(Slot s) {
    var named = member.containsKey(s.path()) ? List.of(member.get(s.path())) : need.values().get(s.path());
    if (named == null) named = USUAL.get(kind.getSimpleName() + " " + s.path());
    if (named == null) named = USUAL.get(s.path());
    return named == null ? USUAL.get(s.name()) : named;
  }

  /** A word of its own, so that no two values are equal by chance. */
  private String word() {
    var b = new StringBuilder();
    for (int i = 5 + chance.nextInt(4); i > 0; i--) b.append((char) ('a' + chance.nextInt(26)));
    return b.append(chance.nextInt(1000)).toString();
  }
}
