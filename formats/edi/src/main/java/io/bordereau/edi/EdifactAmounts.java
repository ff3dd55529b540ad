package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Vat;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Amounts, taxes, allowances, charges and terms of payment of a directory, for every message and every level. */
final class EdifactAmounts {
  /** Binding: {@code stated} where the source repeats the currency in every amount. */
  static final String CURRENCY = "currency";

  private final Directory d;
  private final EdifactCodes codes;
  private final boolean en;
  private final int digits;
  private final EdifactOrderParts orders;

  EdifactAmounts(Directory d, EdifactCodes codes) {
    this(d, codes, null);
  }

  /** Amounts of orders, whose allowances and charges have bounds, dates and further indicators. */
  EdifactAmounts(Directory d, EdifactCodes codes, EdifactOrderParts orders) {
    this.orders = orders;
    this.d = d;
    this.codes = codes;
    this.en = d == Directory.D14B;
    this.digits = d.width("MOA", 1, 2);
  }

  /** The rows of one amount below its MOA: the qualifiers that say it, of which the first is written, and the term. */
  Part amount(String slot, String... qualifiers) {
    return node("MOA", oneOf("01/01", qualifiers), at("01/02", slot, money()), currency());
  }

  As<io.bordereau.document.Money> money() {
    return EdifactForms.money(digits);
  }

  /** The currency of an amount, where the source repeats it. */
  Part currency() {
    return given(CURRENCY, "stated", shared("01/03", "/currency"));
  }

  /** The discount in a price: an allowance per unit (509). */
  Part priceDiscount() {
    return node("MOA", is("01/01", "509"), at("01/02", "discount", EdifactForms.number(digits)), currency());
  }

  /** Amounts without a term of their own. */
  Part others() {
    return each("amounts", "MOA", at("01/01", "kind", codes.amount().elseWrite("ZZZ")), at("01/02", "amount", money()), currency());
  }

  /** The VAT breakdown, and all other taxes, with the amount that is taxed and that of the tax. */
  Part taxes() {
    return all(
        each(
            "vat",
            as("TAX", vat(null), is("01", "7"), is("02/01", "VAT"), breakdown()),
            as("TAX", v -> vat("GST").test(v) && ((Vat) v).category() != null, is("01", "7"), is("02/01", "GST"), present("06"),
                fact("scheme", "GST"), breakdown())),
        each("taxes", "TAX", tax()));
  }

  /** A VAT rate in the head that holds for lines without one of their own: a row of the breakdown without amounts. */
  Part headTax() {
    return each("vat", as("TAX", v -> vat(null).test(v) && ((Vat) v).base() == null && ((Vat) v).amount() == null, is("01", "7"),
        is("02/01", "VAT"), absent("MOA"), rate(), at("06", "category", codes.category())));
  }

  private static Predicate<Object> vat(String scheme) {
    return v -> Objects.equals(((Vat) v).scheme(), scheme);
  }

  private Part breakdown() {
    return all(rate(), at("06", "category", codes.category()), amount("base", "125"), amount("amount", "124", "176", "150"));
  }

  private Part rate() {
    return at("05/04", "rate", EdifactForms.number(17));
  }

  /** VAT of a line or of an allowance or charge. */
  Part vat(String amount, String base) {
    return node(
        "TAX",
        is("01", "7"),
        is("02/01", "VAT"),
        rate(),
        at("06", "category", codes.category()),
        amount == null ? all() : amount(amount, "124", "176", "150"),
        base == null ? all() : amount(base, "125"));
  }

  /** Any other tax. The party's tax number (3446) is its certificate. */
  Part tax() {
    return all(
        usual("01", "7"),
        at("02/01", "type", codes.tax().elseWrite("OTH")),
        at("02/04", "jurisdiction", EdifactForms.text(35)),
        at("03/01", "exemption", EdifactForms.own()),
        at("05/04", "rate", EdifactForms.number(17)),
        at("06", "reason", CATEGORY),
        at("07", "certificate", EdifactForms.id(20)),
        amount("base", "125"),
        amount("amount", "124", "176"));
  }

  private static final As<String> CATEGORY = X12Forms.own("edifact-category");

  /** Allowances and charges, on the document or on a line. */
  Part allowances() {
    return all(
        each("allowances", "ALC", is("01", "A"), reason(true), details("1", "204", "8", "23")),
        each("charges", "ALC", is("01", "C"), reason(false), details("2", "23", "8", "204")),
        orders == null ? all() : orders.services(details("3", "8", "23", "204")));
  }

  private Part range(String slot) {
    return orders == null ? all() : orders.range(slot);
  }

  /** Allowances and charges that stand in the summary alone; their totals by kind there repeat the head. */
  Part late() {
    return all(
        each("allowances", as("ALC", a -> false, is("01", "A"), among("MOA/01/01", "204", "8"), reason(true), amount("amount", "204", "8"))),
        each("charges", as("ALC", a -> false, is("01", "C"), among("MOA/01/01", "23", "8"), reason(false), amount("amount", "23", "8"))));
  }

  /** The reason: EN 16931 has its words in the identifier (1230), others in the description of the service (7160). */
  private Part reason(boolean allowance) {
    var words = EdifactTexts.reason(d);
    var id = EdifactForms.text(35);
    return all(
        at("02/02", "reasonCode", codes.allowance()),
        allowance ? spare(at("05/01", "reasonCode", codes.discount())) : spare(at("05/01", "reasonCode", codes.service())),
        en ? at("02/01", "reason", id) : at("05/04", "reason", words),
        en ? spare(at("05/04", "reason", words)) : spare(at("02/01", "reason", id)));
  }

  private Part details(String percentage, String... amounts) {
    return all(
        at("03", "handling", EdifactCodes.HANDLING),
        at("04", "sequence", EdifactForms.id(3)),
        at("05/03", "agency", EdifactForms.id(3)),
        node("QTY", usual("01/01", "1"), at("01/02", "quantity", EdifactForms.number(d.width("QTY", 1, 2))),
            at("01/03", "unit", EdifactCodes.unit(d, "QTY", 1, 3)), range("quantityRange")),
        node(
            "PCD",
            oneOf("01/01", percentage, "3", percentage.equals("1") ? "2" : "1", "12"),
            at("01/02", "percent", EdifactForms.number(10)),
            at("01/03", "percentBasis", EdifactForms.own()),
            range("percentRange")),
        node("MOA", oneOf("01/01", amounts), at("01/02", "amount", money()), currency(), range("amountRange")),
        amount("base", "25"),
        node("RTE", usual("01/01", "1"), at("01/02", "unitRate", EdifactForms.number(15)), range("rateRange")),
        orders == null ? all() : EdifactInvoic.dates(codes),
        vat("tax", null),
        each("taxes", "TAX", tax()));
  }

  // ---- terms of payment ---------------------------------------------------------------------------------------------------------

  /** The segment that opens terms of payment: PAT, and PYT in the directories that EN 16931 uses. */
  String termsTag() {
    return en ? "PYT" : "PAT";
  }

  private String of(int component) {
    return en ? "0" + (component + 2) : "03/0" + component;
  }

  /** A due date alone. */
  Part due() {
    return en
        ? node("PYT", oneOf("01", "1", "3"), not("03", plainer()), absent("06"), absent("PCD"), among("DTM/01/01", "13", "140", "265"), dueDate("due"))
        : node("PAT", oneOf("01", "3", "1"), not("03/01", plainer()), absent("03/04"), absent("02"), absent("PCD"),
            among("DTM/01/01", "13", "140", "265"), usual("03/01", "66"), dueDate("due"));
  }

  private static String[] plainer() {
    return new String[] {"5", "9", "29", "81"};
  }

  private Part dueDate(String slot) {
    return node("DTM", oneOf("01/01", "13", "140", "265"), at("01/02", slot, EdifactForms.DATE));
  }

  /** Structured terms of payment. */
  Part terms() {
    return choose(
        when("discount", p -> p.text("01").equals("22") || p.text("PCD/01/01").equals("12"), EdifactAmounts::discount, discountTerms()),
        when("net", p -> true, t -> true, netTerms()));
  }

  private static boolean discount(Object terms) {
    var t = (PaymentTerm) terms;
    return t.discountPercent() != null || t.discountDays() != null || t.discountDue() != null || t.discountAmount() != null
        || "discount".equals(t.type());
  }

  /** Whether a group of terms would not be taken for a due date alone. */
  static boolean distinct(Object terms) {
    var t = (PaymentTerm) terms;
    if (discount(t) || t.netDays() != null || t.latePercent() != null) return true;
    if (t.netDue() == null) return t.type() != null || t.basis() != null || t.period() != null;
    boolean basis = t.basis() != null && List.of("invoice", "invoice-receipt", "delivery", "ship").contains(t.basis());
    return basis || t.type() != null && List.of("end-of-month", "deferred", "proximo", "instant", "penalty", "instalment", "as-agreed").contains(t.type());
  }

  private Part discountTerms() {
    var type = discountKind(codes.terms());
    return all(
        at("01", "type", type.elseWrite("22")),
        period("discountDays"),
        node("DTM", is("01/01", "12"), at("01/02", "discountDue", EdifactForms.DATE)),
        dueDate("netDue"),
        node("PCD", is("01/01", "12"), at("01/02", "discountPercent", EdifactForms.number(10)), usual("01/03", "13")),
        amount("discountAmount", "52", "53", "8"));
  }

  /** The kind of terms: without a percentage beside it, it has to say that it is a discount. */
  private static As<String> discountKind(As<String> list) {
    return new As<>() {
      @Override
      public String parse(Tree tree, int node, Scope scope) {
        return list.parse(tree, node, scope);
      }

      @Override
      public String print(String value, Scope scope) {
        if (value.equals("discount") || scope.beside("discountPercent") != null) return list.print(value, scope);
        scope.lossy("EDIFACT tells a discount by its percentage or by the kind of terms");
        return "22";
      }

      @Override
      public String says() {
        return list.says();
      }
    };
  }

  private Part netTerms() {
    return all(
        at("01", "type", codes.terms().elseWrite("1")),
        period("netDays"),
        dueDate("netDue"),
        node("PCD", is("01/01", "15"), at("01/02", "latePercent", EdifactForms.number(10)), usual("01/03", "13")));
  }

  private Part period(String days) {
    return all(
        at(of(1), "basis", codes.basis()),
        choose(
            when(
                "period",
                p -> p.has(of(4)) || p.has(of(3)),
                t -> days.equals("netDays") ? ((PaymentTerm) t).netDays() != null : ((PaymentTerm) t).discountDays() != null,
                usual(of(2), "3"),
                at(of(3), "period", EdifactCodes.PERIOD),
                at(of(4), days, EdifactForms.whole(3)))));
  }

  /** What terms of payment of one PAT cannot say. */
  static Part losses() {
    var none = "a group of terms has one period and one percentage";
    return all(lose("paymentTerms.deferredPercent", none), lose("paymentTerms.deferredAmount", none), lose("paymentTerms.deferredDue", none));
  }
}
