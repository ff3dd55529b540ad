package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.composite;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Address;
import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.document.Tax;
import io.bordereau.document.Vat;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Taxes of PIP 3C3: an amount and a rate for each national, regional and city tax. There is neither a base nor a category, so that the VAT
 * breakdown of EN 16931 is lost but for amounts and rates, unless the agreement says {@code breakdown: jurisdiction}: then category and base
 * stand in the tax jurisdiction, and the reason of an exemption beside the amount.
 */
final class Pip3C3Taxes {
  private Pip3C3Taxes() {}

  /** The option that says where the VAT breakdown stands. */
  static final String BREAKDOWN = "breakdown";

  /** The value of {@link #BREAKDOWN}. */
  static final String JURISDICTION = "jurisdiction";

  /** Whether national taxes are VAT, or taxes of a country with taxes of regions and cities beside them. */
  static final String REGIME = "regime";

  private static final String REGIONS = "regions";
  private static final Set<String> CATEGORIES = Set.of("S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B");
  private static final Set<String> REGIONAL = Set.of("state-sales", "state", "pst", "qst", "hst", "provincial", "state-and-local-sales", "county-sales");
  private static final Set<String> CITY = Set.of("city-sales", "local-sales", "city");
  private static final Set<String> NATIONAL = Set.of("gst", "federal", "federal-excise", "national");
  private static final String MONEY = "sha:MonetaryAmount";
  private static final String MARK = MONEY + "/ume:FinancialAmount/ume:Identifier";

  static String readBreakdown(Place root) {
    for (var invoice : root.all("Invoice")) {
      for (var tax : invoice.all("SoldToTax")) {
        for (var national : tax.all("dp:NationalTax")) if (CATEGORIES.contains(national.text("ume:TaxJurisdiction/ume:Identifier"))) return JURISDICTION;
      }
    }
    return "";
  }

  static String readRegime(Place root) {
    for (var invoice : root.all("Invoice")) {
      for (var tax : invoice.all("SoldToTax")) {
        if (tax.has("dp:RegionalTax") || tax.has("dp:CityTax")) return REGIONS;
        for (var national : tax.all("dp:NationalTax")) if (NATIONAL.contains(national.text(MARK))) return REGIONS;
      }
    }
    return "";
  }

  static String writeRegime(Object document, Context context) {
    var i = (Invoice) document;
    return i.vat().isEmpty() && i.taxes().stream().anyMatch(t -> kind(t, REGIONAL) || kind(t, CITY) || kind(t, NATIONAL)) ? REGIONS : null;
  }

  private static boolean kind(Object tax, Set<String> types) {
    return ((Tax) tax).amount() != null && types.contains(((Tax) tax).type() == null ? "" : ((Tax) tax).type());
  }

  /** The taxes of the document. */
  static Part header() {
    return node(
        "SoldToTax",
        node(MONEY, Pip3C3Invoice.amount("totals.tax", PipNumbers.CLAIM)),
        given(REGIME, REGIONS, regions("taxes")),
        given(REGIME, "", each("vat", as("dp:NationalTax", v -> ((Vat) v).amount() != null, vat())), each("taxes", as("dp:OtherTaxes", t -> ((Tax) t).amount() != null, other()))),
        node("dp:TaxPhrase", at("dp:Phrase", "taxText"), usual("dp:IsTaxTriangulationApplicable", "false")),
        choose(
            when("rate between the currencies", p -> true, i -> ((Invoice) i).exchangeRate() != null && ((Invoice) i).accountingCurrency() != null,
                node(
                    "dp:CurrencyConversion",
                    at("dp:Factor", "exchangeRate", PipNumbers.NUMBER),
                    at("dp:ToCurrency", "accountingCurrency"),
                    shared("dp:FromCurrency", "currency"),
                    usual("dp:Source", "-"),
                    derive("dp:Date", "date of the invoice", i -> ((Invoice) i).issued() == null ? null : ((Invoice) i).issued().date().toString()))),
            when("no rate", p -> false, i -> true)));
  }

  private static Part money() {
    return node(MONEY, Pip3C3Invoice.amount("amount", PipNumbers.CLAIM));
  }

  private static Part vat() {
    return all(
        money(),
        at("dp:Rate", "rate"),
        given(BREAKDOWN, JURISDICTION,
            composite(MARK, "code: reason", List.of("reasonCode", "reason"), Pip3C3Taxes::reasonApart, Pip3C3Taxes::reasonTogether),
            node("ume:TaxJurisdiction", at("ume:Identifier", "category"), at("ume:Location", "base", PipNumbers.AMOUNT), country())));
  }

  private static String[] reasonApart(String text) {
    if (!text.startsWith("VATEX-") && !text.startsWith("vatex-")) return new String[] {null, text};
    int colon = text.indexOf(": ");
    return colon < 0 ? new String[] {text, null} : new String[] {text.substring(0, colon), text.substring(colon + 2)};
  }

  private static String reasonTogether(String[] v) {
    if (v[0] == null) return v[1] == null || v[1].toUpperCase(Locale.ROOT).startsWith("VATEX-") ? null : v[1];
    if (!v[0].toUpperCase(Locale.ROOT).startsWith("VATEX-") || v[0].contains(": ")) return null;
    return v[1] == null ? v[0] : v[0] + ": " + v[1];
  }

  static Part country() {
    return derive("uc:Country", "country of the seller, else of the buyer", Forms.TEXT, (t, d) -> country((Invoice) d));
  }

  private static String country(Invoice i) {
    var seller = country(i.seller());
    var buyer = seller == null ? country(i.buyer()) : seller;
    return buyer == null ? "ZZ" : buyer;
  }

  private static String country(Party p) {
    Address a = p == null ? null : p.address();
    return a == null ? null : a.country();
  }

  /** Taxes of regions and cities; a kind of tax that is not the usual one of its element is marked beside the amount. */
  private static Part regions(String slot) {
    return each(
        slot,
        as("dp:RegionalTax", t -> kind(t, REGIONAL), tax("state-sales")),
        as("dp:CityTax", t -> kind(t, CITY), tax("city-sales")),
        as("dp:NationalTax", t -> kind(t, NATIONAL), tax("gst")),
        as("dp:OtherTaxes", t -> ((Tax) t).amount() != null, other()));
  }

  private static Part tax(String usual) {
    return all(
        money(),
        at("dp:Rate", "rate"),
        at("dp:EffectiveDate", "taxPoint", PipDates.DAY),
        choose(
            when("usual kind", p -> !p.has(MARK) && !usual.equals("gst"), t -> usual.equals(((Tax) t).type()) && !usual.equals("gst"), fact("type", usual)),
            when("another kind", p -> true, t -> true, at(MARK, "type"))),
        jurisdiction());
  }

  private static Part jurisdiction() {
    return node("ume:TaxJurisdiction", at("ume:Identifier", "jurisdiction"), at("ume:Location", "description"), country());
  }

  private static Part other() {
    return all(
        money(),
        at("dp:Rate", "rate"),
        at("dp:EffectiveDate", "taxPoint", PipDates.DAY),
        at(MARK, "type"),
        choose(
            when("named by its kind", p -> p.text("dp:TaxDescription").equals(p.text(MARK)), t -> ((Tax) t).description() == null && ((Tax) t).type() != null,
                derive("dp:TaxDescription", "kind of tax", t -> ((Tax) t).type())),
            when("described", p -> true, t -> true, at("dp:TaxDescription", "description", PipHeader.or("-")))),
        node("ume:TaxJurisdiction", at("ume:Identifier", "jurisdiction"), country()));
  }

  /** The taxes of a line, in its product. */
  static Part line() {
    return node(
        "dp:TaxSummary",
        node(MONEY, Pip3C3Invoice.amount("tax", PipNumbers.CLAIM)),
        given(REGIME, REGIONS, regions("taxes")),
        given(REGIME, "", each("taxes", as("dp:OtherTaxes", t -> ((Tax) t).amount() != null, other()))),
        node("dp:TaxPhrase", at("dp:Phrase", "taxText"), usual("dp:IsTaxTriangulationApplicable", "false")));
  }
}
