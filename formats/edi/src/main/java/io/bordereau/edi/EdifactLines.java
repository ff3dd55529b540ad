package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Classification;
import io.bordereau.document.Decimal;
import io.bordereau.document.Item;
import io.bordereau.document.Price;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;

/** The LIN group of a directory: lines and their items. */
final class EdifactLines {
  private static final String[] GTIN = {"SRV", "EN", "UP", "UI", "UK"};

  /** Item numbers (7143) that say what kind of thing an item is, not which. */
  private static final String[] CLASSES = {"HS", "CC", "CG", "CV", "GN", "STI", "TSP", "TSN", "TST", "TSR", "TSS", "TSQ", "ZZZ", "AO", "GC", "IB", "IS"};

  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactParties parties;
  private final EdifactAmounts amounts;
  private final boolean en;

  EdifactLines(Directory d, EdifactCodes codes, EdifactParties parties, EdifactAmounts amounts) {
    this.d = d;
    this.codes = codes;
    this.parties = parties;
    this.amounts = amounts;
    this.en = d == Directory.D14B;
  }

  /** The item of a line: numbers (LIN, PIA), descriptions (IMD), origin (ALI), attributes (FTX+ACF). */
  Part item() {
    return all(
        into(
            "item",
            choose(
                when("article number", p -> gtin(p.text("03/02")), i -> standard((Item) i), number("03/", "standardId.value"), type("03/"), scheme()),
                when("number of the buyer", p -> List.of("IN", "BP").contains(p.text("03/02")), i -> false, read("IN", "buyerId"), read("BP", "buyerId")),
                when("number of the seller", p -> List.of("SA", "VN", "VP").contains(p.text("03/02")), i -> false, read("SA", "sellerId"),
                    read("VN", "sellerId"), read("VP", "sellerId")),
                when("number of the manufacturer", p -> p.text("03/02").equals("MF"), i -> false, read("MF", "manufacturerId")),
                when("number of another kind", p -> p.has("03/02"), this::another, first("identifiers", identifier("03/"))))),
        numbers(),
        into("item", choose(when("number of no kind", p -> p.has("03/01") && !p.has("03/02"), i -> false, spare(at("03/01", "sellerId"))))),
        into("item", descriptions()),
        node("ALI", at("01", "item.origin", X12Forms.COUNTRY)),
        into("item", each("attributes", as("FTX", p -> true, is("01", "ACF"), at("04/01", "name", attribute()), at("04/02", "value", attribute())))),
        values("item.serialNumbers", "GIN", "02/01", Integer.MAX_VALUE, is("01", "BN")));
  }

  /** Item numbers (PIA). */
  Part numbers() {
    return into(
        "item",
        own("sellerId", SELLERS, "SA", "VN", "VP"),
        own("buyerId", BUYERS, "IN", "BP", null),
        pia("MF", "manufacturerId"),
        pia("NB", "batch"),
        pia("MN", "machineType"),
        more(),
        classes(),
        each("identifiers", "PIA", usual("01", en ? "5" : "1"), identifier("02/")));
  }

  /** A number of another kind, and its kind. */
  private Part identifier(String at) {
    return all(at(at + "01", "value", EdifactForms.id(35)), at(at + "02", "scheme", codes.item().elseWrite("MP")));
  }

  /** Whether LIN has room for a number of another kind; EN 16931 has article numbers only there. */
  private boolean another(Object item) {
    if (en || ((Item) item).identifiers().isEmpty()) return false;
    var scheme = ((Item) item).identifiers().getFirst().scheme();
    return scheme == null || scheme.startsWith("edifact:"); // a number whose kind cannot be said would be taken for one of no kind
  }

  private As<String> attribute() {
    return EdifactForms.text(d.width("FTX", 4, 1));
  }

  private static boolean gtin(String type) {
    for (var g : GTIN) if (g.equals(type)) return true;
    return false;
  }

  private static boolean standard(Item i) {
    return i.standardId() != null && i.standardId().value() != null;
  }

  private static Part number(String at, String slot) {
    return at(at + "01", slot, EdifactForms.id(35));
  }

  /** GTIN: SRV since EANCOM 2002, EN before. */
  private Part type(String at) {
    return d.has("7143", "SRV") ? oneOf(at + "02", "SRV", "EN", "UP", "UI", "UK") : oneOf(at + "02", "EN", "SRV", "UP", "UI", "UK");
  }

  private static Part scheme() {
    return follows("standardId.scheme", "0160 (GTIN)", null, List.of("standardId.value"), v -> v[0] == null ? null : "0160");
  }

  /** A number of LIN that is written in PIA. */
  private static Part read(String type, String slot) {
    return choose(when(type, p -> p.text("03/02").equals(type), i -> false, is("03/02", type), at("03/01", slot)));
  }

  private static Part pia(String type, String slot, String... others) {
    var all = new String[others.length + 1];
    all[0] = type;
    System.arraycopy(others, 0, all, 1, others.length);
    return node("PIA", oneOf("02/02", all), usual("01", "5"), number("02/", slot), bound("02/04", AGENCY));
  }

  /** The buyer's or the seller's number, under the qualifier that the source has in LIN where that is not the usual one. */
  private static Part own(String slot, String binding, String first, String second, String third) {
    return all(
        given(binding, "", third == null ? pia(first, slot, second) : pia(first, slot, second, third)),
        given(binding, second, third == null ? pia(second, slot, first) : pia(second, slot, first, third)),
        third == null ? all() : given(binding, third, pia(third, slot, first, second)));
  }

  /** Binding: the agency (3055) that the source names beside every item number, such as 92. */
  static final String AGENCY = "item-agency";

  /** Binding: the qualifier of the buyer's item numbers in LIN, where it is BP. */
  static final String BUYERS = "buyer-items";

  /** Binding: the qualifier of the seller's item numbers in LIN, where it is VN or VP. */
  static final String SELLERS = "seller-items";

  /** The agency that all item numbers have; null when they differ or have none. */
  static String readAgency(Place root) {
    String agency = null;
    for (var line : root.all("LIN")) {
      for (var pia : line.all("PIA")) {
        var here = pia.text("02/04");
        if (here.isEmpty() || agency != null && !agency.equals(here)) return null;
        agency = here;
      }
    }
    return agency;
  }

  static String readBuyers(Place root) {
    return qualifier(root, List.of("BP"));
  }

  static String readSellers(Place root) {
    return qualifier(root, List.of("VN", "VP"));
  }

  private static String qualifier(Place root, List<String> unusual) {
    for (var line : root.all("LIN")) if (unusual.contains(line.text("03/02"))) return line.text("03/02");
    return null;
  }

  /** An article number beside another one in LIN. */
  private Part more() {
    return choose(when("article number behind", p -> true, i -> false, node("PIA", is("02/02", d.has("7143", "SRV") ? "SRV" : "EN"), usual("01", "5"),
        spare(at("02/01", "standardId.value")))));
  }

  /** Classes of items: what PIA+1 has in EN 16931, elsewhere numbers of certain kinds. */
  private Part classes() {
    var list = X12Forms.losing(EdifactForms.codes(d, "7143", "ZZZ"), (v, s) -> en || List.of(CLASSES).contains(v) ? null
        : "PIA tells a class by its list, and '" + v + "' is not taken for one");
    return each(
        "classifications",
        as("PIA", c -> ((Classification) c).code() != null, en ? is("01", "1") : among("02/02", CLASSES), en ? all() : usual("01", "1"), number("02/", "code"),
            at("02/02", "list", (en ? list : notListed(list)).elseWrite("ZZZ"))));
  }

  /** A list by which nobody would know a class is written as ZZZ. */
  private As<String> notListed(As<String> list) {
    return As.of(list.says(), (t, s) -> d.has("7143", t) ? t : "edifact:" + t, (v, s) -> {
      var code = list.print(v, s);
      return List.of(CLASSES).contains(code) ? code : "ZZZ";
    });
  }

  /** Name and description, told apart by 7077; a further one, or one by a code, is a text of the item. */
  private Part descriptions() {
    var text = EdifactTexts.item(d);
    return all(
        node("IMD", oneOf("01", "F", "E"), absent("02"), absent("03/01"), some("03/04"), at("03/04", "name", text)),
        node("IMD", is("01", "A"), absent("02"), absent("03/01"), some("03/04"), at("03/04", "description", text)),
        each(
            "texts",
            "IMD",
            at("01", "kind", EdifactForms.own()),
            at("03/01", "code", EdifactForms.id(d.width("IMD", 3, 1))),
            at("03/03", "agency", EdifactForms.id(3)),
            at("03/04", "text", text)));
  }

  /** A price (PRI) and what it is for. */
  Part price() {
    var number = EdifactForms.number(d.width("PRI", 1, 2));
    return into(
        "price",
        node("PRI", oneOf("01/01", "AAA", "INV", "CAL"), at("01/02", "net", number), at("01/03", "basis", EdifactForms.own()), base()),
        node("PRI", is("01/01", "AAB"), at("01/02", "gross", number), spare(at("01/03", "basis", EdifactForms.own())),
            spare(at("01/05", "baseQuantity", EdifactForms.number(9))),
            spare(at("01/06", "baseUnit", EdifactCodes.unit(d, "PRI", 1, 6))),
            derive("01/05", "the quantity of the net price", EdifactForms.number(9), (p, i) -> ((Price) p).baseQuantity()),
            derive("01/06", "the unit of the net price", Forms.TEXT, (p, i) -> ((Price) p).baseUnit())),
        d.has("5025", "509")
            ? node("ALC", is("01", "A"), among("MOA/01/01", "509"), amounts.priceDiscount())
            : all(),
        follows("discount", "gross less net price", null, List.of("gross", "net"), EdifactLines::discount));
  }

  private Part base() {
    return all(at("01/05", "baseQuantity", EdifactForms.number(9)), at("01/06", "baseUnit", EdifactCodes.unit(d, "PRI", 1, 6)));
  }

  private static Object discount(Object[] grossAndNet) {
    if (grossAndNet[0] == null || grossAndNet[1] == null) return null;
    var less = ((Decimal) grossAndNet[0]).value().subtract(((Decimal) grossAndNet[1]).value());
    return less.signum() == 0 ? null : new Decimal(less);
  }

  /** An invoice line below its LIN. */
  Part line() {
    return all(
        at("01", "id", EdifactForms.id(6)),
        choose(when("part of a line", p -> p.has("04/02"), l -> ((io.bordereau.document.Line) l).parent() != null, usual("04/01", "1"), at("04/02", "parent",
            EdifactForms.id(6)))),
        item(),
        node("MEA", oneOf("02/01", "AAB", "AAD", "G"), usual("01", "PD"), at("03/02", "pack.weight", EdifactForms.number(18)), at("03/01", "pack.weightUnit",
            EdifactForms.id(3))),
        node("MEA", oneOf("02/01", "ABJ", "AAW", "VOL"), usual("01", "PD"), at("03/02", "pack.volume", EdifactForms.number(18)), at("03/01", "pack.volumeUnit",
            EdifactForms.id(3))),
        node("QTY", oneOf("01/01", "47", "12", "46", "48"), at("01/02", "quantity", EdifactForms.quantity(d.width("QTY", 1, 2))), at("01/03", "unit",
            EdifactCodes.unit(d, "QTY", 1, 3))),
        each("quantities", "QTY", at("01/01", "kind", codes.quantity().elseWrite("1")), at("01/02", "value", EdifactForms.quantity(d.width("QTY", 1, 2))),
            at("01/03", "unit", EdifactCodes.unit(d, "QTY", 1, 3))),
        measurements(d),
        dates(),
        notes(),
        amounts.amount("net", "203", "66", "38"),
        amounts.amount("tax", "124", "150", "176"),
        amounts.amount("gross", "128", "77"),
        amounts.others(),
        each("paymentTerms", as(amounts.termsTag(), t -> true, amounts.terms())),
        price(),
        prices(),
        references(),
        node("PAC", into("pack", at("01", "inners", EdifactForms.whole(8)), at("03/01", "kind", EdifactForms.id(17)), spare(at("03/04", "kind",
            EdifactForms.text(35))))),
        into("vat", amounts.vat("amount", "base")),
        each("taxes", "TAX", amounts.tax()),
        node("NAD", oneOf("01", "DP", "ST"), into("delivery", parties.delivery())),
        each("parties", "NAD", parties.other()),
        amounts.allowances(),
        node("TDT", usual("01", "20"), into("shipment", EdifactInvoic.transport(d))),
        losses());
  }

  /** Prices beside the net and the gross one. */
  Part prices() {
    return each("prices", "PRI", at("01/01", "kind", EdifactForms.own()), at("01/02", "price", EdifactForms.number(d.width("PRI", 1, 2))), at("01/03", "basis",
        EdifactForms.own()), at("01/05", "quantity", EdifactForms.number(9)), at("01/06", "unit", EdifactCodes.unit(d, "PRI", 1, 6)));
  }

  /** Weights and dimensions without a term of their own. */
  static Part measurements(Directory d) {
    var number = EdifactForms.number(18);
    var kinds = EdifactForms.words(d, "6311", "AAE", "dimensions=PD", "weight=WT", "count=CT").elseWrite("AAE");
    var dimensions = EdifactForms.words(d, "6313", null, "net-weight=AAA", "length=LN", "width=WD", "height=HT");
    return each("measurements", "MEA", at("01", "kind", kinds), at("02/01", "what", dimensions), at("03/01", "unit", EdifactForms.id(3)),
        at("03/02", "value", number), at("03/03", "least", number), at("03/04", "most", number), at("02/02", "significance", EdifactForms.own()),
        at("02/03", "attribute", EdifactForms.own()), at("02/04", "text", EdifactForms.text(70)), at("03/05", "digits", EdifactForms.id(2)),
        at("04", "surface", EdifactForms.own()));
  }

  private Part dates() {
    return all(
        node("DTM", oneOf("01/01", "167", "194"), at("01/02", "period.start", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "168", "206"), at("01/02", "period.end", EdifactForms.DATE)),
        node("DTM", is("01/01", "35"), at("01/02", "delivery.date", EdifactForms.DATE)),
        node("DTM", is("01/01", "11"), at("01/02", "shipment.date", EdifactForms.DATE)),
        EdifactInvoic.dates(codes));
  }

  /** The note of a line, and its further ones. */
  Part notes() {
    var text = EdifactTexts.note(d);
    return all(
        node("FTX", en ? oneOf("01", "ACB", "AAI") : oneOf("01", "AAI", "ACB"), at("04/01", "note", text)),
        each("notes", "FTX", at("01", "subject", further()), at("04/01", "text", text), at("05", "language", EdifactForms.id(3)),
            EdifactOrderParts.about(d)));
  }

  /** The subject of a further note: the first general one is the note of the line. */
  private As<String> further() {
    var list = codes.note();
    return As.of(list.says(), (t, s) -> d.has("4451", t) ? t : "edifact:" + t, (v, s) -> {
      if (s.beside("../note") != null || !v.equals("AAI") && !v.equals("ACB")) return list.print(v, s);
      s.lossy("EDIFACT would take the first general note for the note of the line");
      return "ZZZ";
    }).orElse("ZZZ");
  }

  private Part references() {
    var id = parties.reference(2);
    var object = d.has("1153", "AVE") ? "AVE" : "ZZZ";
    return all(
        node("RFF", is("01/01", "ON"), at("01/02", "order", id), at("01/03", "orderLine", EdifactForms.id(d.width("RFF", 1, 3))),
            node("DTM", oneOf("01/01", "171", "4"), at("01/02", "orderDate", EdifactForms.DATE))),
        node("RFF", is("01/01", "VN"), at("01/02", "salesOrder", id)),
        node("RFF", is("01/01", "CT"), at("01/02", "contract", id)),
        node("RFF", is("01/01", "AAK"), at("01/02", "despatchAdvice", id)),
        node("RFF", is("01/01", "ALO"), at("01/02", "receivingAdvice", id)),
        node("RFF", is("01/01", object), at("01/02", "object.value", id)),
        node("RFF", is("01/01", d.has("1153", "AWQ") ? "AWQ" : "ADE"), at("01/02", "accounting", id)),
        each("references", "RFF", parties.reference()));
  }

  private static Part losses() {
    return all(lose("object.scheme", "RFF has no place for it"), lose("item.classifications.version", "PIA has no place for it"));
  }
}
