package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Money;
import io.bordereau.document.Price;
import io.bordereau.document.Property;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** The IT1 loop: lines. */
final class X12Lines {
  private X12Lines() {}

  /** Binding: whether the line amounts are {@code stated} (PAM) or follow from quantity and price. */
  static final String NET = "net";

  private static final List<String> PAIRS = IntStream.rangeClosed(6, 25).mapToObj("%02d"::formatted).toList();

  static Part line() {
    return all(
        at("01", "id"),
        at("02", "quantity", X12Forms.QUANTITY),
        at("03", "unit", X12Forms.UNIT),
        into("price", price()),
        pairs(
            PAIRS,
            List.of(
                pair("item.sellerId", "VP", "VN"),
                pair("item.buyerId", "BP", "IN"),
                pair("item.standardId.value", X12Lines::gtin, "UP", "EN", "UK", "UI"),
                pair("item.manufacturerId", "MG"),
                pair("item.manufacturer", "MF"),
                pair("item.machineType", "MN"),
                pair("item.batch", "LT"),
                pair("item.origin", "CH"),
                pair("order", "PO"),
                pair("orderLine", "PL"),
                pair("salesOrder", "VO")),
            "item.identifiers", "scheme", "value", X12Codes.PRODUCT.orElse("ZZ")),
        follows("item.standardId.scheme", "0160 (GTIN)", null, List.of("item.standardId.value"), v -> v[0] == null ? null : "0160"),
        node("IT3", into("shipment", at("01", "units"), at("02", "unitsUnit", X12Forms.UNIT), at("03", "status", X12Forms.own("x12")))),
        into("vat", X12Amounts.lineVat()),
        X12Amounts.taxes(false),
        node("CTP", is("02", "LPR"), at("03", "price.gross")),
        into("price", follows("discount", "gross less net price", null, List.of("gross", "net"), X12Lines::discount)),
        node("PID", usual("01", "F"), some("05"), absent("03"), absent("04"), at("05", "item.name")),
        node("PID", usual("01", "F"), some("05"), absent("03"), absent("04"), at("05", "item.description", DESCRIPTION)),
        into("item", each("texts", "PID", text())),
        node("PO4", into("pack", pack())),
        each("paymentTerms", "ITD", X12Invoice810.terms()),
        node("REF", is("01", "L1"), some("03"), at("03", "note")),
        node("REF", is("01", "AH"), at("02", "contract")),
        node("REF", is("01", "MA"), at("02", "despatchAdvice")),
        node("REF", is("01", "RV"), at("02", "receivingAdvice")),
        into("item", each("attributes", as("REF", X12Lines::whole, is("01", "ZZ"), some("02"), some("03"), at("02", "name"), at("03",
            "value")))),
        node("REF", is("01", "PO"), spare(at("02", "order"))),
        values("item.serialNumbers", "REF", "02", Integer.MAX_VALUE, is("01", "SE")),
        each("references", "REF", X12Parties.reference()),
        node("DTM", is("01", "150"), at("02", "period.start", X12Forms.DATE)),
        node("DTM", is("01", "151"), at("02", "period.end", X12Forms.DATE)),
        node("DTM", is("01", "011"), at("02", "shipment.date", X12Forms.DATE)),
        each("dates", "DTM", X12Invoice810.date(X12Codes.LINE_DATE)),
        node("CAD", into("shipment", X12Invoice810.carrier())),
        X12Amounts.allowances(),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())),
        follows(
            "net",
            "quantity times price, less allowances, with charges",
            NET,
            List.of("quantity", "price.net", "price.baseQuantity", "allowances", "charges"),
            X12Lines::net,
            node("PAM", is("04", "1"), at("05", "net", X12Forms.MONEY))),
        lose("price.baseQuantity", "the price is written per unit"),
        lose("price.baseUnit", "the price is written per unit of the quantity"));
  }

  private static boolean whole(Object attribute) {
    var p = (Property) attribute;
    return p.name() != null && p.value() != null && p.name().length() <= 30 && p.value().length() <= 80;
  }

  private static Part price() {
    return all(
        at("04", "net", X12Forms.PRICE),
        choose(
            when(
                "per hundred or thousand",
                p -> p.text("05").equals("HP") || p.text("05").equals("TP"),
                v -> ((Price) v).baseQuantity() != null && X12Forms.basis(((Price) v).baseQuantity().value()) != null,
                at("05", "baseQuantity", X12Forms.PER_HUNDRED)),
            when("basis", p -> true, v -> true, at("05", "basis", X12Codes.PRICE_BASIS))));
  }

  /** A GTIN is told by its length: 12 digits UPC, 14 a case code, else EAN. */
  private static String gtin(String value) {
    return value.length() == 12 ? "UP" : value.length() == 14 ? "UK" : "EN";
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
      X12Forms.losing(X12Forms.code("description types (349)", null, "structured=S", "semi-structured=X"), X12Lines::plain);

  private static final As<String> TEXT = X12Forms.losing(Forms.TEXT, X12Lines::plain);

  private static String plain(String value, Scope s) {
    boolean coded = s.beside("code") != null || s.beside("agency") != null;
    return coded || s.beside("../name") != null && s.beside("../description") != null
        ? null
        : "X12 cannot tell it from the name or description of the item";
  }

  private static Part text() {
    return all(
        at("01", "kind", KIND.orElse("F")),
        at("03", "agency"),
        at("04", "code"),
        at("05", "text", TEXT));
  }

  private static Part pack() {
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

  /** BT-131 as EN 16931 computes it, rounded to two decimals. */
  private static Object net(Object[] from) {
    if (from[0] == null || from[1] == null) return null;
    var amount = ((Decimal) from[0]).value().multiply(((Decimal) from[1]).value());
    if (from[2] instanceof Decimal base && base.value().signum() > 0) amount = amount.divide(base.value(), 10, RoundingMode.HALF_UP);
    return new Money(amount.subtract(sum(from[3])).add(sum(from[4])).setScale(2, RoundingMode.HALF_UP));
  }

  private static BigDecimal sum(Object items) {
    var sum = BigDecimal.ZERO;
    if (items instanceof List<?> list) {
      for (var i : list) if (i instanceof AllowanceCharge a && a.amount() != null) sum = sum.add(a.amount().amount());
    }
    return sum;
  }
}
