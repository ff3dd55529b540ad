package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.LineVat;
import io.bordereau.document.Tax;
import io.bordereau.document.Vat;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Taxes (TXI), allowances and charges (SAC), on the document and on lines. */
final class X12Amounts {
  private X12Amounts() {}

  private static final String TAX_AS_SERVICE = "x12-service:";

  /** The VAT breakdown and all other taxes, as TXI segments; taxes that came as SAC stay SAC. */
  static Part taxes(boolean breakdown) {
    return all(
        breakdown
            ? each(
                "vat",
                as("TXI", vat(null), vatRows("VA")),
                as("TXI", vat("GST"), follows("scheme", "GST by TXI01", null, List.of(), v -> "GST"), vatRows("CV")))
            : all(),
        each("taxes", as("TXI", t -> !isService(t), tax()), as("SAC", X12Amounts::isService, taxAsService())));
  }

  /** The taxes of the document where {@link SecondCurrency} has put the repetition of each in the second currency below it. */
  static Part taxesInTwoCurrencies() {
    return all(
        each("vat", as("TXI", vat(null), vatRows("VA"), node("TXI", is("01", "VA"), at("02", "amountAccounting", X12Forms.MONEY)))),
        each(
            "taxes",
            as(
                "TXI",
                t -> !isService(t),
                tax(),
                node(
                    "TXI",
                    derive("01", "the tax again", X12Taxes.TYPE, (t, i) -> ((Tax) t).type()),
                    at("02", "amountAccounting", X12Forms.MONEY)))));
  }

  private static Predicate<Object> vat(String scheme) {
    return v -> Objects.equals(((Vat) v).scheme(), scheme);
  }

  private static Part vatRows(String code) {
    return all(
        is("01", code),
        at("02", "amount", X12Forms.MONEY),
        at("03", "rate", X12Forms.PERCENT),
        derive("03", "zero where no rate is stated: a base demands one (C0803)", v -> ((Vat) v).rate() == null && ((Vat) v).base() != null ? "0" : null),
        category(),
        at("08", "base", X12Forms.MONEY),
        at("10", "reason", X12Forms.width(20)));
  }

  /** Line VAT, whose amounts are in the line. */
  static Part lineVat() {
    return node(
        "TXI",
        is("01", "VA"),
        at("02", "amount", X12Forms.MONEY),
        at("03", "rate", X12Forms.PERCENT),
        category(),
        at("08", "base", X12Forms.MONEY),
        at("10", "reason", X12Forms.width(20)));
  }

  /** A positive rate is the standard category, zero is zero rated; TXI06 says exempt. */
  private static Part category() {
    return choose(
        when("exempt", p -> p.text("06").equals("1"), v -> exempt(v), at("06", "category", X12Forms.code("exemptions (441)", "1", "E=1"))),
        when("taxed", p -> true, v -> true, follows("category", "S where there is a rate, Z where it is zero", null, List.of("rate"), X12Amounts::implied)));
  }

  private static boolean exempt(Object v) {
    var c = v instanceof Vat x ? x.category() : v instanceof LineVat y ? y.category() : v instanceof AllowanceCharge z ? z.category()
        : null;
    return c != null && !c.equals("S") && !c.equals("Z");
  }

  private static Object implied(Object[] rate) {
    return rate[0] == null ? null : ((Decimal) rate[0]).value().signum() == 0 ? "Z" : "S";
  }

  static Part tax() {
    return all(
        at("01", "type", X12Taxes.TYPE),
        at("02", "amount", X12Forms.MONEY),
        at("03", "rate", X12Forms.PERCENT),
        derive("03", "zero where no rate is stated: a base demands one (C0803)", t -> ((Tax) t).rate() == null && ((Tax) t).base() != null ? "0" : null),
        at("04", "jurisdictionScheme", X12Forms.own("x12")),
        derive("04", "the seller's code where nobody else's is meant (P0405)", t -> named((Tax) t) && ((Tax) t).jurisdictionScheme() == null ? "VD" : null),
        at("05", "jurisdiction", X12Taxes.JURISDICTION),
        derive("05", "the province that tells QST from other provincial taxes", t -> X12Taxes.province((Tax) t)),
        at("06", "exemption", X12Codes.EXEMPTION),
        at("07", "relation", X12Forms.code("relationships (662)", null, "added=A", "information=O")),
        at("08", "base", X12Forms.MONEY),
        at("09", "certificate"),
        at("10", "reason", X12Forms.width(20)));
  }

  private static boolean named(Tax tax) {
    return tax.jurisdiction() != null || X12Taxes.province(tax) != null;
  }

  static boolean isService(Object tax) {
    return ((Tax) tax).type() != null && ((Tax) tax).type().startsWith(TAX_AS_SERVICE);
  }

  /** The codes of 1300 that are taxes. */
  static Part taxAsService() {
    return all(
        is("01", "C"),
        among(
            "02", "D360", "F210", "H630", "H650", "H660", "H680", "H700", "H730", "H740", "H750", "H770", "H790", "H800", "H850"),
        at("02", "type", X12Forms.own("x12-service")),
        at("05", "amount", X12Forms.N2),
        at("07", "rate"),
        at("13", "certificate"),
        at("15", "description"));
  }

  /** Allowances and charges, told apart by SAC01, with their taxes, which have a date from 005010 on; and services without an amount to pay. */
  static Part allowances(boolean taxDates) {
    return all(
        each("allowances", "SAC", is("01", "A"), service(), taxesOf(taxDates)),
        each("charges", "SAC", is("01", "C"), service(), taxesOf(taxDates)),
        each("services", "SAC", is("01", "N"), service(), taxesOf(taxDates)));
  }

  /** Allowances and charges, told apart by SAC01, with their taxes. */
  static Part allowances() {
    return all(each("allowances", "SAC", is("01", "A"), service(), taxesOf(false)), each("charges", "SAC", is("01", "C"), service(), taxesOf(false)));
  }

  private static Part taxesOf(boolean taxDates) {
    return all(
        node("TXI", is("01", "VA"), at("03", "rate", X12Forms.PERCENT), category()),
        each("taxes", "TXI", tax(), taxDates ? node("DTM", usual("01", "983"), at("02", "taxPoint", X12Forms.DATE)) : all()));
  }

  /** Allowances and charges where X12 has no place for their taxes. */
  static Part plainAllowances() {
    return all(each("allowances", "SAC", is("01", "A"), service()), each("charges", "SAC", is("01", "C"), service()));
  }

  /** An allowance, charge or service, without the taxes on it. */
  static Part service() {
    return all(
        at("02", "reasonCode", X12Codes.SERVICE),
        at("03", "agency"),
        at("04", "agencyCode"),
        at("05", "amount", X12Forms.N2),
        choose(
            when(
                "percentage",
                p -> p.has("06") || p.has("07"),
                a -> ((AllowanceCharge) a).percent() != null,
                at("06", "percentBasis", X12Codes.PERCENT_OF),
                at("07", "percent"))),
        at("08", "unitRate"),
        at("09", "unit", X12Forms.UNIT),
        at("10", "quantity"),
        at("12", "handling", X12Codes.HANDLING),
        at("13", "reference"),
        at("15", "reason"));
  }
}
