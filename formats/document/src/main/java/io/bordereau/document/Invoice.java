package io.bordereau.document;

import java.util.List;

/**
 * An invoice or credit note: EN 16931-1 and the extensions of this project. Amounts are positive; the type code (BT-3) decides the direction.
 *
 * @param number invoice number (BT-1)
 * @param issued issue date (BT-2)
 * @param type UNTDID 1001 code (BT-3)
 * @param currency ISO 4217 code (BT-5)
 * @param accountingCurrency VAT accounting currency (BT-6)
 * @param taxPoint VAT point date (BT-7)
 * @param taxPointCode VAT point date code, UNTDID 2005 (BT-8)
 * @param due due date (BT-9)
 * @param buyerReference buyer reference (BT-10)
 * @param project project (BT-11)
 * @param contract contract (BT-12)
 * @param order purchase order (BT-13)
 * @param salesOrder sales order (BT-14)
 * @param receivingAdvice receiving advice (BT-15)
 * @param despatchAdvice despatch advice (BT-16)
 * @param tender tender or lot (BT-17)
 * @param object invoiced object (BT-18-0)
 * @param buyerAccounting buyer's accounting reference (BT-19)
 * @param terms payment terms in words (BT-20)
 * @param notes notes (BG-1)
 * @param process process control (BG-2)
 * @param preceding preceding invoices (BG-3)
 * @param seller seller (BG-4)
 * @param buyer buyer (BG-7)
 * @param payee payee, when it is not the seller (BG-10)
 * @param taxRepresentative the seller's tax representative (BG-11)
 * @param delivery delivery (BG-13)
 * @param period invoicing period (BG-14)
 * @param payments payment instructions (BG-16)
 * @param creditorId creditor id of the seller or payee (BT-90)
 * @param allowances allowances (BG-20)
 * @param charges charges (BG-21)
 * @param totals totals (BG-22)
 * @param vat VAT breakdown (BG-23)
 * @param attachments supporting documents (BG-24)
 * @param lines lines (BG-25)
 * @param purpose original, cancel, replace, duplicate ...; null for original (BX-300)
 * @param orderDate date of the order (BX-301)
 * @param orderRelease release of the order (BX-302)
 * @param orderChange change sequence of the order (BX-303)
 * @param parties parties in other roles (BX-304)
 * @param references further references (BX-305)
 * @param dates further dates (BX-306)
 * @param paymentTerms structured payment terms (BX-307)
 * @param taxes taxes other than VAT (BX-308)
 * @param shipment shipment (BX-309)
 * @param properties named values (BX-310)
 * @param exchangeRate rate from the document currency to the accounting currency (BX-311)
 * @param headerOnly yes when the document has no item detail in its format (BX-312)
 * @param informationOnly yes when nothing is to be paid (BX-313)
 * @param origin who issued it: supplier or buyer (BX-314)
 * @param language language (BX-315)
 * @param transaction kind of invoice, finer than BT-3 (BX-316)
 * @param taxText description of the tax (BX-317)
 * @param action action that the sender asks for (BX-318)
 * @param id universal id of the document (BX-319)
 * @param orderMessageId identity of the order message (BX-320)
 * @param contractDate date of the contract (BX-321)
 * @param contractType kind of the contract (BX-322)
 * @param accountingCost accounting code (BX-323)
 * @param issueTime time of issue where a format keeps it apart from the date (BX-324)
 * @param contacts contacts of the document that belong to no party (BX-420)
 * @param measurements measures (BX-570)
 * @param amounts further amounts (BX-571)
 * @param codes codes of industries and agencies (BX-572)
 * @param accountingData accounting classifications (BX-573)
 * @param answers answers to agreed questions (BX-574)
 * @param voyages voyages (BX-575)
 * @param tariffs tariffs of freight rates (BX-576)
 * @param packs packaging in words or codes (BX-577)
 * @param balances balances of the account (BX-578)
 * @param services services and instructions without an amount to pay (BX-700)
 * @param handling what is to be done with the amount, as a foreign code with its origin; null for nothing (BX-704)
 * @param title name of the document, as its head says it (BX-922)
 * @param priorPayments payments that were made before, or that a third party makes (BX-923)
 */
public record Invoice(
    @Term("BT-1") String number,
    @Term("BT-2") Moment issued,
    @Term("BT-3") String type,
    @Term("BT-5") String currency,
    @Term("BT-6") String accountingCurrency,
    @Term("BT-7") Moment taxPoint,
    @Term("BT-8") String taxPointCode,
    @Term("BT-9") Moment due,
    @Term("BT-10") String buyerReference,
    @Term("BT-11") String project,
    @Term("BT-12") String contract,
    @Term("BT-13") String order,
    @Term("BT-14") String salesOrder,
    @Term("BT-15") String receivingAdvice,
    @Term("BT-16") String despatchAdvice,
    @Term("BT-17") String tender,
    @Term(value = "BT-18-0", within = "value=BT-18 " + "scheme=BT-18-1") Identifier object,
    @Term("BT-19") String buyerAccounting,
    @Term("BT-20") String terms,
    @Term(value = "BG-1", within = "subject=BT-21 " + "text=BT-22") List<Note> notes,
    @Term("BG-2") Process process,
    @Term("BG-3") List<Preceding> preceding,
    @Term(value = "BG-4", within = "name=BT-27 " + "tradingName=BT-28 " + "identifiers=BT-29-0 " + "identifiers.value=BT-29 " + "identifiers.scheme=BT-29-1 " + "registration=BT-30-0 " + "registration.value=BT-30 " + "registration.scheme=BT-30-1 " + "vatId=BT-31 " + "taxId=BT-32 " + "legalInfo=BT-33 " + "endpoint=BT-34-0 " + "endpoint.value=BT-34 " + "endpoint.scheme=BT-34-1 " + "address=BG-5 " + "address.line1=BT-35 " + "address.line2=BT-36 " + "address.line3=BT-162 " + "address.city=BT-37 " + "address.postCode=BT-38 " + "address.subdivision=BT-39 " + "address.country=BT-40 " + "contact=BG-6 " + "contact.name=BT-41 " + "contact.phone=BT-42 " + "contact.email=BT-43") Party seller,
    @Term(value = "BG-7", within = "name=BT-44 " + "tradingName=BT-45 " + "identifiers=BT-46-0 " + "identifiers.value=BT-46 " + "identifiers.scheme=BT-46-1 " + "registration=BT-47-0 " + "registration.value=BT-47 " + "registration.scheme=BT-47-1 " + "vatId=BT-48 " + "endpoint=BT-49-0 " + "endpoint.value=BT-49 " + "endpoint.scheme=BT-49-1 " + "address=BG-8 " + "address.line1=BT-50 " + "address.line2=BT-51 " + "address.line3=BT-163 " + "address.city=BT-52 " + "address.postCode=BT-53 " + "address.subdivision=BT-54 " + "address.country=BT-55 " + "contact=BG-9 " + "contact.name=BT-56 " + "contact.phone=BT-57 " + "contact.email=BT-58") Party buyer,
    @Term(value = "BG-10", within = "name=BT-59 " + "identifiers=BT-60-0 " + "identifiers.value=BT-60 " + "identifiers.scheme=BT-60-1 " + "registration=BT-61-0 " + "registration.value=BT-61 " + "registration.scheme=BT-61-1") Party payee,
    @Term(value = "BG-11", within = "name=BT-62 " + "vatId=BT-63 " + "address=BG-12 " + "address.line1=BT-64 " + "address.line2=BT-65 " + "address.line3=BT-164 " + "address.city=BT-66 " + "address.postCode=BT-67 " + "address.subdivision=BT-68 " + "address.country=BT-69") Party taxRepresentative,
    @Term("BG-13") Delivery delivery,
    @Term(value = "BG-14", within = "start=BT-73 " + "end=BT-74") Period period,
    @Term("BG-16") List<Payment> payments,
    @Term("BT-90") String creditorId,
    @Term(value = "BG-20", within = "amount=BT-92 " + "base=BT-93 " + "percent=BT-94 " + "category=BT-95 " + "rate=BT-96 " + "reason=BT-97 " + "reasonCode=BT-98") List<AllowanceCharge> allowances,
    @Term(value = "BG-21", within = "amount=BT-99 " + "base=BT-100 " + "percent=BT-101 " + "category=BT-102 " + "rate=BT-103 " + "reason=BT-104 " + "reasonCode=BT-105") List<AllowanceCharge> charges,
    @Term("BG-22") Totals totals,
    @Term("BG-23") List<Vat> vat,
    @Term("BG-24") List<Attachment> attachments,
    @Term("BG-25") List<Line> lines,
    @Term("BX-300") String purpose,
    @Term("BX-301") Moment orderDate,
    @Term("BX-302") String orderRelease,
    @Term("BX-303") String orderChange,
    @Term("BX-304") List<OtherParty> parties,
    @Term("BX-305") List<Reference> references,
    @Term("BX-306") List<OtherDate> dates,
    @Term("BX-307") List<PaymentTerm> paymentTerms,
    @Term("BX-308") List<Tax> taxes,
    @Term("BX-309") Shipment shipment,
    @Term("BX-310") List<Property> properties,
    @Term("BX-311") Decimal exchangeRate,
    @Term("BX-312") String headerOnly,
    @Term("BX-313") String informationOnly,
    @Term("BX-314") String origin,
    @Term("BX-315") String language,
    @Term("BX-316") String transaction,
    @Term("BX-317") String taxText,
    @Term("BX-318") String action,
    @Term("BX-319") String id,
    @Term("BX-320") String orderMessageId,
    @Term("BX-321") Moment contractDate,
    @Term("BX-322") String contractType,
    @Term("BX-323") String accountingCost,
    @Term("BX-324") String issueTime,
    @Term("BX-420") List<Contact> contacts,
    @Term("BX-570") List<Measurement> measurements,
    @Term("BX-571") List<OtherAmount> amounts,
    @Term("BX-572") List<IndustryCode> codes,
    @Term("BX-573") List<AccountingData> accountingData,
    @Term("BX-574") List<Answer> answers,
    @Term("BX-575") List<Voyage> voyages,
    @Term("BX-576") List<Tariff> tariffs,
    @Term("BX-577") List<Pack> packs,
    @Term("BX-578") List<Balance> balances,
    @Term("BX-700") List<AllowanceCharge> services,
    @Term("BX-704") String handling,
    @Term("BX-922") String title,
    @Term("BX-923") List<PriorPayment> priorPayments) {
  public Invoice {
    notes = notes == null ? List.of() : List.copyOf(notes);
    preceding = preceding == null ? List.of() : List.copyOf(preceding);
    payments = payments == null ? List.of() : List.copyOf(payments);
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    vat = vat == null ? List.of() : List.copyOf(vat);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    lines = lines == null ? List.of() : List.copyOf(lines);
    parties = parties == null ? List.of() : List.copyOf(parties);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    paymentTerms = paymentTerms == null ? List.of() : List.copyOf(paymentTerms);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    properties = properties == null ? List.of() : List.copyOf(properties);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    codes = codes == null ? List.of() : List.copyOf(codes);
    accountingData = accountingData == null ? List.of() : List.copyOf(accountingData);
    answers = answers == null ? List.of() : List.copyOf(answers);
    voyages = voyages == null ? List.of() : List.copyOf(voyages);
    tariffs = tariffs == null ? List.of() : List.copyOf(tariffs);
    packs = packs == null ? List.of() : List.copyOf(packs);
    balances = balances == null ? List.of() : List.copyOf(balances);
    services = services == null ? List.of() : List.copyOf(services);
    priorPayments = priorPayments == null ? List.of() : List.copyOf(priorPayments);
  }

  /** Whether the type code (BT-3) is one of a credit note: UNTDID 1001 81, 83, 261, 296, 308, 381, 396, 420, 458 or 532. */
  public boolean isCredit() {
    return type != null
        && switch (type) {
          case "81", "83", "261", "296", "308", "381", "396", "420", "458", "532" -> true;
          case String other -> false;
        };
  }
}
