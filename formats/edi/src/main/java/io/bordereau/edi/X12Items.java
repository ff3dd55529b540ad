package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Price;
import io.bordereau.document.Property;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What X12 says about an item and its price, wherever it stands: in IT1, PO1, POC, SLN or LIN with the segments below them. */
final class X12Items {
  private X12Items() {}

  /** Binding: {@code 08} where each item's name is marked as its product description (PID02). */
  static final String PRODUCT = "product";

  /** Codes of 750 that say something about an item and never name it: grade, finish, quality, color and size. */
  private static final String[] QUALITIES = {"12", "37", "38", "73", "74", "75", "91"};

  private static final Set<String> QUALITY_WORDS = Set.of("grade", "finish", "quality", "vendor-color", "vendor-size", "buyer-color", "buyer-size");

  /** Binding: {@code ctp} where the price is that of a base quantity, which CTP*WS states beside it. */
  static final String PRICE_BASE = "price-base";

  /**
   * The pairs of qualifier and number (235, 234).
   *
   * @param from the first element of the pairs
   * @param to the last one
   * @param more pairs whose terms are not the item's
   */
  static Part identifiers(int from, int to, Part.Pair... more) {
    var known = new ArrayList<>(
        List.of(
            pair("item.sellerId", "VP", "VN"),
            pair("item.buyerId", "BP", "IN"),
            pair("item.standardId.value", X12Items::gtin, "UP", "EN", "UK", "UI"),
            pair("item.manufacturerId", "MG"),
            pair("item.manufacturer", "MF"),
            pair("item.machineType", "MN"),
            pair("item.batch", "LT"),
            pair("item.origin", "CH")));
    known.addAll(List.of(more));
    var places = IntStream.rangeClosed(from, to).mapToObj("%02d"::formatted).toList();
    return all(
        pairs(places, known, "item.identifiers", "scheme", "value", X12Codes.PRODUCT.orElse("ZZ")),
        follows("item.standardId.scheme", "0160 (GTIN)", null, List.of("item.standardId.value"), v -> v[0] == null ? null : "0160"));
  }

  /** A GTIN is told by its length: 12 digits UPC, 14 a case code, else EAN. */
  private static String gtin(String value) {
    return value.length() == 12 ? "UP" : value.length() == 14 ? "UK" : "EN";
  }

  /** Name, description and further texts of the item (PID). */
  static Part descriptions() {
    return all(
        given(PRODUCT, "08", node("PID", usual("01", "F"), is("02", "08"), some("05"), absent("03"), absent("04"), at("05", "item.name"))),
        given(PRODUCT, "", node("PID", usual("01", "F"), not("02", QUALITIES), some("05"), absent("03"), absent("04"), at("05", "item.name"))),
        node("PID", usual("01", "F"), absent("02"), some("05"), absent("03"), absent("04"), at("05", "item.description", DESCRIPTION)),
        into("item", each("texts", "PID", text())));
  }

  /** Named values of the item (REF*ZZ). */
  static Part attributes() {
    return into(
        "item",
        each("attributes", as("REF", X12Items::whole, is("01", "ZZ"), some("02"), some("03"), at("02", "name"), at("03", "value"))));
  }

  /** Serial numbers of the item (REF*SE). */
  static Part serialNumbers() {
    return values("item.serialNumbers", "REF", "02", Integer.MAX_VALUE, is("01", "SE"));
  }

  private static boolean whole(Object attribute) {
    var p = (Property) attribute;
    return p.name() != null && p.value() != null && p.name().length() <= 30 && p.value().length() <= 80;
  }

  /**
   * The price and what it is per.
   *
   * @param price element of the price
   * @param basis element of its basis (639)
   */
  static Part price(String price, String basis) {
    return all(
        at(price, "net", X12Forms.PRICE),
        choose(
            when(
                "per hundred or thousand",
                p -> p.text(basis).equals("HP") || p.text(basis).equals("TP"),
                v -> ((Price) v).baseQuantity() != null && X12Forms.basis(((Price) v).baseQuantity().value()) != null,
                at(basis, "baseQuantity", X12Forms.PER_HUNDRED)),
            when("basis", p -> true, v -> true, at(basis, "basis", X12Codes.PRICE_BASIS))));
  }

  /** The discount on the price, which no segment states. */
  static Part priceDiscount() {
    return into("price", follows("discount", "gross less net price", null, List.of("gross", "net"), X12Items::discount));
  }

  private static Object discount(Object[] grossAndNet) {
    if (grossAndNet[0] == null || grossAndNet[1] == null) return null;
    var less = ((Decimal) grossAndNet[0]).value().subtract(((Decimal) grossAndNet[1]).value());
    return less.signum() == 0 ? null : new Decimal(less);
  }

  /** The first description of a line is its name; one that stands alone cannot be told from a name. */
  private static final As<String> DESCRIPTION =
      X12Forms.losing(
          Forms.TEXT, (v, s) -> s.beside("name") == null ? "X12 cannot tell the only description of an item from its name" : null);

  private static final As<String> KIND =
      X12Forms.losing(X12Forms.code("description types (349)", null, "structured=S", "semi-structured=X"), X12Items::plain);

  private static final As<String> CHARACTERISTIC = X12Forms.losing(X12OrderCodes.CHARACTERISTIC, X12Items::plain);

  private static final As<String> TEXT = X12Forms.losing(Forms.TEXT, X12Items::plain);

  private static String plain(String value, Scope s) {
    boolean quality = s.beside("characteristic") instanceof String c && QUALITY_WORDS.contains(c);
    boolean coded = quality || s.beside("code") != null || s.beside("agency") != null;
    return coded || s.beside("../name") != null && s.beside("../description") != null
        ? null
        : "X12 cannot tell it from the name or description of the item";
  }

  private static Part text() {
    return all(
        at("01", "kind", KIND.orElse("F")),
        at("02", "characteristic", CHARACTERISTIC),
        at("03", "agency"),
        at("04", "code"),
        at("05", "text", TEXT));
  }

  /** Packaging (PO4). */
  static Part pack() {
    return all(
        at("01", "inners"),
        at("02", "size"),
        at("03", "sizeUnit", X12Forms.UNIT),
        at("04", "kind"),
        at("06", "weight"),
        at("07", "weightUnit", X12Forms.UNIT),
        at("08", "volume"),
        at("09", "volumeUnit", X12Forms.UNIT));
  }
}
