package io.bordereau.document;

import java.util.List;

/**
 * A line of an order, of its change or of the answer to it.
 *
 * @param id line number (OT-50)
 * @param action what a change does to the line: add, delete, change; null where the whole order is new (OT-51)
 * @param quantity quantity (OT-52)
 * @param unit unit, UN/ECE Recommendation 20 (OT-53)
 * @param open quantity that is still to come (OT-54)
 * @param price price (OT-55)
 * @param net amount of the line (OT-56)
 * @param item item (OT-57)
 * @param note note (OT-58)
 * @param notes further notes (OT-59)
 * @param orderLine line of the order that this one answers, where it is not the line's own number (OT-60)
 * @param contract contract of the line (OT-61)
 * @param accounting the buyer's accounting reference (OT-62)
 * @param parent line that this one belongs to (OT-63)
 * @param references further references (OT-64)
 * @param dates further dates (OT-65)
 * @param period period (OT-66)
 * @param delivery delivery of the line (OT-67)
 * @param parties parties of the line (OT-68)
 * @param contacts contacts of the line (OT-69)
 * @param allowances allowances (OT-70)
 * @param charges charges (OT-71)
 * @param taxes taxes (OT-72)
 * @param shipments how it is to travel (OT-73)
 * @param packs packaging (OT-74)
 * @param paymentTerms terms of the line (OT-75)
 * @param schedules parts of the quantity with their own dates (OT-76)
 * @param distributions parts of the quantity for one place each (OT-77)
 * @param confirmations what the seller says to it (OT-78)
 * @param properties named values (OT-79)
 * @param attachments supporting documents (OT-80)
 * @param quantities further quantities (OT-81)
 * @param conditions conditions of sale and instructions (OT-82)
 * @param components lines that this one consists of (OT-83)
 * @param prices further prices (OT-84)
 * @param amounts further amounts (OT-85)
 * @param leadTimes lead times (OT-86)
 * @param measurements measurements (OT-87)
 * @param services services and instructions without an amount to pay (OT-88)
 * @param codes codes of industries and agencies (OT-212)
 * @param equipment equipment (OT-350)
 * @param numberSets sets of numbers (OT-351)
 * @param requirements requirements (OT-352)
 * @param reasons reasons of changes (OT-353)
 * @param characteristics characteristics (OT-354)
 * @param documents documents (OT-355)
 * @param percentages percentages (OT-356)
 * @param numberRanges ranges of numbers (OT-357)
 * @param vat VAT (OT-413)
 */
public record OrderLine(
    @Term("OT-50") String id,
    @Term("OT-51") String action,
    @Term("OT-52") Decimal quantity,
    @Term("OT-53") String unit,
    @Term("OT-54") Decimal open,
    @Term("OT-55") Price price,
    @Term("OT-56") Money net,
    @Term("OT-57") Item item,
    @Term("OT-58") String note,
    @Term("OT-59") List<Note> notes,
    @Term("OT-60") String orderLine,
    @Term("OT-61") String contract,
    @Term("OT-62") String accounting,
    @Term("OT-63") String parent,
    @Term("OT-64") List<Reference> references,
    @Term("OT-65") List<OtherDate> dates,
    @Term("OT-66") Period period,
    @Term("OT-67") Delivery delivery,
    @Term("OT-68") List<OtherParty> parties,
    @Term("OT-69") List<Contact> contacts,
    @Term("OT-70") List<AllowanceCharge> allowances,
    @Term("OT-71") List<AllowanceCharge> charges,
    @Term("OT-72") List<Tax> taxes,
    @Term("OT-73") List<Shipment> shipments,
    @Term("OT-74") List<Pack> packs,
    @Term("OT-75") List<PaymentTerm> paymentTerms,
    @Term("OT-76") List<Schedule> schedules,
    @Term("OT-77") List<Distribution> distributions,
    @Term("OT-78") List<Confirmation> confirmations,
    @Term("OT-79") List<Property> properties,
    @Term("OT-80") List<Attachment> attachments,
    @Term("OT-81") List<Quantity> quantities,
    @Term("OT-82") List<Condition> conditions,
    @Term("OT-83") List<ComponentLine> components,
    @Term("OT-84") List<OtherPrice> prices,
    @Term("OT-85") List<OtherAmount> amounts,
    @Term("OT-86") List<LeadTime> leadTimes,
    @Term("OT-87") List<Measurement> measurements,
    @Term("OT-88") List<AllowanceCharge> services,
    @Term("OT-212") List<IndustryCode> codes,
    @Term("OT-350") List<Equipment> equipment,
    @Term("OT-351") List<NumberSet> numberSets,
    @Term("OT-352") List<Requirement> requirements,
    @Term("OT-353") List<Reason> reasons,
    @Term("OT-354") List<Characteristic> characteristics,
    @Term("OT-355") List<DocumentLink> documents,
    @Term("OT-356") List<Percentage> percentages,
    @Term("OT-357") List<NumberSet> numberRanges,
    @Term("OT-413") LineVat vat) {
  public OrderLine {
    notes = notes == null ? List.of() : List.copyOf(notes);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    parties = parties == null ? List.of() : List.copyOf(parties);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    packs = packs == null ? List.of() : List.copyOf(packs);
    paymentTerms = paymentTerms == null ? List.of() : List.copyOf(paymentTerms);
    schedules = schedules == null ? List.of() : List.copyOf(schedules);
    distributions = distributions == null ? List.of() : List.copyOf(distributions);
    confirmations = confirmations == null ? List.of() : List.copyOf(confirmations);
    properties = properties == null ? List.of() : List.copyOf(properties);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    quantities = quantities == null ? List.of() : List.copyOf(quantities);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    components = components == null ? List.of() : List.copyOf(components);
    prices = prices == null ? List.of() : List.copyOf(prices);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    leadTimes = leadTimes == null ? List.of() : List.copyOf(leadTimes);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    services = services == null ? List.of() : List.copyOf(services);
    codes = codes == null ? List.of() : List.copyOf(codes);
    equipment = equipment == null ? List.of() : List.copyOf(equipment);
    numberSets = numberSets == null ? List.of() : List.copyOf(numberSets);
    requirements = requirements == null ? List.of() : List.copyOf(requirements);
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    characteristics = characteristics == null ? List.of() : List.copyOf(characteristics);
    documents = documents == null ? List.of() : List.copyOf(documents);
    percentages = percentages == null ? List.of() : List.copyOf(percentages);
    numberRanges = numberRanges == null ? List.of() : List.copyOf(numberRanges);
  }
}
