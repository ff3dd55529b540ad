package io.bordereau.xml.cii;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Extent;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Namespaces;
import java.util.List;

/**
 * ZUGFeRD 1.0 of 2014 (CrossIndustryDocument, profiles BASIC, COMFORT, EXTENDED): the forerunner of Factur-X, before EN 16931. Old programs still send it inside of
 * PDFs. Its parties and much of its lines are those of the Cross Industry Invoice; what it has no place for is lost, the preceding invoice above all.
 */
final class Zugferd1 {
  private Zugferd1() {}

  static final Namespaces NAMES =
      new Namespaces()
          .with("rsm", "urn:ferd:CrossIndustryDocument:invoice:1p0")
          .with("ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12")
          .with("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15");

  /** What a document of ours names itself: the widest of the three profiles, since it may use any place. */
  static final String EXTENDED = "urn:ferd:CrossIndustryDocument:invoice:1p0:extended";

  /** The narrower profiles, whose names a document keeps. */
  static final List<String> NARROWER = List.of("urn:ferd:CrossIndustryDocument:invoice:1p0:basic", "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort");

  private static final String TRANSACTION = "rsm:SpecifiedSupplyChainTradeTransaction";
  private static final String DATE = "/udt:DateTimeString";

  static Mapping<Invoice> mapping(CiiProfile profile, Extent places) {
    return Mapping.of(Invoice.class).named(profile.name()).family("cii", NAMES.names()).room(places).root("rsm:CrossIndustryDocument", rows(profile));
  }

  private static Part[] rows(CiiProfile profile) {
    return new Part[] {
      always(
          "rsm:SpecifiedExchangedDocumentContext",
          usual("ram:TestIndicator/udt:Indicator", "false"),
          at("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", "process.businessProcess"),
          at("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", "process.specification", profile.guideline())),
      node(
          "rsm:HeaderExchangedDocument",
          must("ram:ID", "number"),
          at("ram:Name", "title"),
          must("ram:TypeCode", "type"),
          must("ram:IssueDateTime" + DATE, "issued", CiiForms.DAY),
          at("ram:LanguageID", "language"),
          each("notes", "ram:IncludedNote", CiiLines.note())),
      node(
          TRANSACTION,
          always("ram:ApplicableSupplyChainTradeAgreement", agreement()),
          always("ram:ApplicableSupplyChainTradeDelivery", delivery()),
          always("ram:ApplicableSupplyChainTradeSettlement", settlement()),
          Zugferd1Lines.lines()),
      lose("payments.remittance", "ZUGFeRD 1.0 has one remittance information, which stands for all means of payment"),
      lose("payments.id", "where ZUGFeRD 1.0 has the id of a means of payment, it means the mandate of a direct debit"),
      lose("preceding.number", "ZUGFeRD 1.0 names no preceding invoice"),
      lose("preceding.issued", "ZUGFeRD 1.0 names no preceding invoice")
    };
  }

  private static Part agreement() {
    return all(
        at("ram:BuyerReference", "buyerReference"),
        CiiParties.party("ram:SellerTradeParty", "seller"),
        CiiParties.party("ram:BuyerTradeParty", "buyer"),
        CiiParties.other("ram:ProductEndUserTradeParty", "end-user"),
        at("ram:ApplicableTradeDeliveryTerms/ram:DeliveryTypeCode", "shipment.incoterms"),
        node("ram:BuyerOrderReferencedDocument", at("ram:IssueDateTime", "orderDate", CiiForms.MIDNIGHT), at("ram:ID", "order")),
        node(
            "ram:ContractReferencedDocument",
            at("ram:IssueDateTime", "contractDate", CiiForms.MIDNIGHT),
            at("ram:ReferenceTypeCode", "contractType"),
            at("ram:ID", "contract")),
        node("ram:AdditionalReferencedDocument", is("ram:TypeCode", "50"), at("ram:ID", "tender")),
        node("ram:AdditionalReferencedDocument", is("ram:TypeCode", "130"), at("ram:ID", "object.value"), at("ram:ReferenceTypeCode", "object.scheme")),
        coded("ram:AdditionalReferencedDocument", "ram:TypeCode"),
        reference("ram:CustomerOrderReferencedDocument", "customer-order"));
  }

  /** References of a kind that the format names by a code of its own. */
  static Part coded(String place, String kind) {
    return each(
        "references",
        as(
            place,
            r -> ((Reference) r).kind() != null && ((Reference) r).kind().startsWith("cii:"),
            at("ram:IssueDateTime", "date", CiiForms.MIDNIGHT),
            at("ram:LineID", "line"),
            at(kind, "kind", CiiForms.own()),
            at("ram:ID", "value")));
  }

  static Part reference(String place, String kind) {
    return each(
            "references",
            as(
                place,
                r -> kind.equals(((Reference) r).kind()),
                fact("kind", kind),
                at("ram:IssueDateTime", "date", CiiForms.MIDNIGHT),
                at("ram:LineID", "line"),
                at("ram:ID", "value")))
        .most(1);
  }

  private static Part delivery() {
    return all(
        at("ram:RelatedSupplyChainConsignment/ram:SpecifiedLogisticsTransportMovement/ram:ModeCode", "shipment.mode", CiiForms.MODE),
        CiiParties.delivery(),
        CiiParties.other("ram:UltimateShipToTradeParty", "ultimate-consignee"),
        CiiParties.other("ram:ShipFromTradeParty", "ship-from"),
        at("ram:DespatchAdviceReferencedDocument/ram:ID", "despatchAdvice"),
        at("ram:ReceivingAdviceReferencedDocument/ram:ID", "receivingAdvice"),
        reference("ram:DeliveryNoteReferencedDocument", "delivery-note"));
  }

  private static Part settlement() {
    return all(
        first("payments", at("ram:PaymentReference", "remittance")),
        must("ram:InvoiceCurrencyCode", "currency"),
        CiiParties.other("ram:InvoiceeTradeParty", "bill-to"),
        CiiParties.party("ram:PayeeTradeParty", "payee"),
        each("payments", "ram:SpecifiedTradeSettlementPaymentMeans", payment()),
        each("vat", "ram:ApplicableTradeTax", vat()),
        CiiInvoice.period(),
        each("allowances", "ram:SpecifiedTradeAllowanceCharge", allowance("false", "0")),
        each("charges", as("ram:SpecifiedLogisticsServiceCharge", c -> CiiInvoice.LOGISTICS.equals(((AllowanceCharge) c).indicator()), logistics())),
        each("charges", as("ram:SpecifiedTradeAllowanceCharge", c -> true, allowance("true", "1"))),
        CiiInvoice.termsAlone(),
        node("ram:SpecifiedTradeSettlementMonetarySummation", into("totals", totals())),
        at("ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID", "buyerAccounting"));
  }

  /** Of a direct debit the id is its mandate, and the agency beside it the creditor (EPC Rulebook AT-01, AT-02). */
  private static Part payment() {
    return all(
        at("ram:TypeCode", "means"),
        at("ram:Information", "meansText"),
        node("ram:ID", at(".", "mandate"), at("@schemeAgencyID", "/creditorId")),
        node(
            "ram:PayerPartyDebtorFinancialAccount",
            prefer(at("ram:IBANID", "debitedAccount", CiiForms.IBAN), at("ram:ProprietaryID", "debitedAccount"))),
        node(
            "ram:PayeePartyCreditorFinancialAccount",
            prefer(at("ram:IBANID", "account.id", CiiForms.IBAN), at("ram:ProprietaryID", "account.id")),
            at("ram:AccountName", "account.name")),
        node(
            "ram:PayeeSpecifiedCreditorFinancialInstitution",
            prefer(at("ram:GermanBankleitzahlID", "account.provider", CiiForms.BANKLEITZAHL), at("ram:BICID", "account.provider")),
            at("ram:Name", "account.providerName")));
  }

  static Part vat() {
    return all(
        money("ram:CalculatedAmount", "amount"),
        at("ram:TypeCode", "scheme", CiiInvoice.TAX),
        at("ram:ExemptionReason", "reason"),
        money("ram:BasisAmount", "base"),
        money("ram:LineTotalBasisAmount", "lines"),
        money("ram:AllowanceChargeBasisAmount", "adjustments"),
        at("ram:CategoryCode", "category"),
        at("ram:ApplicablePercent", "rate"));
  }

  static Part allowance(String... indicator) {
    return all(
        oneOf("ram:ChargeIndicator/udt:Indicator", indicator),
        at("ram:SequenceNumeric", "sequence"),
        at("ram:CalculationPercent", "percent"),
        money("ram:BasisAmount", "base"),
        node("ram:BasisQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        money("ram:ActualAmount", "amount"),
        at("ram:ReasonCode", "reasonCode"),
        at("ram:Reason", "reason"),
        node("ram:CategoryTradeTax", tax()));
  }

  private static Part tax() {
    return all(
        money("ram:CalculatedAmount", "tax"),
        at("ram:TypeCode", "taxScheme", CiiInvoice.TAX),
        at("ram:CategoryCode", "category"),
        at("ram:ApplicablePercent", "rate"));
  }

  private static Part logistics() {
    return all(fact("indicator", CiiInvoice.LOGISTICS), at("ram:Description", "reason"), money("ram:AppliedAmount", "amount"), node("ram:AppliedTradeTax", tax()));
  }

  private static Part totals() {
    return all(
        money("ram:LineTotalAmount", "lines"),
        money("ram:ChargeTotalAmount", "charges"),
        money("ram:AllowanceTotalAmount", "allowances"),
        money("ram:TaxBasisTotalAmount", "withoutTax"),
        money("ram:TaxTotalAmount", "tax"),
        money("ram:GrandTotalAmount", "withTax"),
        money("ram:TotalPrepaidAmount", "paid"),
        money("ram:DuePayableAmount", "due"));
  }

  /** An amount and its currency (BT-5). */
  static Part money(String place, String slot) {
    return node(place, at(".", slot), echo("@currencyID", "/currency"));
  }
}
