package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.apart;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Money;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.ubl.UblFrame.Profile;
import java.util.function.Predicate;

/**
 * UBL RemittanceAdvice. A line names the document that it settles; what is paid for a credit note stands as a credit without a sign. The format
 * has no place for discounts and deductions.
 */
final class UblRemittance {
  private UblRemittance() {}

  private static final String LINE = "line";

  /** An amount that lessens the payment, as a credit without a sign. */
  private static final As<Money> WITHOUT_SIGN =
      new As<>() {
        @Override
        public Money parse(Tree tree, int node, Scope scope) {
          return new Money(Forms.number(tree, node, scope).negate());
        }

        @Override
        public String print(Money value, Scope scope) {
          return new Money(value.amount().negate()).toString();
        }

        @Override
        public String says() {
          return "amount, positive where it lessens the payment";
        }
      };

  static Mapping<Remittance> mapping() {
    return Mapping.of(Remittance.class)
        .named("UBL 2.1 RemittanceAdvice")
        .family("ubl-remittance-advice", UblFrame.NAMES.names())
        .root(
            "RemittanceAdvice",
            UblFrame.process(Profile.PLAIN),
            must("cbc:ID", "number"),
            UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime"),
            each("notes", "cbc:Note", at(".", "text"), at("@languageID", "language")),
            at("cbc:DocumentCurrencyCode", "currency"),
            once(
                "amounts",
                as("cbc:TotalDebitAmount", amount("debits"), fact("kind", "debits"), at(".", "amount"), echo("@currencyID", "currency")),
                as("cbc:TotalCreditAmount", amount("credits"), fact("kind", "credits"), at(".", "amount"), echo("@currencyID", "currency"))),
            UblInvoice.amount("cbc:TotalPaymentAmount", "total"),
            at("cbc:PaymentOrderReference", "trace"),
            once(
                "references",
                UblFrame.reference("cbc:PayerReference", "payer", "."),
                UblFrame.reference("cbc:InvoicingPartyReference", "invoicing-party", ".")),
            node("cac:AccountingCustomerParty/cac:Party", into("payer", UblFrame.party())),
            node("cac:AccountingSupplierParty/cac:Party", into("payee", UblFrame.party())),
            once("parties", UblFrame.role("cac:PayeeParty", "payee", false)),
            means(),
            node("cac:TaxTotal", UblInvoice.amount("cbc:TaxAmount", "totals.tax")),
            each("items", "cac:RemittanceAdviceLine", line()),
            apart("groups", each("items", "cac:RemittanceAdviceLine", line())),
            lose("items.adjustments", "a UBL remittance advice has no place for deductions"),
            lose("items.discount", "a UBL remittance advice has no place for discounts"));
  }

  private static Part means() {
    return node(
        "cac:PaymentMeans",
        at("cbc:PaymentMeansCode", "means", Forms.TEXT.elseWrite("1")),
        at("cbc:PaymentDueDate", "paid"),
        at("cbc:PaymentChannelCode", "channel"),
        node("cac:PayerFinancialAccount", into("payerAccount", account())),
        node("cac:PayeeFinancialAccount", into("payeeAccount", account())));
  }

  private static Part account() {
    return all(
        at("cbc:ID", "id"), at("cbc:ID/@schemeID", "scheme"), at("cbc:Name", "name"), at("cac:FinancialInstitutionBranch/cbc:ID", "provider"), at(
            "cac:FinancialInstitutionBranch/cbc:ID/@schemeID", "providerScheme"));
  }

  private static Part line() {
    return all(
        once(
            "references",
            UblFrame.reference("cbc:ID", LINE, "."),
            UblFrame.reference("cbc:InvoicingPartyReference", "invoicing-party", ".")),
        derive("cbc:ID", "its place among the lines where it has no number", Forms.TEXT, UblRemittance::number),
        each("notes", "cbc:Note", at(".", "text")),
        choose(
            when(
                "a credit",
                p -> p.has("cbc:CreditLineAmount"),
                i -> ((RemittanceItem) i).net() != null && ((RemittanceItem) i).net().signum() < 0,
                node("cbc:CreditLineAmount", at(".", "net", WITHOUT_SIGN), echo("@currencyID", "currency"))),
            when("a debit", p -> true, i -> true, UblInvoice.amount("cbc:DebitLineAmount", "net"))),
        once("amounts", as("cbc:BalanceAmount", amount("balance"), fact("kind", "balance"), at(".", "amount"), echo("@currencyID", "currency"))),
        node(
            "cac:BillingReference",
            choose(
                document("cac:CreditNoteDocumentReference", "381"),
                document("cac:DebitNoteDocumentReference", "383"),
                when("an invoice", p -> true, i -> ((RemittanceItem) i).number() != null, reference("cac:InvoiceDocumentReference"), fact("type", "380")))),
        node("cac:DocumentReference", is("cbc:DocumentTypeCode", "220"), at("cbc:ID", "order")));
  }

  private static Part.Alternative document(String element, String type) {
    return when(
        "a document of type " + type,
        p -> p.has(element),
        i -> type.equals(((RemittanceItem) i).type()) && ((RemittanceItem) i).number() != null,
        reference(element),
        fact("type", type));
  }

  private static Part reference(String element) {
    return node(element, at("cbc:ID", "number"), at("cbc:IssueDate", "date"));
  }

  private static Predicate<Object> amount(String kind) {
    return a -> kind.equals(((OtherAmount) a).kind());
  }

  /** A line that has no number of its own is told by where it stands. */
  private static Object number(Object item, Object remittance) {
    var i = (RemittanceItem) item;
    if (i.references().stream().anyMatch(r -> LINE.equals(r.kind()))) return null;
    return Integer.toString(((Remittance) remittance).allItems().indexOf(i) + 1);
  }
}
