package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;
import static io.bordereau.xml.cxml.CxmlLines.money;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.OtherParty;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Totals;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import io.bordereau.xml.Namespaces;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * cXML 1.2 InvoiceDetailRequest: item and service item, header invoice, credit and debit memo, one invoice over several orders. The
 * envelope (Header, credentials) is not part of it.
 */
final class CxmlInvoice {
  private CxmlInvoice() {}

  static final Namespaces NAMES = new Namespaces();

  static final Mapping<Invoice> MAPPING =
      Mapping.of(Invoice.class)
          .named("cXML InvoiceDetailRequest")
          .family("cxml-invoice", NAMES.names())
          .binding(CxmlForms.SIGN, CxmlForms::readSign, CxmlForms::writeSign)
          .binding(CxmlForms.MEMO, CxmlForms::readMemo, CxmlForms::writeMemo)
          .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage)
          .binding(CxmlAttachments.OPTION, p -> "", CxmlAttachments::beside)
          .binding(CxmlForms.VERSION, p -> "", (d, c) -> c.option(CxmlForms.VERSION, null))
          .binding(CxmlForms.MODIFICATIONS, p -> "", CxmlForms::writeModifications)
          .root(
              "cXML",
              at("@xml:lang", "language"),
              node(
                  "Request",
                  usual("@deploymentMode", "production"),
                  node("InvoiceDetailRequest", header(), CxmlLines.orders(), summary())));

  private static Part header() {
    return node(
        "InvoiceDetailRequestHeader",
        must("@invoiceID", "number"),
        must("@invoiceDate", "issued", CxmlForms.MOMENT),
        must("@purpose", "type", CxmlForms.PURPOSE),
        at("@operation", "purpose", CxmlForms.OPERATION.orElse("new")),
        at("@isInformationOnly", "informationOnly"),
        at("@invoiceOrigin", "origin"),
        always("InvoiceDetailHeaderIndicator", at("@isHeaderInvoice", "headerOnly")),
        always(
            "InvoiceDetailLineIndicator",
            derive("@isTaxInLine", "sign of taxes on lines", anyLine(CxmlTaxes::onLine)),
            derive("@isSpecialHandlingInLine", "sign of special handling on lines", anyLine(l -> l.handling() != null)),
            derive("@isShippingInLine", "sign of shipping on lines", anyLine(l -> l.shipping() != null)),
            derive("@isAccountingInLine", "sign of accounting on lines", anyLine(l -> l.accounting() != null))),
        partner("seller", "from"),
        partner("buyer", "soldTo", "billTo"),
        partner("payee", "remitTo", "payee"),
        partner("taxRepresentative", "taxRepresentative"),
        each("parties", as("InvoicePartner", party(p -> !ships(p)), into("party", CxmlParties.partner(all())), at("Contact/@role", "role", CxmlParties.ROLE))),
        into(
            "preceding",
            at("DocumentReference/@payloadID", "messageId"),
            at("InvoiceIDInfo/@invoiceID", "number"),
            at("InvoiceIDInfo/@invoiceDate", "issued", CxmlForms.MOMENT)),
        shipping(),
        each("paymentTerms", "PaymentTerm", term()),
        node("Period", at("@startDate", "period.start", CxmlForms.MOMENT), at("@endDate", "period.end", CxmlForms.MOMENT)),
        node("Comments", into("notes", prefer(at(".", "text"), at("#text", "text"))), CxmlTexts.attachments(), bound("@xml:lang", CxmlForms.LANGUAGE)),
        node("IdReference", is("@domain", "customerReferenceID"), at("@identifier", "buyerReference")),
        CxmlParties.references(),
        extrinsics(),
        lose("seller.endpoint", "electronic addresses stand in the envelope"),
        lose("buyer.endpoint", "electronic addresses stand in the envelope"),
        lose("seller.identifiers", "cXML has one id per contact, which the first identifier takes"),
        lose("buyer.identifiers", "cXML has one id per contact, which the first identifier takes"),
        lose("seller.registration.scheme", "the domain of the id says which it is"),
        lose("buyer.registration.scheme", "the domain of the id says which it is"),
        lose("attachments", "attachments travel as MIME parts beside the document"),
        lose("allowances.percent", "a modification holds the amount or the percentage"),
        lose("charges.percent", "a modification holds the amount or the percentage"),
        lose("lines.allowances.percent", "a modification holds the amount or the percentage"),
        lose("lines.charges.percent", "a modification holds the amount or the percentage"),
        lose("process", "the DOCTYPE names the version, nothing names the process"),
        lose("totals.rounding", "the version of cXML has no modifications, and rounding is one"));
  }

  private static Part partner(String slot, String... roles) {
    return node("InvoicePartner", among("Contact/@role", roles), into(slot, CxmlParties.partner(oneOf("@role", roles))));
  }

  private static Predicate<Object> party(Predicate<OtherParty> test) {
    return p -> test.test((OtherParty) p);
  }

  private static boolean ships(OtherParty p) {
    return "ship-from".equals(p.role());
  }

  private static Function<Object, String> anyLine(Predicate<Line> test) {
    return i -> ((Invoice) i).headerOnly() == null && ((Invoice) i).lines().stream().anyMatch(test) ? "yes" : null;
  }

  /** The DTD demands a sender of the goods wherever it has a receiver: an empty one, where none is known. */
  private static Part nothingElse() {
    return all(absent("@addressID"), absent("PostalAddress"), absent("Email"), absent("Phone"), absent("Fax"), absent("URL"), absent("IdReference"));
  }

  private static Part shipping() {
    return node(
        "InvoiceDetailShipping",
        at("@shippingDate", "shipment.date", CxmlForms.MOMENT),
        choose(
            when(
                "no sender of the goods named",
                p -> true,
                i -> ((Invoice) i).parties().stream().noneMatch(CxmlInvoice::ships),
                along("Contact", is("@role", "shipFrom"), is("Name", ""), nothingElse(), bound("Name/@xml:lang", CxmlForms.LANGUAGE))),
            when("named", p -> false, i -> true)),
        each(
            "parties",
            as("Contact", party(CxmlInvoice::ships), among("@role", "shipFrom"), at("@role", "role", CxmlParties.ROLE), into("party", CxmlParties.contact()))),
        node(
            "Contact",
            is("@role", "shipTo"),
            into(
                "delivery",
                CxmlParties.name("name"),
                at("@addressID", "location.value"),
                at("@addressIDDomain", "location.scheme"),
                into("address", CxmlParties.address()),
                into("contact", CxmlParties.reach()))),
        at("CarrierIdentifier", "shipment.carrierCode"),
        at("CarrierIdentifier/@domain", "shipment.carrier"),
        at("ShipmentIdentifier", "shipment.tracking"));
  }

  private static boolean discounts(Object term) {
    var t = (PaymentTerm) term;
    return t.discountPercent() != null || t.discountAmount() != null;
  }

  /** Structured payment terms. */
  static Part term() {
    return all(
        choose(
            when(
                "discount",
                p -> p.has("Discount"),
                CxmlInvoice::discounts,
                at("@payInNumberOfDays", "discountDays"),
                node("Extrinsic", is("@name", "netTermDays"), at(".", "netDays"))),
            when("net", p -> true, t -> true, at("@payInNumberOfDays", "netDays"))),
        node("Discount", at("DiscountPercent/@percent", "discountPercent"), money("DiscountAmount", "discountAmount")),
        node("Extrinsic", is("@name", "netDueDate"), at(".", "netDue", CxmlForms.MOMENT)),
        node("Extrinsic", is("@name", "discountDueDate"), at(".", "discountDue", CxmlForms.MOMENT)),
        node("Extrinsic", is("@name", "paymentMethod"), at(".", "method")),
        node("Extrinsic", is("@name", "paymentMethodLimit"), at(".", "methodLimit")),
        node("Extrinsic", is("@name", "termsNote"), at(".", "text")),
        each("properties", "Extrinsic", at("@name", "name"), at(".", "value")));
  }

  /** Terms that cXML itself has no place for travel as named values. */
  private static Part extrinsics() {
    return all(
        extrinsic("netDueDate", "due"),
        extrinsic("paymentTermsNote", "terms"),
        extrinsic("projectReference", "project"),
        extrinsic("tenderReference", "tender"),
        extrinsic("invoicedObject", "object.value"),
        extrinsic("buyerAccountingReference", "buyerAccounting"),
        extrinsic("taxPointDate", "taxPoint"),
        extrinsic("taxPointDateCode", "taxPointCode"),
        extrinsic("deliveryDate", "delivery.date"),
        node("Extrinsic", is("@name", "supplierCommercialIdentifier"), spare(at(".", "seller.registration.value"))),
        extrinsic("LegalStatus", "seller.legalInfo"),
        extrinsic("supplierTradingName", "seller.tradingName"),
        extrinsic("buyerTradingName", "buyer.tradingName"),
        node("Extrinsic", is("@name", "buyerCommercialIdentifier"), spare(at(".", "buyer.registration.value"))),
        extrinsic("taxExchangeRate", "exchangeRate"),
        into(
            "payments",
            extrinsic("paymentMethod", "means"),
            extrinsic("paymentReference", "remittance"),
            extrinsic("ibanID", "account.id"),
            extrinsic("accountName", "account.name"),
            extrinsic("swiftID", "account.provider"),
            extrinsic("mandateReference", "mandate")),
        extrinsic("creditorRefID", "creditorId"),
        each("properties", "Extrinsic", at("@name", "name"), at(".", "value")));
  }

  private static Part extrinsic(String name, String slot) {
    return node("Extrinsic", is("@name", name), at(".", slot));
  }

  private static Part summary() {
    return node(
        "InvoiceDetailSummary",
        into("totals", money("SubtotalAmount", "lines")),
        always(
            "Tax",
            always(
                "Money",
                into("totals", at(".", "tax", CxmlForms.MONEY), at("@alternateAmount", "taxAccounting", CxmlForms.MONEY)),
                derive(".", "no tax", i -> noTax((Invoice) i) ? "0.00" : null),
                shared("@currency", "currency"),
                at("@alternateCurrency", "accountingCurrency")),
            CxmlTaxes.description("taxText"),
            CxmlTaxes.breakdown(),
            each("taxes", "TaxDetail", CxmlTaxes.taxDetail())),
        node(
            "InvoiceHeaderModifications",
            node("Modification", is("ModificationDetail/@name", "RoundingAmount"), node("AdditionalCost", CxmlLines.plain("totals.rounding"))),
            CxmlTaxes.modifications()),
        into("totals", amounts()),
        given(
            CxmlForms.MODIFICATIONS,
            "absent",
            derive("SpecialHandlingAmount/Money", "sum of the charges", CxmlForms.MONEY, (i, d) -> sum(((Invoice) i).charges())),
            derive("SpecialHandlingAmount/Money/@currency", "currency", Forms.TEXT, (i, d) -> sum(((Invoice) i).charges()) == null ? null : ((Invoice) d).currency()),
            derive("InvoiceDetailDiscount/Money", "sum of the allowances", CxmlForms.MONEY, (i, d) -> sum(((Invoice) i).allowances())),
            derive("InvoiceDetailDiscount/Money/@currency", "currency", Forms.TEXT, (i, d) -> sum(((Invoice) i).allowances()) == null ? null : ((Invoice) d).currency())));
  }

  /** What a version without modifications states in one amount; null for nothing. */
  private static Money sum(List<AllowanceCharge> all) {
    if (all.isEmpty()) return null;
    var sum = Money.ZERO;
    for (var a : all) if (a.amount() != null) sum = sum.plus(a.amount());
    return sum;
  }

  private static boolean noTax(Invoice i) {
    return i.totals() == null || i.totals().tax() == null;
  }

  private static Part amounts() {
    return all(
        money("SpecialHandlingAmount", "handling"),
        money("ShippingAmount", "shipping"),
        money("GrossAmount", "withTax"),
        node("InvoiceDetailDiscount", CxmlLines.plain("discount")),
        money("TotalCharges", "charges"),
        money("TotalAllowances", "allowances"),
        money("TotalAmountWithoutTax", "withoutTax"),
        choose(
            when(
                "net is gross and what it is rounded by",
                CxmlInvoice::isRounded,
                t -> ((Totals) t).net() == null && ((Totals) t).withTax() != null && ((Totals) t).rounding() != null,
                given(CxmlForms.MODIFICATIONS, "absent", always("NetAmount/Money", echo(".", "totals.withTax", CxmlForms.MONEY), shared("@currency", "currency"))),
                given(
                    CxmlForms.MODIFICATIONS,
                    "",
                    always(
                        "NetAmount/Money",
                        derive(".", "the total with tax and what it is rounded by", CxmlForms.MONEY, (t, i) -> ((Totals) t).withTax().plus(((Totals) t).rounding())),
                        shared("@currency", "currency")))),
            when(
                "net is gross",
                p -> p.has("GrossAmount") && p.text("NetAmount/Money").equals(p.text("GrossAmount/Money")),
                t -> ((Totals) t).net() == null && ((Totals) t).withTax() != null,
                always("NetAmount/Money", echo(".", "totals.withTax", CxmlForms.MONEY), shared("@currency", "currency"))),
            when("net", p -> true, t -> true, money("NetAmount", "net"))),
        money("DepositAmount", "paid"),
        money("DueAmount", "due"));
  }

  /** Whether the net amount is the gross one and its rounding, which stands among the modifications. */
  private static boolean isRounded(Place summary) {
    for (var modifications : summary.all("InvoiceHeaderModifications")) {
      for (var m : modifications.all("Modification")) {
        if (!m.text("ModificationDetail/@name").equals("RoundingAmount")) continue;
        var gross = Forms.plain(summary.text("GrossAmount/Money"));
        var rounding = Forms.plain(m.text("AdditionalCost/Money"));
        var net = Forms.plain(summary.text("NetAmount/Money"));
        return gross != null && rounding != null && net != null && gross.add(rounding).compareTo(net) == 0;
      }
    }
    return false;
  }
}
