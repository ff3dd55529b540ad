package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Adjustment;
import io.bordereau.document.Individual;
import io.bordereau.document.Money;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.Set;
import java.util.function.Predicate;

/** What is paid (RMR), why less or more (ADX), and whom it concerns (NM1), in the 820. */
final class X12RemittanceItems {
  private X12RemittanceItems() {}

  /** Binding: {@code rmr} where an adjustment without further words stands in RMR07 and RMR08. */
  static final String IN_RMR = "adjustments";

  private static final Set<String> CREDIT_CODES = Set.of("CM", "CL");
  private static final As<Money> AMOUNT = RemittanceSigns.signed(X12Forms.MONEY);
  private static final As<Money> DUE = X12Forms.losing(AMOUNT, (v, s) -> "it is written as the amount of the document: the 820 knows no other");

  /** The items and adjustments of an entity. */
  static Part contents() {
    return all(each("adjustments", "ADX", adjustment(true)), each("items", "RMR", item()));
  }

  private static Part item() {
    return all(
        choose(
            when(
                "order",
                p -> p.text("01").equals("PO"),
                item(i -> "220".equals(i.type()) || i.type() == null && i.number() == null && i.order() != null),
                at("01", "type", X12PaymentCodes.DOCUMENT.elseWrite("PO")),
                at("02", "order"),
                node("REF", is("01", "IV"), at("02", "number"))),
            when(
                "agreement",
                p -> p.text("01").equals("AH"),
                item(i -> "315".equals(i.type()) || i.type() == null && i.number() == null && i.contract() != null),
                at("01", "type", X12PaymentCodes.DOCUMENT.elseWrite("AH")),
                at("02", "contract"),
                node("REF", is("01", "IV"), at("02", "number"))),
            when(
                "document",
                p -> p.has("02"),
                item(i -> i.number() != null),
                at("01", "type", X12PaymentCodes.DOCUMENT),
                derive("01", "an invoice where nothing else is said", i -> ((RemittanceItem) i).type() == null ? "IV" : null),
                at("02", "number"))),
        lose("type", "without a number the 820 does not say what is paid"),
        at("03", "action", X12PaymentCodes.ACTION),
        at("04", "net", AMOUNT),
        at("05", "gross", AMOUNT),
        choose(when("amount due alone", p -> false, item(i -> i.gross() == null), at("05", "due", DUE))),
        at("06", "discount", AMOUNT),
        given(IN_RMR, "rmr", first("adjustments", choose(when("in RMR", p -> p.has("08"), adjustment(X12RemittanceItems::bare),
            at("07", "reason", X12PaymentCodes.REASON), at("08", "amount", X12Forms.MONEY))))),
        each("notes", "NTE", X12Remittance820.note()),
        node("REF", is("01", "PO"), spare(at("02", "order"))),
        node("REF", oneOf("01", "CT", "AH"), spare(at("02", "contract"))),
        X12Remittance820.properties(),
        each("references", "REF", X12Remittance820.reference()),
        node("DTM", is("01", "003"), at("02", "date", X12Forms.DATE)),
        each("dates", "DTM", X12Remittance820.date()),
        each("lines", "IT1", line()),
        each("adjustments", "ADX", adjustment(false)),
        lose("due", "the 820 has the amount of the document and what is paid"),
        lose("adjusted", "the 820 has each adjustment, not their sum"));
  }

  /** Why less or more is paid; one that stands alone may have a date, one of an item only the dates of its references. */
  private static Part adjustment(boolean alone) {
    return all(
        at("01", "amount", X12Forms.MONEY),
        derive("01", "zero where no amount is stated", a -> ((Adjustment) a).amount() == null ? "0" : null),
        at("02", "reason", X12PaymentCodes.REASON),
        choose(
            when(
                "reference",
                p -> p.has("04"),
                adjustment(a -> a.reference() != null),
                at("03", "referenceKind", X12PaymentCodes.REFERENCE.orElse("6O")),
                at("04", "reference"))),
        node("NTE", is("01", "ADD"), at("02", "text")),
        each("notes", "NTE", X12Remittance820.note()),
        each("contacts", "PER", X12Parties.contact()),
        alone ? each("dates", "DTM", X12Remittance820.date()) : all(),
        each("references", "REF", X12Remittance820.datedReference()),
        each("lines", "IT1", items()));
  }

  private static boolean bare(Adjustment a) {
    return a.amount() != null && a.reason() != null && a.reference() == null && a.referenceKind() == null && a.text() == null && a.notes().isEmpty()
        && a.contacts().isEmpty() && a.dates().isEmpty() && a.references().isEmpty() && a.lines().isEmpty();
  }

  /** A line of the document that is paid (IT1 loop). */
  private static Part line() {
    return all(items(), X12Amounts.allowances(), each("components", "SLN", component()));
  }

  /** The items of an IT1. */
  private static Part items() {
    return all(at("01", "id"), at("02", "quantity", X12Forms.QUANTITY), at("03", "unit", X12Forms.UNIT), into("price", X12Items.price("04", "05")),
        X12Items.identifiers(6, 25), more());
  }

  private static Part component() {
    return all(
        at("01", "id"),
        at("02", "parent"),
        at("03", "relation", RELATION),
        at("04", "quantity", X12Forms.QUANTITY),
        at("05/01", "unit", X12Forms.UNIT),
        into("price", X12Items.price("06", "07")),
        X12Items.identifiers(9, 28),
        more());
  }

  private static final As<String> RELATION =
      X12Forms.code("relationships (662)", "I", "added=A", "included=I", "information=O", "deleted=D", "substitute=S").orElse("I");

  private static Part more() {
    return all(X12Items.attributes(), X12Items.serialNumbers(), each("references", "REF", X12Remittance820.datedReference()));
  }

  /** A person or organisation (NM1 loop). */
  static Part individual() {
    return all(
        at("01", "role", X12Codes.ROLE.orElse("ZZ")),
        at("02", "kind", X12Forms.code("entity types (1065)", "2", "person=1", "organisation=2").orElse("2")),
        at("03", "name"),
        at("04", "givenName"),
        at("05", "middleName"),
        at("06", "title"),
        at("07", "suffix"),
        choose(
            when(
                "identified",
                p -> p.has("09"),
                i -> ((Individual) i).identifier() != null && ((Individual) i).identifier().value() != null,
                at("08", "identifier.scheme", X12Codes.ID_SCHEME),
                at("09", "identifier.value"))),
        into("address", X12Parties.address()),
        each("references", "REF", X12Parties.reference()),
        each("contacts", "PER", X12Parties.contact()));
  }

  private static Predicate<Object> item(Predicate<RemittanceItem> test) {
    return i -> test.test((RemittanceItem) i);
  }

  private static Predicate<Object> adjustment(Predicate<Adjustment> test) {
    return a -> test.test((Adjustment) a);
  }

  static String readCredits(Place root) {
    var signs = new RemittanceSigns();
    for (var entity : root.all("ENT")) {
      for (var loose : entity.all("ADX")) signs.add(loose.text("01"), false);
      for (var item : entity.all("RMR")) signs.add(item.text("04"), CREDIT_CODES.contains(item.text("01")));
    }
    return signs.credits(root.text("BPR/02"));
  }

  static String readInRmr(Place root) {
    for (var entity : root.all("ENT")) for (var item : entity.all("RMR")) if (item.has("08")) return "rmr";
    return null;
  }
}
