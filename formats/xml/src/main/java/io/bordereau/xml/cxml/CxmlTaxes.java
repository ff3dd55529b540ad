package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Line;
import io.bordereau.document.LineVat;
import io.bordereau.document.Money;
import io.bordereau.document.Vat;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/** Taxes of a cXML invoice, and the modifications of amounts that carry taxes of their own. */
final class CxmlTaxes {
  private CxmlTaxes() {}

  /** Whether a line states a tax. */
  static boolean onLine(Line l) {
    var v = l.vat();
    return l.tax() != null
        || !l.taxes().isEmpty()
        || v != null && (v.category() != null || v.rate() != null || v.base() != null || v.amount() != null);
  }

  /** The tax of a line. */
  static Part tax() {
    return node(
        "Tax",
        CxmlLines.plain("tax"),
        description("taxText"),
        into("vat", lineVat()),
        derive("TaxDetail/TaxAmount/Money", "tax on the line", CxmlForms.MONEY, (l, i) -> lineTax((Line) l)),
        derive("TaxDetail/TaxAmount/Money/@currency", "currency", TEXT, (l, i) -> lineTax((Line) l) == null ? null : CxmlForms.currency(i)),
        derive("Money", "tax on the line", CxmlForms.MONEY, (l, i) -> lineTax((Line) l)),
        derive("Money/@currency", "currency", TEXT, (l, i) -> lineTax((Line) l) == null ? null : CxmlForms.currency(i)),
        each("taxes", "TaxDetail", taxDetail()));
  }

  /** The DTD demands the amount of each tax; EN 16931 has none on lines. */
  private static Money lineTax(Line l) {
    if (l.vat() == null || l.vat().amount() != null || l.net() == null) return null;
    var rate = l.vat().rate() == null ? BigDecimal.ZERO : l.vat().rate().value();
    return new Money(l.net().amount().multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
  }

  /** The description of a tax, which the DTD demands. */
  static Part description(String slot) {
    return along("Description", at(".", slot, TEXT.elseWrite("Tax")), bound("@xml:lang", CxmlForms.LANGUAGE));
  }

  /** VAT categories: the exemption code is the category; S has no exemption (SAP Ariba's mapping of BIS 3). */
  static Part category(String categorySlot, String reasonSlot) {
    return all(
        node(
            "TaxExemption",
            not("@exemptCode", "S"),
            at("@exemptCode", categorySlot),
            node("ExemptReason", at(".", reasonSlot), bound("@xml:lang", CxmlForms.LANGUAGE))));
  }

  /** A standard-rated category stands as an extrinsic, any other as the code of an exemption. */
  private static final As<String> STANDARD = io.bordereau.mapping.Forms.code("exemptType", null, "S=Standard");

  /** A goods and services tax is on value added where it comes with a category and no place; elsewhere it is a tax like others. */
  private static boolean isGst(Place t) {
    return t.text("@category").equals("gst") && !t.has("TaxLocation") && (t.has("TaxExemption") || t.has("Extrinsic"));
  }

  private static Part gst() {
    return all(among("@category", "gst"), absent("TaxLocation"), some("TaxExemption", "Extrinsic"), at("@category", "scheme", SCHEME));
  }

  private static final As<String> SCHEME = io.bordereau.mapping.Forms.code("tax categories", null, "GST=gst");

  static Part lineVat() {
    return choose(
        when(
            "GST",
            t -> t.all("TaxDetail").stream().anyMatch(CxmlTaxes::isGst),
            v -> ((LineVat) v).scheme() != null && ((LineVat) v).category() != null,
            node("TaxDetail", gst(), vat(v -> ((LineVat) v).category()))),
        when("VAT", t -> true, v -> true, node("TaxDetail", is("@category", "vat"), vat(v -> ((LineVat) v).category()))));
  }

  /** The rows of the VAT breakdown, among all taxes. */
  static Part breakdown() {
    return each(
        "vat",
        as("TaxDetail", v -> ((Vat) v).scheme() == null || ((Vat) v).category() == null, is("@category", "vat"), vat(v -> ((Vat) v).category())),
        as("TaxDetail", v -> true, gst(), vat(v -> ((Vat) v).category())));
  }

  /** A tax on value added, on a line or in the breakdown; {@code category} is where its record has the VAT category. */
  private static Part vat(Function<Object, String> category) {
    return all(
        at("@percentageRate", "rate"),
        CxmlLines.money("TaxableAmount", "base"),
        CxmlLines.money("TaxAmount", "amount"),
        choose(
            when(
                "standard",
                p -> !p.has("TaxExemption"),
                v -> "S".equals(category.apply(v)),
                node("Extrinsic", is("@name", "exemptType"), at(".", "category", STANDARD))),
            when("other", p -> true, v -> true, category("category", "reason"))),
        node("Extrinsic", is("@name", "exemptReasonCode"), at(".", "reasonCode")));
  }

  /** Any other tax. */
  static Part taxDetail() {
    return all(
        at("@category", "type"),
        at("@purpose", "purpose"),
        at("@percentageRate", "rate"),
        at("@taxPointDate", "taxPoint", CxmlForms.MOMENT),
        CxmlLines.money("TaxableAmount", "base"),
        CxmlLines.money("TaxAmount", "amount"),
        node("TaxLocation", at(".", "jurisdiction"), bound("@xml:lang", CxmlForms.LANGUAGE)),
        node("Description", at(".", "description"), bound("@xml:lang", CxmlForms.LANGUAGE)),
        node("Extrinsic", is("@name", "exemptionCertificate"), at(".", "certificate")),
        node("TaxExemption", at("@exemptCode", "exemption"), node("ExemptReason", at(".", "reason"), bound("@xml:lang", CxmlForms.LANGUAGE))),
        each("properties", "Extrinsic", at("@name", "name"), at(".", "value")));
  }

  /** Allowances and charges: one sequence, told apart by what each modification does. */
  static Part modifications() {
    return all(
        each("allowances", as("Modification", CxmlTaxes::comesTo, present("AdditionalDeduction"), allowance())),
        each("charges", as("Modification", CxmlTaxes::comesTo, present("AdditionalCost"), charge())));
  }

  private static boolean comesTo(Object a) {
    return ((AllowanceCharge) a).amount() != null || ((AllowanceCharge) a).percent() != null;
  }

  private static Money tax(AllowanceCharge a) {
    if (a.amount() == null) return Money.ZERO;
    var rate = a.rate() == null ? BigDecimal.ZERO : a.rate().value();
    return new Money(a.amount().amount().multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
  }

  private static Part allowance() {
    return all(
        node("OriginalPrice", CxmlLines.plain("base")),
        node(
            "AdditionalDeduction",
            choose(
                when(
                    "percentage",
                    p -> p.has("DeductionPercent"),
                    a -> ((AllowanceCharge) a).amount() == null,
                    at("DeductionPercent/@percent", "percent")),
                when("amount", p -> true, a -> true, CxmlLines.money("DeductionAmount", "amount")))),
        modificationTail());
  }

  private static Part charge() {
    return all(
        node("OriginalPrice", CxmlLines.plain("base")),
        node(
            "AdditionalCost",
            choose(
                when(
                    "percentage",
                    p -> p.has("Percentage"),
                    a -> ((AllowanceCharge) a).amount() == null,
                    at("Percentage/@percent", "percent")),
                when("amount", p -> true, a -> true, CxmlLines.plain("amount")))),
        modificationTail());
  }

  private static Part modificationTail() {
    return all(
        node(
            "Tax",
            derive("Money", "tax of the modification", CxmlForms.MONEY, (a, i) -> tax((AllowanceCharge) a)),
            shared("Money/@currency", "currency"),
            along("Description", is(".", "Tax"), bound("@xml:lang", CxmlForms.LANGUAGE)),
            each("taxes", "TaxDetail", not("@category", "vat"), taxDetail()),
            node(
                "TaxDetail",
                is("@category", "vat"),
                at("@percentageRate", "rate"),
                derive("TaxAmount/Money", "tax of the modification", CxmlForms.MONEY, (a, i) -> tax((AllowanceCharge) a)),
                shared("TaxAmount/Money/@currency", "currency"),
                node("TaxExemption", at("@exemptCode", "category")))),
        node(
            "ModificationDetail",
            at("@name", "reasonCode"),
            node("Description", at(".", "reason"), bound("@xml:lang", CxmlForms.LANGUAGE)),
            each("properties", "Extrinsic", at("@name", "name"), at(".", "value"))));
  }

  /** The buyer's account of a line; the DTD demands a name, a description and an amount beside it. */
  static Part accounting(Function<Object, Money> charge) {
    return node(
        "Distribution",
        node(
            "Accounting",
            choose(
                when("segment", p -> p.has("Segment"), l -> false, at("Segment/@id", "accounting")),
                when("name alone", p -> !p.has("AccountingSegment"), l -> false, at("@name", "accounting")),
                when(
                    "accounting segment",
                    p -> true,
                    l -> true,
                    at("AccountingSegment/@id", "accounting"),
                    usual("@name", "DistributionCharge"),
                    usual("AccountingSegment/Name", "Account"),
                    bound("AccountingSegment/Name/@xml:lang", CxmlForms.LANGUAGE),
                    usual("AccountingSegment/Description", "Account"),
                    bound("AccountingSegment/Description/@xml:lang", CxmlForms.LANGUAGE)))),
        derive("Charge/Money", "amount of the line", CxmlForms.MONEY, (l, d) -> charge.apply(l) == null ? Money.ZERO : charge.apply(l)),
        derive("Charge/Money/@currency", "currency", TEXT, (l, d) -> CxmlForms.currency(d)));
  }
}
