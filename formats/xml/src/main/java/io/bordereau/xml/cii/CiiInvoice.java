package io.bordereau.xml.cii;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
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
import static io.bordereau.mapping.Parts.same;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Invoice;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.PriorPayment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** UN/CEFACT Cross Industry Invoice D16B (EN 16931-3-3), with the wider places that XRechnung and Factur-X EXTENDED use. */
final class CiiInvoice {
  private CiiInvoice() {}

  static final Namespaces NAMES =
      new Namespaces()
          .with("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")
          .with("ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
          .with("qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100")
          .with("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");

  /** UNTDID 5153; VAT is what a canonical document says without a scheme. */
  static final As<String> TAX = TEXT.orElse("VAT");

  private static final String DATE = "udt:DateTimeString";

  static Mapping<Invoice> mapping(CiiProfile p) {
    return Mapping.of(Invoice.class).named(p.name()).family("cii", NAMES.names()).room(p.extent()).root("rsm:CrossIndustryInvoice", rows(p));
  }

  private static Part[] rows(CiiProfile p) {
    return new Part[] {
      always(
          "rsm:ExchangedDocumentContext",
          at("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", "process.businessProcess", p.process()),
          at("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", "process.specification", p.guideline())),
      node(
          "rsm:ExchangedDocument",
          must("ram:ID", "number"),
          at("ram:Name", "title"),
          must("ram:TypeCode", "type"),
          must("ram:IssueDateTime/" + DATE, "issued", CiiForms.DAY),
          at("ram:LanguageID", "language"),
          each("notes", "ram:IncludedNote", CiiLines.note())),
      node(
          "rsm:SupplyChainTradeTransaction",
          CiiLines.lines(p.linesBelow()),
          always("ram:ApplicableHeaderTradeAgreement", agreement()),
          always("ram:ApplicableHeaderTradeDelivery", delivery()),
          always("ram:ApplicableHeaderTradeSettlement", settlement())),
      lose("payments.remittance", "CII has one remittance information, which stands for all means of payment"),
      lose("payments.mandate", "CII has one mandate, that of the first means of payment"),
      lose("paymentTerms.netDays", "CII states the day on which payment is due, not the number of days"),
      lose("paymentTerms.discountDue", "CII counts the days of a discount"),
      lose("paymentTerms.netDue", "the first terms of CII are those of the document"),
      lose("paymentTerms.text", "the first terms of CII are those of the document"),
      lose("preceding.issued", "CII D16B names one preceding invoice"),
      lose("preceding.number", "CII D16B names one preceding invoice"),
      lose("preceding.messageId", "CII names invoices by their number")
    };
  }

  private static Part agreement() {
    return all(
        at("ram:BuyerReference", "buyerReference"),
        CiiParties.party("ram:SellerTradeParty", "seller"),
        CiiParties.party("ram:BuyerTradeParty", "buyer"),
        CiiParties.other("ram:SalesAgentTradeParty", "sales-agent"),
        CiiParties.other("ram:BuyerRequisitionerTradeParty", "requisitioner"),
        CiiParties.other("ram:BuyerTaxRepresentativeTradeParty", "buyer-tax-representative"),
        CiiParties.party("ram:SellerTaxRepresentativeTradeParty", "taxRepresentative"),
        CiiParties.other("ram:ProductEndUserTradeParty", "end-user"),
        node("ram:ApplicableTradeDeliveryTerms", at("ram:DeliveryTypeCode", "shipment.incoterms"), at("ram:Description", "shipment.incotermsText")),
        node("ram:SellerOrderReferencedDocument", at("ram:IssuerAssignedID", "salesOrder")),
        node("ram:BuyerOrderReferencedDocument", at("ram:IssuerAssignedID", "order"), at(CiiLines.DATED, "orderDate", CiiForms.DAY)),
        CiiLines.reference("ram:QuotationReferencedDocument", "quote"),
        CiiLines.reference("ram:OrderResponseReferencedDocument", "order-response"),
        node(
            "ram:ContractReferencedDocument",
            at("ram:IssuerAssignedID", "contract"),
            at("ram:ReferenceTypeCode", "contractType"),
            at(CiiLines.DATED, "contractDate", CiiForms.DAY)),
        CiiLines.reference("ram:PriceListReferencedDocument", "price-list"),
        node("ram:AdditionalReferencedDocument", is("ram:TypeCode", "50"), at("ram:IssuerAssignedID", "tender")),
        node(
            "ram:AdditionalReferencedDocument",
            is("ram:TypeCode", "130"),
            at("ram:IssuerAssignedID", "object.value"),
            at("ram:ReferenceTypeCode", "object.scheme")),
        each("attachments", "ram:AdditionalReferencedDocument", attachment()),
        CiiParties.other("ram:BuyerAgentTradeParty", "buyer-agent"),
        node("ram:SpecifiedProcuringProject", at("ram:ID", "project"), usual("ram:Name", "Project reference")),
        CiiLines.reference("ram:UltimateCustomerOrderReferencedDocument", "customer-order"));
  }

  static Part attachment() {
    return all(
        at("ram:IssuerAssignedID", "id"),
        at("ram:URIID", "location"),
        at("ram:TypeCode", "type", TEXT.orElse("916")),
        at("ram:Name", "description"),
        node("ram:AttachmentBinaryObject", at(".", "content"), at("@mimeCode", "mime"), at("@filename", "filename")),
        at("ram:ReferenceTypeCode", "scheme"));
  }

  private static Part delivery() {
    return all(
        at("ram:RelatedSupplyChainConsignment/ram:SpecifiedLogisticsTransportMovement/ram:ModeCode", "shipment.mode", CiiForms.MODE),
        CiiParties.delivery(),
        CiiParties.other("ram:UltimateShipToTradeParty", "ultimate-consignee"),
        CiiParties.other("ram:ShipFromTradeParty", "ship-from"),
        at("ram:ActualDespatchSupplyChainEvent/ram:OccurrenceDateTime/" + DATE, "shipment.date", CiiForms.DAY),
        at("ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID", "despatchAdvice"),
        at("ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID", "receivingAdvice"),
        CiiLines.reference("ram:DeliveryNoteReferencedDocument", "delivery-note"));
  }

  private static Part settlement() {
    return all(
        at("ram:CreditorReferenceID", "creditorId"),
        at("ram:TaxCurrencyCode", "accountingCurrency"),
        must("ram:InvoiceCurrencyCode", "currency"),
        CiiParties.other("ram:InvoicerTradeParty", "issuer"),
        CiiParties.other("ram:InvoiceeTradeParty", "bill-to"),
        CiiParties.party("ram:PayeeTradeParty", "payee"),
        CiiParties.other("ram:PayerTradeParty", "payer"),
        node(
            "ram:TaxApplicableTradeCurrencyExchange",
            echo("ram:SourceCurrencyCode", "currency"),
            echo("ram:TargetCurrencyCode", "accountingCurrency"),
            at("ram:ConversionRate", "exchangeRate")),
        each("payments", "ram:SpecifiedTradeSettlementPaymentMeans", payment()),
        first("payments", at("ram:PaymentReference", "remittance")),
        each("vat", "ram:ApplicableTradeTax", vat()),
        period(),
        each("allowances", "ram:SpecifiedTradeAllowanceCharge", allowance("false", "0")),
        each("charges", as("ram:SpecifiedLogisticsServiceCharge", c -> LOGISTICS.equals(((AllowanceCharge) c).indicator()), logistics())),
        each("charges", as("ram:SpecifiedTradeAllowanceCharge", c -> true, allowance("true", "1"))),
        terms(),
        node("ram:SpecifiedTradeSettlementHeaderMonetarySummation", into("totals", totals()), taxTotals()),
        each("preceding", "ram:InvoiceReferencedDocument", at("ram:IssuerAssignedID", "number"), at(CiiLines.DATED, "issued", CiiForms.DAY)),
        at("ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID", "buyerAccounting"),
        each("priorPayments", as("ram:SpecifiedAdvancePayment", p -> "advance".equals(((PriorPayment) p).kind()), priorPayment())));
  }

  private static Part payment() {
    return all(
        at("ram:PaymentChannelCode", "channel"),
        at("ram:TypeCode", "means"),
        at("ram:Information", "meansText"),
        at("ram:ID", "id"),
        node("ram:ApplicableTradeSettlementFinancialCard", at("ram:ID", "card.number"), at("ram:CardholderName", "card.holder")),
        node(
            "ram:PayerPartyDebtorFinancialAccount",
            prefer(at("ram:IBANID", "debitedAccount", CiiForms.IBAN), at("ram:ProprietaryID", "debitedAccount"))),
        node(
            "ram:PayeePartyCreditorFinancialAccount",
            prefer(at("ram:IBANID", "account.id", CiiForms.IBAN), at("ram:ProprietaryID", "account.id")),
            at("ram:AccountName", "account.name")),
        node("ram:PayeeSpecifiedCreditorFinancialInstitution", at("ram:BICID", "account.provider"), at("ram:Name", "account.providerName")));
  }

  /** BT-7 and BT-8 are facts of the document that stand in the breakdown. */
  private static Part vat() {
    return all(
        at("ram:CalculatedAmount", "amount"),
        at("ram:TypeCode", "scheme", TAX),
        at("ram:ExemptionReason", "reason"),
        at("ram:BasisAmount", "base"),
        at("ram:LineTotalBasisAmount", "lines"),
        at("ram:AllowanceChargeBasisAmount", "adjustments"),
        at("ram:CategoryCode", "category"),
        at("ram:ExemptionReasonCode", "reasonCode"),
        at("ram:TaxPointDate/udt:DateString", "/taxPoint", CiiForms.DAY),
        at("ram:DueDateTypeCode", "/taxPointCode"),
        at("ram:RateApplicablePercent", "rate"));
  }

  static Part period() {
    return node(
        "ram:BillingSpecifiedPeriod",
        at("ram:Description", "period.text"),
        at("ram:StartDateTime/" + DATE, "period.start", CiiForms.DAY),
        at("ram:EndDateTime/" + DATE, "period.end", CiiForms.DAY));
  }

  static Part allowance(String... indicator) {
    return all(
        oneOf("ram:ChargeIndicator/udt:Indicator", indicator),
        at("ram:SequenceNumeric", "sequence"),
        at("ram:CalculationPercent", "percent"),
        at("ram:BasisAmount", "base"),
        node("ram:BasisQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        at("ram:ActualAmount", "amount"),
        at("ram:UnitBasisAmount", "unitRate"),
        at("ram:ReasonCode", "reasonCode"),
        at("ram:Reason", "reason"),
        node(
            "ram:CategoryTradeTax",
            at("ram:CalculatedAmount", "tax"),
            at("ram:TypeCode", "taxScheme", TAX),
            at("ram:CategoryCode", "category"),
            at("ram:RateApplicablePercent", "rate")));
  }

  /** A charge for transport and the like, which the format keeps apart from other charges. */
  static final String LOGISTICS = "cii:logistics";

  private static Part logistics() {
    return all(
        fact("indicator", LOGISTICS),
        at("ram:Description", "reason"),
        at("ram:AppliedAmount", "amount"),
        node(
            "ram:AppliedTradeTax",
            at("ram:CalculatedAmount", "tax"),
            at("ram:TypeCode", "taxScheme", TAX),
            at("ram:CategoryCode", "category"),
            at("ram:RateApplicablePercent", "rate")));
  }

  /** The first terms are those of the document (BT-9, BT-20, BT-89), with the discount of the first structured ones. */
  static Part terms() {
    return terms(i -> !i.payments().isEmpty() && i.payments().get(0).mandate() != null, first("payments", at("ram:DirectDebitMandateID", "mandate")));
  }

  /** The same without a mandate, as ZUGFeRD 1.0 has it elsewhere. */
  static Part termsAlone() {
    return terms(i -> false);
  }

  /** The first terms are those of the document; further ones stand behind them, and only where there are first ones. */
  private static Part terms(Predicate<Invoice> more, Part... beside) {
    var first = new ArrayList<Part>(List.of(at("ram:Description", "terms"), at("ram:DueDateDateTime/" + DATE, "due", CiiForms.DAY)));
    first.addAll(List.of(beside));
    first.add(into("paymentTerms", discount()));
    return all(
        node("ram:SpecifiedTradePaymentTerms", first.toArray(Part[]::new)),
        choose(
            when(
                "further terms",
                p -> true,
                d -> hasFirstTerms((Invoice) d) || more.test((Invoice) d),
                each(
                    "paymentTerms",
                    "ram:SpecifiedTradePaymentTerms",
                    at("ram:Description", "text"),
                    at("ram:DueDateDateTime/" + DATE, "netDue", CiiForms.DAY),
                    discount())),
            when("none", p -> false, i -> true)));
  }

  private static boolean hasFirstTerms(Invoice i) {
    return i.terms() != null || i.due() != null || !i.paymentTerms().isEmpty() && discounts(i.paymentTerms().get(0));
  }


  private static boolean discounts(PaymentTerm t) {
    return t.discountPercent() != null || t.discountAmount() != null || t.discountBase() != null || t.discountDays() != null || t.period() != null
        || t.since() != null || t.deferredAmount() != null || t.latePercent() != null;
  }

  private static Part discount() {
    return all(
        at("ram:PartialPaymentAmount", "deferredAmount"),
        node("ram:ApplicableTradePaymentPenaltyTerms", at("ram:CalculationPercent", "latePercent")),
        node(
            "ram:ApplicableTradePaymentDiscountTerms",
            at("ram:BasisDateTime/" + DATE, "since", CiiForms.DAY),
            node("ram:BasisPeriodMeasure", at(".", "discountDays"), at("@unitCode", "period", CiiForms.PERIOD_UNIT)),
            at("ram:BasisAmount", "discountBase"),
            at("ram:CalculationPercent", "discountPercent"),
            at("ram:ActualDiscountAmount", "discountAmount")));
  }

  private static Part totals() {
    return all(
        at("ram:LineTotalAmount", "lines"),
        at("ram:ChargeTotalAmount", "charges"),
        at("ram:AllowanceTotalAmount", "allowances"),
        at("ram:TaxBasisTotalAmount", "withoutTax"),
        at("ram:RoundingAmount", "rounding"),
        at("ram:GrandTotalAmount", "withTax"),
        at("ram:TotalPrepaidAmount", "paid"),
        at("ram:DuePayableAmount", "due"));
  }

  /** BT-110 and BT-111 are told apart by their currency; one that names none is BT-110. */
  private static Part taxTotals() {
    return choose(
        when(
            "no currency named",
            p -> p.has("ram:TaxTotalAmount") && !p.has("ram:TaxTotalAmount/@currencyID"),
            i -> false,
            at("ram:TaxTotalAmount", "totals.tax")),
        when(
            "by currency",
            p -> true,
            i -> true,
            node("ram:TaxTotalAmount", same("@currencyID", "currency"), at(".", "totals.tax")),
            node("ram:TaxTotalAmount", same("@currencyID", "accountingCurrency"), at(".", "totals.taxAccounting"))));
  }

  private static Part priorPayment() {
    return all(
        fact("kind", "advance"),
        at("ram:PaidAmount", "amount"),
        at("ram:FormattedReceivedDateTime/qdt:DateTimeString", "received", CiiForms.DAY),
        each(
            "vat",
            "ram:IncludedTradeTax",
            at("ram:CalculatedAmount", "amount"),
            at("ram:TypeCode", "scheme", TAX),
            at("ram:CategoryCode", "category"),
            at("ram:RateApplicablePercent", "rate")),
        each(
            "references",
            "ram:InvoiceSpecifiedReferencedDocument",
            fact("kind", "invoice"),
            at("ram:IssuerAssignedID", "value"),
            at(CiiLines.DATED, "date", CiiForms.DAY)));
  }
}
