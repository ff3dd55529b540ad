package io.bordereau.document;

import java.util.List;

/**
 * A purchase order, or a change or cancellation of one (X12 850 and 860, EDIFACT ORDERS and ORDCHG, cXML OrderRequest, UBL Order). Parts
 * that an invoice has as well have the same names here.
 *
 * @param number the buyer's number (OT-1)
 * @param issued date of the order (OT-2)
 * @param type UNTDID 1001 code: 220 order, 221 blanket, 224 rush, 226 call-off, 227 consignment, 230 change (OT-3)
 * @param purpose what it does to an earlier one: cancel, replace, change, duplicate, confirmation; null for original (OT-4)
 * @param kind kind of order, finer than the type (OT-5)
 * @param currency ISO 4217 code (OT-6)
 * @param accountingCurrency second currency (OT-7)
 * @param exchangeRate rate between the two (OT-8)
 * @param release release (OT-9)
 * @param change number of the change (OT-10)
 * @param changed date of the change (OT-11)
 * @param contract contract or blanket order (OT-12)
 * @param salesOrder the seller's order (OT-13)
 * @param quote quotation that it answers (OT-14)
 * @param project project (OT-15)
 * @param buyerReference the buyer's reference (OT-16)
 * @param answer which answer the buyer asks for (OT-17)
 * @param terms payment terms in words (OT-18)
 * @param language language (OT-19)
 * @param notes notes (OT-20)
 * @param seller seller (OT-21)
 * @param buyer buyer (OT-22)
 * @param delivery where and when to deliver (OT-23)
 * @param parties parties in other roles (OT-24)
 * @param contacts contacts that belong to no party (OT-25)
 * @param references further references (OT-26)
 * @param dates further dates (OT-27)
 * @param period period (OT-28)
 * @param paymentTerms structured payment terms (OT-29)
 * @param payments means of payment (OT-30)
 * @param taxes taxes (OT-31)
 * @param allowances allowances (OT-32)
 * @param charges charges (OT-33)
 * @param shipments how it is to travel (OT-34)
 * @param packs packaging (OT-35)
 * @param properties named values (OT-36)
 * @param attachments supporting documents (OT-37)
 * @param totals totals (OT-38)
 * @param conditions conditions of sale and instructions (OT-39)
 * @param lines lines (OT-40)
 * @param contractType kind of the contract (OT-41)
 * @param category category of the purchase (OT-42)
 * @param invoicing which invoice the buyer asks for (OT-43)
 * @param security security level (OT-44)
 * @param transaction kind of transaction (OT-45)
 * @param prices further prices (OT-46)
 * @param amounts further amounts (OT-47)
 * @param leadTimes lead times (OT-48)
 * @param measurements measurements (OT-49)
 * @param services services and instructions without an amount to pay (OT-200)
 * @param texts descriptions that hold for all lines (OT-201)
 * @param request number of the request for the order or its change (OT-202)
 * @param codes codes of industries and agencies (OT-211)
 * @param equipment equipment (OT-341)
 * @param numberSets sets of numbers (OT-342)
 * @param requirements requirements (OT-343)
 * @param schedules parts of the order with their own dates (OT-344)
 * @param process which rules and which process it follows (OT-410)
 * @param sequence number of the change among the changes of this order (OT-415)
 */
public record Order(
    @Term("OT-1") String number,
    @Term("OT-2") Moment issued,
    @Term("OT-3") String type,
    @Term("OT-4") String purpose,
    @Term("OT-5") String kind,
    @Term("OT-6") String currency,
    @Term("OT-7") String accountingCurrency,
    @Term("OT-8") Decimal exchangeRate,
    @Term("OT-9") String release,
    @Term("OT-10") String change,
    @Term("OT-11") Moment changed,
    @Term("OT-12") String contract,
    @Term("OT-13") String salesOrder,
    @Term("OT-14") String quote,
    @Term("OT-15") String project,
    @Term("OT-16") String buyerReference,
    @Term("OT-17") String answer,
    @Term("OT-18") String terms,
    @Term("OT-19") String language,
    @Term("OT-20") List<Note> notes,
    @Term("OT-21") Party seller,
    @Term("OT-22") Party buyer,
    @Term("OT-23") Delivery delivery,
    @Term("OT-24") List<OtherParty> parties,
    @Term("OT-25") List<Contact> contacts,
    @Term("OT-26") List<Reference> references,
    @Term("OT-27") List<OtherDate> dates,
    @Term("OT-28") Period period,
    @Term("OT-29") List<PaymentTerm> paymentTerms,
    @Term("OT-30") List<Payment> payments,
    @Term("OT-31") List<Tax> taxes,
    @Term("OT-32") List<AllowanceCharge> allowances,
    @Term("OT-33") List<AllowanceCharge> charges,
    @Term("OT-34") List<Shipment> shipments,
    @Term("OT-35") List<Pack> packs,
    @Term("OT-36") List<Property> properties,
    @Term("OT-37") List<Attachment> attachments,
    @Term("OT-38") Totals totals,
    @Term("OT-39") List<Condition> conditions,
    @Term("OT-40") List<OrderLine> lines,
    @Term("OT-41") String contractType,
    @Term("OT-42") String category,
    @Term("OT-43") String invoicing,
    @Term("OT-44") String security,
    @Term("OT-45") String transaction,
    @Term("OT-46") List<OtherPrice> prices,
    @Term("OT-47") List<OtherAmount> amounts,
    @Term("OT-48") List<LeadTime> leadTimes,
    @Term("OT-49") List<Measurement> measurements,
    @Term("OT-200") List<AllowanceCharge> services,
    @Term("OT-201") List<ItemText> texts,
    @Term("OT-202") String request,
    @Term("OT-211") List<IndustryCode> codes,
    @Term("OT-341") List<Equipment> equipment,
    @Term("OT-342") List<NumberSet> numberSets,
    @Term("OT-343") List<Requirement> requirements,
    @Term("OT-344") List<Schedule> schedules,
    @Term("OT-410") Process process,
    @Term("OT-415") String sequence) {
  public Order {
    notes = notes == null ? List.of() : List.copyOf(notes);
    parties = parties == null ? List.of() : List.copyOf(parties);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    paymentTerms = paymentTerms == null ? List.of() : List.copyOf(paymentTerms);
    payments = payments == null ? List.of() : List.copyOf(payments);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    packs = packs == null ? List.of() : List.copyOf(packs);
    properties = properties == null ? List.of() : List.copyOf(properties);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    lines = lines == null ? List.of() : List.copyOf(lines);
    prices = prices == null ? List.of() : List.copyOf(prices);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    leadTimes = leadTimes == null ? List.of() : List.copyOf(leadTimes);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    services = services == null ? List.of() : List.copyOf(services);
    texts = texts == null ? List.of() : List.copyOf(texts);
    codes = codes == null ? List.of() : List.copyOf(codes);
    equipment = equipment == null ? List.of() : List.copyOf(equipment);
    numberSets = numberSets == null ? List.of() : List.copyOf(numberSets);
    requirements = requirements == null ? List.of() : List.copyOf(requirements);
    schedules = schedules == null ? List.of() : List.copyOf(schedules);
  }
}
