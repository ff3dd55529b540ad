package io.bordereau.formats;

import io.bordereau.document.Address;
import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Canonical documents made by chance from the records themselves: each slot is filled or left empty, with a value of its type. A slot
 * whose values mean something to a format (a code, a role, a kind) takes one of its usual values.
 */
final class RandomDocuments {
  private static final Map<String, List<String>> USUAL =
      Map.ofEntries(
          Map.entry("type", List.of("380", "381", "383")),
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

  private final Random chance;
  private final Set<String> filled = new HashSet<>();

  RandomDocuments(long seed) {
    chance = new Random(seed);
  }

  /** The terms that have been filled so far. */
  Set<String> filled() {
    return filled;
  }

  static boolean seldom(String path) {
    return SELDOM.contains(path.substring(path.lastIndexOf('.') + 1)) && !path.equals("lines.item.origin");
  }

  Invoice invoice() {
    return (Invoice) group(Group.of(Invoice.class), 0);
  }

  private Object group(Group g, int depth) {
    var slots = g.slots();
    var values = new Object[slots.size()];
    boolean any = false;
    if (g.type() == Address.class) return address(g, slots);
    for (int i = 0; i < values.length; i++) {
      var s = slots.get(i);
      if (seldom(s.path())) continue;
      boolean must = depth == 0 && Set.of("number", "issued", "type", "currency", "seller", "buyer", "lines", "totals").contains(s.name())
          || Set.of("lines.id", "seller.name", "buyer.name").contains(s.path())
          || s.name().equals("party")
          || s.path().endsWith("party.name")
          || s.name().equals("amount") && g.type() != io.bordereau.document.LineVat.class;
      if (!must && chance.nextInt(10) < 6) continue;
      values[i] = value(s, depth);
      any |= values[i] != null;
    }
    if (!any) {
      var first = slots.get(0);
      values[0] = value(first, depth);
    }
    return g.build(values);
  }

  /** Nobody has a second address line without a first. */
  private Object address(Group g, List<Slot> slots) {
    var values = new Object[slots.size()];
    int lines = chance.nextInt(4);
    for (int i = 0; i < values.length; i++) if (i < lines || i > 2 && chance.nextBoolean()) values[i] = value(slots.get(i), 9);
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
    for (int n = 1 + chance.nextInt(2); n > 0; n--) list.add(groups ? group(s.group(), depth + 1) : plain(s));
    return list;
  }

  private Object plain(Slot s) {
    filled.add(s.path());
    if (s.type() == Money.class) return new Money(BigDecimal.valueOf(1 + chance.nextInt(1_000_000), 2));
    if (s.type() == Decimal.class) return new Decimal(BigDecimal.valueOf(10_001 + chance.nextInt(89_999), chance.nextInt(4)));
    if (s.type() == Moment.class) return Moment.of(LocalDate.of(2020 + chance.nextInt(8), 1 + chance.nextInt(12), 1 + chance.nextInt(28)));
    if (s.type() == Blob.class) return Blob.of(new byte[] {1, 2, 3, (byte) chance.nextInt()});
    var usual = USUAL.getOrDefault(s.path(), USUAL.get(s.name()));
    return usual == null ? word() : usual.get(chance.nextInt(usual.size()));
  }

  /** A word of its own, so that no two values are equal by chance. */
  private String word() {
    var b = new StringBuilder();
    for (int i = 5 + chance.nextInt(4); i > 0; i--) b.append((char) ('a' + chance.nextInt(26)));
    return b.append(chance.nextInt(1000)).toString();
  }
}
