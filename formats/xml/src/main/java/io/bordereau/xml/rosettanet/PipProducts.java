package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Item;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;

/**
 * Products of RosettaNet: a GTIN, or numbers of authorities that the partners agree (the schema allows one or the other). Where there is no
 * number at all the name stands for one.
 */
final class PipProducts {
  private PipProducts() {}

  private static final String NUMBER = "ulc:AlternativeIdentifier";
  private static final String AUTHORITY = "ulc:Authority";
  private static final String VALUE = "ulc:Identifier";
  private static final String NAMED = "ProductName";

  /** A GTIN of fourteen digits: shorter ones have zeros before them. */
  static final As<String> GTIN =
      As.of(
          "GTIN of 14 digits",
          (t, s) -> {
            if (t.length() != 14 || !digits(t)) throw new BadValue("'" + t + "' is not a GTIN of 14 digits");
            return shorter(t);
          },
          (v, s) -> {
            var gtin = "0".repeat(14 - v.length()) + v;
            if (!shorter(gtin).equals(v)) s.lossy("zeros before a GTIN say nothing");
            return gtin;
          });

  private static String shorter(String gtin) {
    int zeros = 0;
    while (zeros < 6 && gtin.charAt(zeros) == '0') zeros++;
    return gtin.substring(zeros == 6 ? 6 : Math.min(zeros, 2));
  }

  static boolean digits(String s) {
    return s.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The numbers of a product and its name. */
  static Part identification() {
    return along(
        "updi:ProductIdentification",
        at("updi:ProductName", "name"),
        choose(
            when("GTIN", p -> p.has("udt:GTIN"), i -> gtinAlone((Item) i), at("udt:GTIN", "standardId.value", GTIN), fact("standardId.scheme", "0160")),
            when("name only", p -> p.text(NUMBER + "/" + AUTHORITY).equals(NAMED), i -> unnumbered((Item) i),
                is(NUMBER + "/" + AUTHORITY, NAMED), derive(NUMBER + "/" + VALUE, "the name, where there is no number", i -> name((Item) i))),
            when("numbers", p -> true, i -> true,
                number("sellerId", "Supplier", "Seller"),
                number("buyerId", "Buyer", "Customer"),
                number("manufacturerId", "Manufacturer"),
                choose(
                    when("GTIN among numbers", p -> true, i -> hasGtin((Item) i), node(NUMBER, is(AUTHORITY, "GTIN"), at(VALUE, "standardId.value"), fact("standardId.scheme", "0160"))),
                    when("no GTIN", p -> false, i -> true)),
                each("identifiers", as(NUMBER, i -> true, not(AUTHORITY, "Supplier", "Buyer", "Manufacturer", "GTIN"), at(AUTHORITY, "scheme", TEXT.orElse("-")), at(VALUE, "value"))))));
  }

  private static Part number(String slot, String... authorities) {
    return node(NUMBER, oneOf(AUTHORITY, authorities), at(VALUE, slot));
  }

  /** What stands where the schema demands a product and the document has none. */
  static Part none(String element) {
    var number = "updi:ProductIdentification/" + NUMBER + "/";
    return along(element, is(number + AUTHORITY, NAMED), is(number + VALUE, "none"));
  }

  /** The same where the identification stands by itself. */
  static Part nothing() {
    return along("updi:ProductIdentification", is(NUMBER + "/" + AUTHORITY, NAMED), is(NUMBER + "/" + VALUE, "none"));
  }

  /** Whether what stands in a product says that there is none. */
  static boolean isNone(String authority, String value) {
    return authority.equals(NAMED) && value.equals("none");
  }

  private static String name(Item i) {
    return i.name() == null ? "-" : i.name();
  }

  private static boolean unnumbered(Item i) {
    return i.sellerId() == null && i.buyerId() == null && i.manufacturerId() == null && i.identifiers().isEmpty() && !hasGtin(i);
  }

  static boolean hasGtin(Item i) {
    return i.standardId() != null && "0160".equals(i.standardId().scheme()) && i.standardId().value() != null;
  }

  private static boolean gtinAlone(Item i) {
    if (!hasGtin(i) || i.sellerId() != null || i.buyerId() != null || i.manufacturerId() != null || !i.identifiers().isEmpty()) return false;
    int n = i.standardId().value().length();
    return (n == 8 || n >= 12 && n <= 14) && digits(i.standardId().value());
  }
}
