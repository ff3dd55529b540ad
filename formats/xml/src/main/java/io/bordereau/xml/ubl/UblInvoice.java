package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Forms.DATE;
import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.below;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.composite;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.same;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Note;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Extent;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.Specification;
import java.util.List;

/**
 * UBL 2.1 Invoice and CreditNote (EN 16931-3-2, Peppol BIS Billing 3). The credit note is the invoice's mapping with another set of
 * names and two terms at other places (BT-9, BT-11).
 */
public final class UblInvoice {
  private UblInvoice() {}

  static final Namespaces NAMES =
      new Namespaces()
          .root("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
          .root("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
          .with("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
          .with("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
          .with("ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2");

  /**
   * A profile of UBL: the one mapping, narrowed to the places that the profile has.
   *
   * @param name for people
   * @param customization the specification identifier (BT-24) that it writes; null for the document's own
   * @param kin beginning of the longer identifiers that a document of the profile may keep; null for none
   * @param process the process (BT-23) that it writes where the document names none; null for none
   * @param processes beginning of the processes that it knows; null for any
   * @param extent the places that it has; null for all that the mapping knows
   * @param habits the forms of values that it demands beyond those of UBL
   */
  record Profile(String name, String customization, String kin, String process, String processes, Extent extent, UblHabits habits) {
    Profile(String name, String customization, String kin, String process, String processes, Extent extent) {
      this(name, customization, kin, process, processes, extent, UblHabits.NONE);
    }

    As<String> specification() {
      return customization == null ? TEXT : Specification.of(customization, v -> kin != null && v.startsWith(kin));
    }

    As<String> businessProcess() {
      return process == null ? TEXT : processes == null ? TEXT.elseWrite(process) : Specification.of(process, v -> v.startsWith(processes));
    }

    /** Whether a document that names this specification is one of the profile. */
    boolean claims(String named) {
      return named.equals(customization) || kin != null && named.startsWith(kin);
    }

    boolean linesBelow() {
      return extent == null || extent.room("cac:InvoiceLine/cac:SubInvoiceLine") > 0;
    }
  }

  private static final String EN = "urn:cen.eu:en16931:2017#compliant#";
  private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:3.0";

  static final Profile PLAIN = new Profile("UBL 2.1", null, null, null, null, null);
  static final Profile PEPPOL =
      new Profile("Peppol BIS Billing 3", EN + BILLING, EN + "urn:fdc:peppol.eu:2017:poacc:", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "urn:fdc:peppol.eu:2017:poacc:", null);

  private static final String SCHEME = "cac:TaxScheme/cbc:ID";
  private static final String[] VALUE_ADDED = {"VAT", "GST", "IGST", "SST", "IVA", "MVA", "TVA", "USt"};

  /** The scheme tells the two tax registrations of a party apart, so that each keeps to its side. */
  private static final As<String> VAT_SCHEME = scheme(true, "VAT");

  private static final As<String> OTHER_SCHEME = scheme(false, "TAX");

  private static As<String> scheme(boolean valueAdded, String usual) {
    return As.<String>of(
            "tax scheme",
            (t, s) -> t,
            (v, s) -> {
              if (List.of(VALUE_ADDED).contains(v) == valueAdded) return v;
              s.lossy("UBL tells tax registrations apart by their scheme");
              return usual;
            })
        .orElse(usual);
  }

  static Mapping<Invoice> mapping(Profile p, boolean credit) {
    var kind = credit ? "CreditNote" : "Invoice";
    return Mapping.of(Invoice.class)
        .named(p.name + " " + kind)
        .family("ubl", NAMES.names())
        .room(p.extent)
        .usual(Decimal.class, p.habits.numbers())
        .root(
            kind,
            at("cbc:CustomizationID", "process.specification", p.specification()),
            at("cbc:ProfileID", "process.businessProcess", p.businessProcess()),
            must("cbc:ID", "number"),
            at("cbc:UUID", "id"),
            must("cbc:IssueDate", "issued", DATE),
            at("cbc:IssueTime", "issueTime"),
            credit ? all() : at("cbc:DueDate", "due", DATE),
            must("cbc:" + kind + "TypeCode", "type"),
            at("cbc:" + kind + "TypeCode/@name", "transaction"),
            each(
                "notes",
                "cbc:Note",
                composite(".", "#subject#text", List.of("subject", "text"), UblInvoice::noteApart, UblInvoice::noteTogether),
                at("@languageID", "language")),
            at("cbc:TaxPointDate", "taxPoint", DATE),
            must("cbc:DocumentCurrencyCode", "currency"),
            at("cbc:TaxCurrencyCode", "accountingCurrency"),
            at("cbc:AccountingCost", "buyerAccounting"),
            at("cbc:AccountingCostCode", "accountingCost"),
            at("cbc:BuyerReference", "buyerReference"),
            node(
                "cac:InvoicePeriod",
                at("cbc:StartDate", "period.start", DATE),
                at("cbc:EndDate", "period.end", DATE),
                at("cbc:DescriptionCode", "taxPointCode")),
            node("cac:OrderReference", at("cbc:ID", "order"), at("cbc:SalesOrderID", "salesOrder"), at("cbc:IssueDate", "orderDate", DATE)),
            each(
                "preceding",
                "cac:BillingReference",
                node("cac:InvoiceDocumentReference", at("cbc:ID", "number"), at("cbc:UUID", "messageId"), at("cbc:IssueDate", "issued", DATE))),
            at("cac:DespatchDocumentReference/cbc:ID", "despatchAdvice"),
            at("cac:ReceiptDocumentReference/cbc:ID", "receivingAdvice"),
            at("cac:OriginatorDocumentReference/cbc:ID", "tender"),
            node(
                "cac:ContractDocumentReference",
                at("cbc:ID", "contract"),
                at("cbc:IssueDate", "contractDate", DATE),
                at("cbc:DocumentType", "contractType")),
            node(
                "cac:AdditionalDocumentReference",
                is("cbc:DocumentTypeCode", "130"),
                at("cbc:ID", "object.value"),
                at("cbc:ID/@schemeID", "object.scheme")),
            credit ? node("cac:AdditionalDocumentReference", is("cbc:DocumentTypeCode", "50"), at("cbc:ID", "project")) : all(),
            each("attachments", "cac:AdditionalDocumentReference", attachment()),
            credit ? all() : at("cac:ProjectReference/cbc:ID", "project"),
            node("cac:AccountingSupplierParty/cac:Party", into("seller", party("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name"))),
            node("cac:AccountingCustomerParty/cac:Party", into("buyer", party("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name"))),
            node("cac:PayeeParty", into("payee", party("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName"))),
            node("cac:TaxRepresentativeParty", into("taxRepresentative", party("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName"))),
            node("cac:Delivery", into("delivery", delivery())),
            each("payments", "cac:PaymentMeans", payment(credit, p.habits)),
            at("cac:PaymentTerms/cbc:Note", "terms"),
            node(
                "cac:TaxExchangeRate",
                echo("cbc:SourceCurrencyCode", "currency"),
                echo("cbc:TargetCurrencyCode", "accountingCurrency"),
                at("cbc:CalculationRate", "exchangeRate")),
            each("allowances", "cac:AllowanceCharge", allowance("false", "0")),
            each("charges", "cac:AllowanceCharge", allowance("true", "1")),
            node(
                "cac:TaxTotal",
                same("cbc:TaxAmount/@currencyID", "currency"),
                at("cbc:TaxAmount", "totals.tax"),
                each("vat", "cac:TaxSubtotal", vat(p.habits))),
            node("cac:TaxTotal", same("cbc:TaxAmount/@currencyID", "accountingCurrency"), at("cbc:TaxAmount", "totals.taxAccounting")),
            node(
                "cac:LegalMonetaryTotal",
                into(
                    "totals",
                    amount("cbc:LineExtensionAmount", "lines"),
                    amount("cbc:TaxExclusiveAmount", "withoutTax"),
                    amount("cbc:TaxInclusiveAmount", "withTax"),
                    amount("cbc:AllowanceTotalAmount", "allowances"),
                    amount("cbc:ChargeTotalAmount", "charges"),
                    amount("cbc:PrepaidAmount", "paid"),
                    amount("cbc:PayableRoundingAmount", "rounding"),
                    amount("cbc:PayableAmount", "due"))),
            each("priorPayments", "cac:PrepaidPayment", priorPayment()),
            each("lines", as("cac:" + kind + "Line", l -> stands((Line) l, p), line(credit), below("cac:Sub" + kind + "Line", "id", "parent"))));
  }

  /** A line that only informs has no place among lines that count, nor one below another where the profile knows none. */
  private static boolean stands(Line line, Profile p) {
    return !"information".equals(line.status()) && (line.parent() == null || p.linesBelow());
  }

  /** A payment before the invoice; in the extension of XRechnung what a third party collects. */
  private static Part priorPayment() {
    return all(at("cbc:ID", "kind"), amount("cbc:PaidAmount", "amount"), at("cbc:ReceivedDate", "received", DATE), at("cbc:InstructionID", "text"));
  }

  /** An amount and its currency (BT-5). */
  static Part amount(String name, String slot) {
    return node(name, at(".", slot), echo("@currencyID", "currency"));
  }

  static Part identifier(String name, String slot) {
    return node(name, at(".", slot + ".value"), at("@schemeID", slot + ".scheme"));
  }

  private static Part party(String namePlace, String tradingNamePlace) {
    return all(node("cac:PartyIdentification", is("cbc:ID/@schemeID", "SEPA"), at("cbc:ID", "/creditorId")), anyParty(namePlace, tradingNamePlace));
  }

  /** A party of any document. */
  static Part anyParty(String namePlace, String tradingNamePlace) {
    return all(
        identifier("cbc:EndpointID", "endpoint"),
        each("identifiers", "cac:PartyIdentification", at("cbc:ID", "value"), at("cbc:ID/@schemeID", "scheme")),
        at(namePlace, "name"),
        at(tradingNamePlace, "tradingName"),
        node("cac:PostalAddress", into("address", address())),
        node("cac:PartyTaxScheme", among(SCHEME, VALUE_ADDED), at("cbc:CompanyID", "vatId"), at(SCHEME, "taxScheme", VAT_SCHEME)),
        node("cac:PartyTaxScheme", not(SCHEME, VALUE_ADDED), at("cbc:CompanyID", "taxId"), at(SCHEME, "taxIdScheme", OTHER_SCHEME)),
        at("cac:PartyLegalEntity/cbc:CompanyID", "registration.value"),
        at("cac:PartyLegalEntity/cbc:CompanyID/@schemeID", "registration.scheme"),
        at("cac:PartyLegalEntity/cbc:CompanyLegalForm", "legalInfo"),
        node("cac:Contact", into("contact", contact())));
  }

  static Part contact() {
    return all(
        at("cbc:ID", "role"), at("cbc:Name", "name"), at("cbc:Telephone", "phone"), at("cbc:Telefax", "fax"), at("cbc:ElectronicMail", "email"));
  }

  static Part address() {
    return all(
        at("cbc:StreetName", "line1"),
        at("cbc:AdditionalStreetName", "line2"),
        at("cbc:CityName", "city"),
        at("cbc:PostalZone", "postCode"),
        at("cbc:CountrySubentity", "subdivision"),
        at("cac:AddressLine/cbc:Line", "line3"),
        at("cac:Country/cbc:IdentificationCode", "country"),
        at("cac:Country/cbc:Name", "countryName"));
  }

  private static Part delivery() {
    return all(
        at("cbc:ActualDeliveryDate", "date", DATE),
        node("cac:DeliveryLocation", identifier("cbc:ID", "location"), node("cac:Address", into("address", address()))),
        at("cac:DeliveryParty/cac:PartyName/cbc:Name", "name"),
        node("cac:DeliveryParty/cac:Contact", into("contact", contact())));
  }

  static Part attachment() {
    return all(
        at("cbc:ID", "id"),
        at("cbc:ID/@schemeID", "scheme"),
        at("cbc:DocumentTypeCode", "type"),
        at("cbc:DocumentDescription", "description"),
        node(
            "cac:Attachment",
            node("cbc:EmbeddedDocumentBinaryObject", at(".", "content"), at("@mimeCode", "mime"), at("@filename", "filename")),
            at("cac:ExternalReference/cbc:URI", "location")));
  }

  static Part payment(boolean credit, UblHabits habits) {
    return all(
        at("cbc:ID", "id"),
        at("cbc:PaymentMeansCode", "means"),
        at("cbc:PaymentMeansCode/@name", "meansText"),
        credit ? at("cbc:PaymentDueDate", "/due", DATE) : all(),
        at("cbc:PaymentChannelCode", "channel"),
        at("cbc:PaymentID", "remittance", habits.remittance()),
        node(
            "cac:CardAccount",
            at("cbc:PrimaryAccountNumberID", "card.number"),
            at("cbc:NetworkID", "card.network"),
            at("cbc:HolderName", "card.holder")),
        node(
            "cac:PayeeFinancialAccount",
            at("cbc:ID", "account.id"),
            at("cbc:ID/@schemeID", "account.scheme"),
            at("cbc:Name", "account.name"),
            at("cac:FinancialInstitutionBranch/cbc:ID", "account.provider")),
        node("cac:PaymentMandate", at("cbc:ID", "mandate"), at("cac:PayerFinancialAccount/cbc:ID", "debitedAccount")));
  }

  static Part allowance(String... indicator) {
    return all(
        oneOf("cbc:ChargeIndicator", indicator),
        at("cbc:AllowanceChargeReasonCode", "reasonCode"),
        at("cbc:AllowanceChargeReason", "reason"),
        at("cbc:MultiplierFactorNumeric", "percent"),
        amount("cbc:Amount", "amount"),
        amount("cbc:BaseAmount", "base"),
        node("cac:TaxCategory", at("cbc:ID", "category"), at("cbc:Percent", "rate"), at(SCHEME, "taxScheme", VAT_SCHEME)));
  }

  private static Part vat(UblHabits habits) {
    return all(
        amount("cbc:TaxableAmount", "base"),
        amount("cbc:TaxAmount", "amount"),
        node(
            "cac:TaxCategory",
            at("cbc:ID", "category"),
            at("cbc:Percent", "rate"),
            at("cbc:TaxExemptionReasonCode", "reasonCode", habits.exemption()),
            at("cbc:TaxExemptionReason", "reason"),
            at(SCHEME, "scheme", TEXT.orElse("VAT"))));
  }

  private static Part line(boolean credit) {
    var quantity = credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity";
    return all(
        must("cbc:ID", "id"),
        at("cbc:Note", "note"),
        choose(
            when("further notes", p -> true, l -> ((Line) l).note() != null, each("notes", "cbc:Note", at(".", "text"))),
            when("none", p -> false, l -> true)),
        node(quantity, at(".", "quantity"), at("@unitCode", "unit")),
        amount("cbc:LineExtensionAmount", "net"),
        at("cbc:AccountingCost", "accounting"),
        node("cac:InvoicePeriod", at("cbc:StartDate", "period.start", DATE), at("cbc:EndDate", "period.end", DATE)),
        node("cac:OrderLineReference", at("cbc:LineID", "orderLine"), at("cbc:SalesOrderLineID", "salesOrderLine"), at("cac:OrderReference/cbc:ID", "order")),
        node("cac:DespatchLineReference", at("cbc:LineID", "despatchLine"), at("cac:DocumentReference/cbc:ID", "despatchAdvice")),
        node("cac:ReceiptLineReference", at("cbc:LineID", "receiptLine"), at("cac:DocumentReference/cbc:ID", "receivingAdvice")),
        node(
            "cac:DocumentReference",
            is("cbc:DocumentTypeCode", "130"),
            at("cbc:ID", "object.value"),
            at("cbc:ID/@schemeID", "object.scheme")),
        node("cac:Delivery", into("delivery", delivery())),
        each("allowances", "cac:AllowanceCharge", allowance("false", "0")),
        each("charges", "cac:AllowanceCharge", allowance("true", "1")),
        node("cac:TaxTotal", amount("cbc:TaxAmount", "tax")),
        node("cac:Item", into("item", item()), node("cac:ClassifiedTaxCategory", into("vat", lineVat()))),
        node("cac:Price", into("price", price())));
  }

  static Part lineVat() {
    return all(
        at("cbc:ID", "category"),
        at("cbc:Percent", "rate"),
        at("cbc:TaxExemptionReasonCode", "reasonCode"),
        at("cbc:TaxExemptionReason", "reason"),
        at(SCHEME, "scheme", TEXT.orElse("VAT")));
  }

  static Part item() {
    return all(
        at("cbc:Description", "description"),
        at("cbc:Name", "name"),
        at("cac:BuyersItemIdentification/cbc:ID", "buyerId"),
        at("cac:SellersItemIdentification/cbc:ID", "sellerId"),
        at("cac:SellersItemIdentification/cbc:ExtendedID", "sellerIdExtra"),
        at("cac:ManufacturersItemIdentification/cbc:ID", "manufacturerId"),
        node("cac:StandardItemIdentification", identifier("cbc:ID", "standardId")),
        at("cac:OriginCountry/cbc:IdentificationCode", "origin"),
        each(
            "classifications",
            "cac:CommodityClassification",
            node("cbc:ItemClassificationCode", at(".", "code"), at("@listID", "list"), at("@listVersionID", "version"))),
        each("attributes", "cac:AdditionalItemProperty", attribute()),
        at("cac:ManufacturerParty/cac:PartyName/cbc:Name", "manufacturer"),
        node("cac:ItemInstance", present("cac:LotIdentification/cbc:LotNumberID"), at("cac:LotIdentification/cbc:LotNumberID", "batch")),
        values("serialNumbers", "cac:ItemInstance", "cbc:SerialID", Integer.MAX_VALUE));
  }

  private static Part attribute() {
    return all(
        node("cbc:ID", at(".", "id.value"), at("@schemeID", "id.scheme"), at("@schemeVersionID", "id.version")),
        at("cbc:Name", "name"),
        node("cbc:NameCode", at(".", "code"), at("@listID", "list")),
        at("cbc:Value", "value"),
        node("cbc:ValueQuantity", at(".", "quantity"), at("@unitCode", "unit")),
        at("cbc:ValueQualifier", "qualifier"));
  }

  static Part price() {
    return all(
        amount("cbc:PriceAmount", "net"),
        node("cbc:BaseQuantity", at(".", "baseQuantity"), at("@unitCode", "baseUnit")),
        node("cac:AllowanceCharge", oneOf("cbc:ChargeIndicator", "false", "0"), amount("cbc:Amount", "discount"), amount("cbc:BaseAmount", "gross")));
  }

  private static String[] noteApart(String text) {
    var note = Note.parse(text);
    return new String[] {note.subject(), note.text()};
  }

  private static String noteTogether(String[] note) {
    return new Note(note[0], note[1], null).notation();
  }
}
