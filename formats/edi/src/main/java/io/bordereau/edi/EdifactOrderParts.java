package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.row;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Location;
import io.bordereau.document.NumberSet;
import io.bordereau.document.OtherPrice;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import java.util.List;

/**
 * What ORDERS, ORDCHG and ORDRSP have beside the terms of an order, on the head and on lines: places, equipment, numbers and marks of goods,
 * requirements, characteristics and documents (UN/EDIFACT D.96A and D.01B).
 */
final class EdifactOrderParts {
  private static final List<String> FIVE = List.of("02", "03", "04", "05", "06");
  private static final List<String> TEN =
      List.of("02/01", "02/02", "02/03", "02/04", "02/05", "02/06", "02/07", "02/08", "02/09", "02/10");

  private final Directory d;
  private final EdifactCodes codes;
  private final boolean old;

  EdifactOrderParts(Directory d, EdifactCodes codes) {
    this.d = d;
    this.codes = codes;
    this.old = d == Directory.D96A;
  }

  private Part id(String tag, int element, int component, String slot) {
    var path = "0" + element + (component == 0 ? "" : "/" + (component < 10 ? "0" : "") + component);
    return at(path, slot, EdifactForms.id(d.width(tag, element, component)));
  }

  /** A code in a place that the standard demands; ZZZ where the document has none. */
  private static Part code(String path, String slot) {
    return at(path, slot, EdifactForms.own().elseWrite("ZZZ"));
  }

  /** Places (LOC). */
  Part locations() {
    return each("locations", as("LOC", l -> !plain((Location) l), location()));
  }

  /** Places of a journey (LOC), which have dates. */
  Part stops() {
    return each("locations", "LOC", location(), EdifactInvoic.dates(codes));
  }

  /** Whether terms of delivery have a term of its own for a place. */
  private static boolean plain(Location l) {
    return "edifact:1".equals(l.kind());
  }

  private Part location() {
    return all(
        code("01", "kind"),
        into("place", site(2)),
        into("first", site(3)),
        into("second", site(4)),
        at("05", "relation", EdifactForms.own()));
  }

  private Part site(int element) {
    return all(id("LOC", element, 1, "code"), id("LOC", element, 2, "list"), id("LOC", element, 3, "agency"),
        at("0" + element + "/04", "name", EdifactForms.text(d.width("LOC", element, 4))));
  }

  /** A text (FTX) of a group. */
  Part notes() {
    return each("notes", "FTX", at("01", "subject", codes.note().elseWrite("AAI")), at("04/01", "text", EdifactTexts.note(d)),
        at("05", "language", EdifactForms.id(3)), about(d));
  }

  /** What a text (FTX) has beside its subject, words and language: its function, its code, and how it is set. */
  static Part about(Directory d) {
    return all(
        at("02", "function", EdifactForms.own()),
        at("03/01", "code", EdifactForms.id(d.width("FTX", 3, 1))),
        at("03/02", "list", EdifactForms.id(d.width("FTX", 3, 2))),
        at("03/03", "agency", EdifactForms.id(3)),
        d == Directory.D96A ? all() : at("06", "layout", EdifactForms.own()));
  }

  /** A reference (RFF) of a group without dates of references. */
  private Part references() {
    return each("references", "RFF", at("01/01", "kind", codes.reference().elseWrite("ACD")), id("RFF", 1, 2, "value"), id("RFF", 1, 3, "text"),
        id("RFF", 1, 4, "version"), old ? all() : id("RFF", 1, 5, "revision"));
  }

  /** Equipment (EQD), how to handle it, its measurements and texts. */
  Part equipment() {
    return each(
        "equipment",
        "EQD",
        code("01", "kind"),
        id("EQD", 2, 1, "id"),
        id("EQD", 2, 2, "list"),
        id("EQD", 2, 3, "agency"),
        id("EQD", 2, 4, "country"),
        id("EQD", 3, 1, "size"),
        id("EQD", 3, 2, "sizeList"),
        id("EQD", 3, 3, "sizeAgency"),
        id("EQD", 3, 4, "sizeText"),
        at("04", "supplier", EdifactForms.own()),
        at("05", "status", EdifactForms.own()),
        at("06", "fullness", EdifactForms.own()),
        each("handling", "HAN", id("HAN", 1, 1, "code"), id("HAN", 1, 2, "list"), id("HAN", 1, 3, "agency"), id("HAN", 1, 4, "text"),
            id("HAN", 2, 1, "hazard"), id("HAN", 2, 2, "hazardList"), id("HAN", 2, 3, "hazardAgency"), old ? all() : id("HAN", 2, 4, "hazardText")),
        EdifactLines.measurements(d),
        notes());
  }

  /** Numbers that identify goods together (GIR). */
  Part sets() {
    return each("numberSets", "GIR", code("01", "kind"), row("numbers", FIVE, at("01", "value", EdifactForms.id(35)), at("02", "kind", EdifactForms.own()),
        at("03", "status", EdifactForms.own())));
  }

  /** Ranges of numbers (GIN). */
  private Part ranges(String slot) {
    return each(slot, as("GIN", s -> !"edifact:BN".equals(((NumberSet) s).kind()), code("01", "kind"), row("numbers", FIVE, at("01", "value",
        EdifactForms.id(35)), at("02", "last", EdifactForms.id(35)))));
  }

  /** Ranges of numbers of a line. */
  Part ranges() {
    return ranges("numberRanges");
  }

  /** Marks and labels (PCI). */
  Part markings() {
    return each(
        "markings",
        "PCI",
        at("01", "instruction", EdifactForms.own()),
        joined("marks", "up to ten lines of marks", TEN, EdifactOrderParts::lines, EdifactOrderParts::marks),
        at("03", "state", EdifactForms.own()),
        id("PCI", 4, 1, "type"),
        id("PCI", 4, 2, "list"),
        id("PCI", 4, 3, "agency"),
        references(),
        EdifactInvoic.dates(codes),
        ranges("numbers"));
  }

  private static String lines(String[] texts) {
    var b = new StringBuilder();
    for (var text : texts) b.append(text == null ? "" : text).append('\n');
    var all = b.toString().stripTrailing();
    return all.isEmpty() ? null : all;
  }

  private static String[] marks(String text) {
    var found = text.split("\n", -1);
    if (found.length > TEN.size()) throw new BadValue("EDIFACT has room for ten lines of marks");
    var marks = new String[TEN.size()];
    for (int i = 0; i < found.length; i++) {
      if (found[i].length() > 35) throw new BadValue("EDIFACT has room for 35 characters of a mark");
      if (!found[i].isBlank()) marks[i] = found[i];
    }
    return marks;
  }

  /** Requirements by codes (RCS). */
  Part requirements() {
    return each(
        "requirements",
        "RCS",
        code("01", "sector"),
        id("RCS", 2, 1, "code"),
        id("RCS", 2, 2, "list"),
        id("RCS", 2, 3, "agency"),
        id("RCS", 2, 4, "text"),
        at("03", "action", EdifactForms.own()),
        old ? all() : id("RCS", 4, 0, "country"),
        references(),
        EdifactInvoic.dates(codes),
        notes());
  }

  /** Reasons of what an answer changes (AJT). */
  Part reasons() {
    return each("reasons", "AJT", code("01", "code"), id("AJT", 2, 0, "line"), notes());
  }

  /** Characteristics of an item (CCI), their values and measurements. */
  Part characteristics() {
    return each(
        "characteristics",
        "CCI",
        at("01", "kind", EdifactForms.own()),
        at("02/01", "what", EdifactForms.own()),
        at("02/02", "significance", EdifactForms.own()),
        id("CCI", 2, 3, "attribute"),
        id("CCI", 2, 4, "attributeText"),
        id("CCI", 3, 1, "code"),
        id("CCI", 3, 2, "list"),
        id("CCI", 3, 3, "agency"),
        id("CCI", 3, 4, "text"),
        id("CCI", 3, 5, "more"),
        old ? all() : at("04", "relevance", EdifactForms.own()),
        each("values", "CAV", id("CAV", 1, 1, "code"), id("CAV", 1, 2, "list"), id("CAV", 1, 3, "agency"), id("CAV", 1, 4, "text"),
            id("CAV", 1, 5, "more")),
        EdifactLines.measurements(d));
  }

  /** Documents (DOC) of a party, which have dates. */
  Part papers() {
    return each("documents", "DOC", document(), EdifactInvoic.dates(codes));
  }

  /** Documents (DOC). */
  Part documents() {
    return each("documents", "DOC", document());
  }

  private Part document() {
    return all(
        id("DOC", 1, 1, "type"),
        id("DOC", 1, 2, "list"),
        id("DOC", 1, 3, "agency"),
        id("DOC", 1, 4, "name"),
        id("DOC", 2, 1, "number"),
        at("02/02", "status", EdifactForms.own()),
        id("DOC", 2, 3, "source"),
        id("DOC", 2, 4, "language"),
        old ? all() : id("DOC", 2, 5, "version"),
        old ? all() : id("DOC", 2, 6, "revision"),
        at("03", "channel", EdifactForms.own()),
        at("04", "copies", EdifactForms.whole(2)),
        at("05", "originals", EdifactForms.whole(2)));
  }

  /** Accounts (FII) of a party. */
  Part accounts() {
    return each(
        "accounts",
        "FII",
        code("01", "role"),
        id("FII", 2, 1, "id"),
        id("FII", 2, 2, "name"),
        id("FII", 2, 3, "more"),
        id("FII", 2, 4, "currency"),
        id("FII", 3, 1, "provider"),
        id("FII", 3, 2, "list"),
        id("FII", 3, 3, "agency"),
        id("FII", 3, 4, "branch"),
        id("FII", 3, 5, "branchList"),
        id("FII", 3, 6, "branchAgency"),
        id("FII", 3, 7, "providerName"),
        id("FII", 3, 8, "place"),
        id("FII", 4, 0, "country"));
  }

  /** Percentages of a line (PCD). */
  Part percentages() {
    return each("percentages", "PCD", code("01/01", "kind"), at("01/02", "percent", EdifactForms.number(10)), at("01/03", "basis", EdifactForms.own()),
        id("PCD", 1, 4, "list"), id("PCD", 1, 5, "agency"), old ? all() : at("02", "status", EdifactForms.own()));
  }

  /** Price factors of the whole order (APR). */
  Part factors() {
    return each("prices", as("APR", p -> ((OtherPrice) p).multiplier() != null, at("01", "trade", EdifactForms.own()), at("02/01", "multiplier",
        EdifactForms.number(12)), at("02/02", "multiplierKind", EdifactForms.own()), at("03/01", "condition", EdifactForms.own())));
  }

  /** Services that are neither allowance nor charge (ALC with another indicator). */
  Part services(Part details) {
    return each(
        "services",
        as("ALC", s -> service((AllowanceCharge) s), not("01", "A", "C"), at("01", "indicator", EdifactForms.own().elseWrite("N")), id("ALC", 2, 1, "number"),
            at("05/01", "reasonCode", codes.service()), id("ALC", 5, 2, "list"), at("05/04", "reason", EdifactTexts.reason(d)), details));
  }

  private static boolean service(AllowanceCharge s) {
    return !"edifact:A".equals(s.indicator()) && !"edifact:C".equals(s.indicator());
  }

  /** Bounds (RNG) of the segment around. */
  Part range(String slot) {
    var number = EdifactForms.number(18);
    return node("RNG", into(slot, usual("01", "1"), at("02/01", "unit", EdifactForms.id(3)), at("02/02", "least", number), at("02/03", "most", number)));
  }

  /** What a packaging (PAC) has beside its number and kind. */
  Part packaging() {
    return all(
        at("02/01", "level", EdifactForms.own()),
        at("02/02", "information", EdifactForms.own()),
        at("02/03", "conditions", EdifactForms.own()),
        id("PAC", 3, 2, "list"),
        at("03/03", "agency", EdifactForms.own()),
        EdifactLines.measurements(d),
        markings());
  }

  /** When and how often parts of a quantity are to come (SCC). */
  Part frequency() {
    return all(
        at("02", "instruction", EdifactForms.own()),
        at("03/01", "frequency", EdifactForms.own()),
        at("03/02", "pattern", EdifactForms.own()),
        at("03/03", "timing", EdifactForms.own()),
        notes());
  }
}
