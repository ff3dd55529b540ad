package io.bordereau.document;

import java.util.List;

/**
 * The seller's answer to an order (X12 855, EDIFACT ORDRSP, cXML ConfirmationRequest, UBL OrderResponse).
 *
 * @param number the seller's number of the answer (OT-150)
 * @param issued date of the answer (OT-151)
 * @param type UNTDID 1001 code: 231 order response (OT-152)
 * @param purpose what it does to an earlier answer; null for original (OT-153)
 * @param verdict accepted, accepted-with-changes, rejected, received; or a foreign code with its origin (OT-154)
 * @param order number of the order (OT-155)
 * @param orderDate date of the order (OT-156)
 * @param currency ISO 4217 code (OT-157)
 * @param accountingCurrency second currency (OT-158)
 * @param exchangeRate rate between the two (OT-159)
 * @param release release (OT-160)
 * @param change number of the change (OT-161)
 * @param contract contract or blanket order (OT-162)
 * @param salesOrder the seller's order (OT-163)
 * @param project project (OT-164)
 * @param buyerReference the buyer's reference (OT-165)
 * @param terms payment terms in words (OT-166)
 * @param language language (OT-167)
 * @param notes notes (OT-168)
 * @param seller seller (OT-169)
 * @param buyer buyer (OT-170)
 * @param delivery where and when to deliver (OT-171)
 * @param parties parties in other roles (OT-172)
 * @param contacts contacts that belong to no party (OT-173)
 * @param references further references (OT-174)
 * @param dates further dates (OT-175)
 * @param period period (OT-176)
 * @param paymentTerms structured payment terms (OT-177)
 * @param payments means of payment (OT-178)
 * @param taxes taxes (OT-179)
 * @param allowances allowances (OT-180)
 * @param charges charges (OT-181)
 * @param shipments how it is to travel (OT-182)
 * @param packs packaging (OT-183)
 * @param properties named values (OT-184)
 * @param attachments supporting documents (OT-185)
 * @param totals totals (OT-186)
 * @param conditions conditions of sale and instructions (OT-187)
 * @param lines lines (OT-188)
 * @param prices further prices (OT-203)
 * @param amounts further amounts (OT-204)
 * @param leadTimes lead times (OT-205)
 * @param measurements measurements (OT-206)
 * @param services services and instructions without an amount to pay (OT-207)
 * @param texts descriptions that hold for all lines (OT-208)
 * @param request number of the request for the answer (OT-209)
 * @param transaction kind of transaction (OT-210)
 * @param codes codes of industries and agencies (OT-213)
 * @param equipment equipment (OT-345)
 * @param numberSets sets of numbers (OT-346)
 * @param requirements requirements (OT-347)
 * @param schedules parts of the order with their own dates (OT-348)
 * @param reasons reasons of changes (OT-349)
 * @param process which rules and which process it follows (OT-411)
 */
public record OrderResponse(
    @Term("OT-150") String number,
    @Term("OT-151") Moment issued,
    @Term("OT-152") String type,
    @Term("OT-153") String purpose,
    @Term("OT-154") String verdict,
    @Term("OT-155") String order,
    @Term("OT-156") Moment orderDate,
    @Term("OT-157") String currency,
    @Term("OT-158") String accountingCurrency,
    @Term("OT-159") Decimal exchangeRate,
    @Term("OT-160") String release,
    @Term("OT-161") String change,
    @Term("OT-162") String contract,
    @Term("OT-163") String salesOrder,
    @Term("OT-164") String project,
    @Term("OT-165") String buyerReference,
    @Term("OT-166") String terms,
    @Term("OT-167") String language,
    @Term("OT-168") List<Note> notes,
    @Term("OT-169") Party seller,
    @Term("OT-170") Party buyer,
    @Term("OT-171") Delivery delivery,
    @Term("OT-172") List<OtherParty> parties,
    @Term("OT-173") List<Contact> contacts,
    @Term("OT-174") List<Reference> references,
    @Term("OT-175") List<OtherDate> dates,
    @Term("OT-176") Period period,
    @Term("OT-177") List<PaymentTerm> paymentTerms,
    @Term("OT-178") List<Payment> payments,
    @Term("OT-179") List<Tax> taxes,
    @Term("OT-180") List<AllowanceCharge> allowances,
    @Term("OT-181") List<AllowanceCharge> charges,
    @Term("OT-182") List<Shipment> shipments,
    @Term("OT-183") List<Pack> packs,
    @Term("OT-184") List<Property> properties,
    @Term("OT-185") List<Attachment> attachments,
    @Term("OT-186") Totals totals,
    @Term("OT-187") List<Condition> conditions,
    @Term("OT-188") List<OrderLine> lines,
    @Term("OT-203") List<OtherPrice> prices,
    @Term("OT-204") List<OtherAmount> amounts,
    @Term("OT-205") List<LeadTime> leadTimes,
    @Term("OT-206") List<Measurement> measurements,
    @Term("OT-207") List<AllowanceCharge> services,
    @Term("OT-208") List<ItemText> texts,
    @Term("OT-209") String request,
    @Term("OT-210") String transaction,
    @Term("OT-213") List<IndustryCode> codes,
    @Term("OT-345") List<Equipment> equipment,
    @Term("OT-346") List<NumberSet> numberSets,
    @Term("OT-347") List<Requirement> requirements,
    @Term("OT-348") List<Schedule> schedules,
    @Term("OT-349") List<Reason> reasons,
    @Term("OT-411") Process process) {
  public OrderResponse {
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
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
  }
}
