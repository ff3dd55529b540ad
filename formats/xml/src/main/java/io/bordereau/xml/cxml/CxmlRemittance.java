package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Adjustment;
import io.bordereau.document.Money;
import io.bordereau.document.Reference;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;

/**
 * cXML 1.2 PaymentRemittanceRequest. Deductions are positive in cXML and negative here: the net amount is the gross amount less the discount
 * and the adjustments. A remittance that cancels another is another request of cXML, and one that lists its items under groups has no form there.
 */
final class CxmlRemittance {
  private CxmlRemittance() {}

  /** Payment methods, and UNTDID 4461. */
  private static final As<String> MEANS =
      CxmlForms.codes(
          "cXML payment methods", "other", "2=ach", "10=cash", "20=check", "54=creditCard", "55=debitCard", "21=draft", "30=wire", "1=other", "3=ach", "23=check",
          "26=check", "31=wire", "42=wire", "48=creditCard", "58=wire");

  static final Mapping<Remittance> MAPPING =
      Mapping.of(Remittance.class)
          .named("cXML PaymentRemittanceRequest")
          .family("cxml-remittance", CxmlInvoice.NAMES.names())
          .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage)
          .root(
              "cXML",
              usual("@xml:lang", "en"),
              node("Request", usual("@deploymentMode", "production"), node("PaymentRemittanceRequest", header(), summary(), each("items", "RemittanceDetail", item()))),
              lose("totals.net", "cXML has one net amount, that of the payment"),
              lose("adjustments", "cXML has adjustments of items only"));

  /** Whether it carries a remittance. */
  static boolean carries(Remittance r) {
    return r.purpose() == null && r.groups().isEmpty();
  }

  private static Part header() {
    return node(
        "PaymentRemittanceRequestHeader",
        must("@paymentRemittanceID", "number"),
        at("@paymentDate", "paid", CxmlForms.MOMENT),
        at("@paymentReferenceNumber", "trace"),
        choose(
            when("with the payment", h -> h.text("@isPayment").equals("yes"), r -> "payment-and-remittance".equals(((Remittance) r).handling()), fact("handling", "payment-and-remittance"), is("@isPayment", "yes")),
            when("without the payment", h -> true, r -> true, fact("handling", "remittance-only"))),
        fact("direction", "credit"),
        fact("traceKind", "current", h -> h.has("@paymentReferenceNumber")),
        at("PaymentMethod/@type", "means", MEANS),
        partner("payer", "payer"),
        bank("payerAccount", "originatingBank"),
        partner("payee", "payee"),
        bank("payeeAccount", "receivingBank"),
        each("parties", as("PaymentPartner", p -> true, along("Contact", at("@role", "role", CxmlParties.ROLE), into("party", CxmlParties.contact())), into("party", CxmlParties.registrations(), CxmlParties.references()))),
        once(
            "references",
            as(
                "PaymentReferenceInfo",
                r -> "earlier-remittance".equals(((Reference) r).kind()),
                fact("kind", "earlier-remittance"),
                prefer(at("PaymentIDInfo/@paymentRemittanceID", "value"), at("PaymentReference/DocumentReference/@payloadID", "value")),
                at("PaymentIDInfo/@paymentDate", "date", CxmlForms.MOMENT))),
        into("notes", node("Comments", at("@type", "title"), at(".", "text"), at("@xml:lang", "language"))),
        node("Extrinsic", is("@name", "issueDate"), at(".", "issued", CxmlForms.MOMENT)),
        node("Extrinsic", is("@name", "valueDate"), at(".", "valueDate", CxmlForms.MOMENT)),
        CxmlTexts.extrinsic("paymentFormat", "channel"),
        CxmlTexts.extrinsic("traceOriginator", "originator"),
        CxmlTexts.extrinsic("originatingCompany", "company"),
        CxmlTexts.extrinsic("accountingCurrency", "accountingCurrency"),
        CxmlTexts.extrinsic("exchangeRate", "exchangeRate"),
        CxmlTexts.properties());
  }

  private static Part partner(String slot, String role) {
    return node("PaymentPartner", among("Contact/@role", role), into(slot, CxmlParties.partner(is("@role", role))));
  }

  private static boolean names(Place partner, String domain) {
    return partner.all("IdReference").stream().anyMatch(r -> r.text("@domain").equals(domain));
  }

  private static boolean iban(Object account) {
    var id = ((io.bordereau.document.Account) account).id();
    return id != null && id.length() > 12 && id.substring(0, 2).chars().allMatch(c -> c >= 'A' && c <= 'Z') && id.substring(2, 4).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean scheme(Object account, String scheme) {
    return scheme.equals(((io.bordereau.document.Account) account).providerScheme());
  }

  private static Part id(String domain, String slot) {
    return node("IdReference", is("@domain", domain), at("@identifier", slot));
  }

  /** A bank and the account there. */
  private static Part bank(String slot, String role) {
    return node(
        "PaymentPartner",
        among("Contact/@role", role),
        into(
            slot,
            along("Contact", is("@role", role), CxmlParties.name("providerName")),
            choose(when("IBAN", p -> names(p, "ibanID"), CxmlRemittance::iban, id("ibanID", "id")), when("account number", p -> true, a -> true, id("bankAccountID", "id"))),
            id("accountName", "name"),
            id("accountType", "scheme"),
            choose(
                when("BIC", p -> names(p, "swiftID"), a -> scheme(a, "bic"), fact("providerScheme", "bic"), id("swiftID", "provider")),
                when("ABA", p -> names(p, "abaRoutingNumber"), a -> scheme(a, "aba"), fact("providerScheme", "aba"), id("abaRoutingNumber", "provider")),
                when("routing number", p -> true, a -> true, id("bankRoutingID", "provider"))),
            id("bankBranchID", "branch")));
  }

  private static Part summary() {
    return node(
        "PaymentRemittanceSummary",
        node("NetAmount", CxmlLines.plain("total")),
        node("GrossAmount", CxmlLines.plain("totals.gross")),
        derive("GrossAmount/Money", "sum of what was due", CxmlForms.MONEY, (r, d) -> gross((Remittance) r)),
        derive("GrossAmount/Money/@currency", "currency", io.bordereau.mapping.Forms.TEXT, (r, d) -> CxmlForms.currency(d)),
        node("DiscountAmount", CxmlLines.plain("totals.discount")),
        node("AdjustmentAmount", deducted("totals.adjustments")));
  }

  private static Part deducted(String slot) {
    return node("Money", at(".", slot, CxmlForms.DEDUCTED), shared("@currency", "currency"));
  }

  /** The DTD demands the gross amount beside the net amount. */
  private static Money gross(Remittance r) {
    if (r.totals() != null && r.totals().gross() != null) return null;
    var sum = Money.ZERO;
    for (var i : r.items()) sum = sum.plus(i.gross() != null ? i.gross() : i.net() != null ? i.net() : Money.ZERO);
    return sum;
  }

  private static boolean negative(Object item) {
    var net = ((RemittanceItem) item).net();
    return net != null && net.signum() < 0;
  }

  private static Part item() {
    return all(
        derive("@lineNumber", "place in the list", io.bordereau.mapping.Forms.TEXT, (i, r) -> place(i, (Remittance) r)),
        choose(
            when("credit note", d -> d.text("NetAmount/Money").startsWith("-"), i -> negative(i), fact("type", "381")),
            when("invoice", d -> true, i -> true, fact("type", "380"))),
        node(
            "PayableInfo",
            choose(
                when("order alone", p -> p.has("PayableOrderInfo"), i -> ((RemittanceItem) i).number() == null && ((RemittanceItem) i).order() != null, order()),
                when("agreement alone", p -> p.has("PayableMasterAgreementInfo"), i -> ((RemittanceItem) i).number() == null && ((RemittanceItem) i).contract() != null, agreement()),
                when(
                    "invoice",
                    p -> true,
                    i -> true,
                    node(
                        "PayableInvoiceInfo",
                        choose(
                            when(
                                "with its message",
                                p -> p.has("InvoiceReference"),
                                i -> false,
                                at("InvoiceReference/@invoiceID", "number"),
                                at("InvoiceReference/@invoiceDate", "date", CxmlForms.MOMENT)),
                            when("by its number", p -> true, i -> true, at("InvoiceIDInfo/@invoiceID", "number"), at("InvoiceIDInfo/@invoiceDate", "date", CxmlForms.MOMENT))),
                        order(),
                        choose(when("no order", p -> !p.has("PayableOrderInfo"), i -> ((RemittanceItem) i).order() == null, agreement())))))),
        node("NetAmount", CxmlLines.plain("net")),
        node("GrossAmount", CxmlLines.plain("gross")),
        derive("GrossAmount/Money", "net amount where no other is stated", CxmlForms.MONEY, (i, r) -> ((RemittanceItem) i).gross() == null ? ((RemittanceItem) i).net() : null),
        derive("GrossAmount/Money/@currency", "currency", io.bordereau.mapping.Forms.TEXT, (i, r) -> ((RemittanceItem) i).gross() == null && ((RemittanceItem) i).net() != null ? CxmlForms.currency(r) : null),
        node("DiscountAmount", CxmlLines.plain("discount")),
        node(
            "AdjustmentAmount",
            deducted("adjusted"),
            node("Modifications", each("adjustments", "Modification", adjustment())),
            derive("Money", "sum of the adjustments", CxmlForms.DEDUCTED, (i, r) -> adjusted((RemittanceItem) i)),
            derive("Money/@currency", "currency", io.bordereau.mapping.Forms.TEXT, (i, r) -> CxmlForms.currency(r))),
        into("notes", node("Comments", at("@type", "title"), at(".", "text"), at("@xml:lang", "language"))),
        CxmlTexts.properties());
  }

  private static Part order() {
    return node(
        "PayableOrderInfo",
        choose(
            when("with its message", p -> p.has("OrderReference"), i -> false, at("OrderReference/@orderID", "order")),
            when("by its number", p -> true, i -> true, at("OrderIDInfo/@orderID", "order"))));
  }

  private static Part agreement() {
    return node(
        "PayableMasterAgreementInfo",
        choose(
            when("with its message", p -> p.has("MasterAgreementReference"), i -> false, at("MasterAgreementReference/@agreementID", "contract")),
            when("by its number", p -> true, i -> true, at("MasterAgreementIDInfo/@agreementID", "contract"))));
  }

  private static boolean adds(Object adjustment) {
    var amount = ((Adjustment) adjustment).amount();
    return amount != null && amount.signum() > 0;
  }

  private static Part adjustment() {
    return all(
        choose(
            when("addition", m -> m.has("AdditionalCost"), CxmlRemittance::adds, node("AdditionalCost", CxmlLines.plain("amount"))),
            when("deduction", m -> true, a -> true, node("AdditionalDeduction/DeductionAmount", deducted("amount")))),
        node(
            "ModificationDetail",
            at("@name", "reason"),
            node("Description", at(".", "text"), bound("@xml:lang", CxmlForms.LANGUAGE)),
            CxmlTexts.extrinsic("reference", "reference"),
            CxmlTexts.extrinsic("referenceKind", "referenceKind"),
            CxmlTexts.extrinsic("lineNumber", "line")));
  }

  private static Money adjusted(RemittanceItem i) {
    if (i.adjusted() != null) return null;
    var sum = Money.ZERO;
    for (var a : i.adjustments()) if (a.amount() != null) sum = sum.plus(a.amount());
    return sum;
  }

  /** The number of an item among those that cXML has something to say of. */
  private static String place(Object item, Remittance r) {
    int place = 0;
    for (var i : r.items()) {
      if (says(i)) place++;
      if (i == item || i.equals(item)) break;
    }
    return Integer.toString(place);
  }

  private static boolean says(RemittanceItem i) {
    boolean amounts = i.net() != null || i.gross() != null || i.discount() != null || i.adjusted() != null || i.adjustments().stream().anyMatch(CxmlRemittance::says);
    return amounts || i.number() != null || i.date() != null || i.order() != null || i.contract() != null || i.properties().stream().anyMatch(p -> p.name() != null || p.value() != null)
        || !i.notes().isEmpty() && (i.notes().getFirst().text() != null || i.notes().getFirst().title() != null || i.notes().getFirst().language() != null);
  }

  private static boolean says(Adjustment a) {
    return a.amount() != null || a.reason() != null || a.text() != null || a.reference() != null || a.referenceKind() != null || a.line() != null;
  }
}
