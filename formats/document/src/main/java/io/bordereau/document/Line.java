package io.bordereau.document;

import java.util.List;

/**
 * An invoice line (BG-25).
 *
 * @param id line number (BT-126)
 * @param note note (BT-127)
 * @param object invoiced object (BT-128)
 * @param quantity invoiced quantity (BT-129)
 * @param unit unit, UN/ECE Recommendation 20 (BT-130)
 * @param net net amount (BT-131)
 * @param orderLine line of the order (BT-132)
 * @param accounting buyer's accounting reference (BT-133)
 * @param period period (BG-26)
 * @param allowances allowances (BG-27)
 * @param charges charges (BG-28)
 * @param price price (BG-29)
 * @param vat VAT (BG-30)
 * @param item item (BG-31)
 * @param order order of this line where the document covers several; else null (BX-240)
 * @param orderDate date of that order (BX-241)
 * @param contract contract of this line (BX-242)
 * @param references further references (BX-243)
 * @param dates further dates (BX-244)
 * @param taxes other taxes (BX-245)
 * @param parties parties of the line (BX-246)
 * @param properties named values (BX-247)
 * @param shipment shipment (BX-248)
 * @param pack packaging (BX-249)
 * @param kind goods or service, where the format tells them apart; null for goods (BX-250)
 * @param gross amount with tax (BX-251)
 * @param tax tax amount (BX-252)
 * @param paymentTerms terms of the line (BX-253)
 * @param lease lease flag (BX-254)
 * @param parent line that this one belongs to (BX-255)
 * @param referenceDate date of the order item or service (BX-256)
 * @param beforeModifications amount before allowances, charges and tax (BX-257)
 * @param orderLineScheme scheme of the order line (BX-258)
 * @param shipping shipping of the line (BX-259)
 * @param handling special handling of the line (BX-344)
 * @param orderMessageId identity of the order message (BX-345)
 * @param taxText description of the tax (BX-346)
 * @param salesOrder seller's order of this line (BX-347)
 * @param despatchAdvice despatch advice of this line (BX-348)
 * @param receivingAdvice receiving advice of this line (BX-349)
 * @param notes further notes (BX-350)
 * @param delivery delivery of this line (BX-351)
 * @param payable amount with tax, allowances and charges, where the format states it (BX-352)
 * @param measurements measures (BX-579)
 * @param amounts further amounts (BX-580)
 * @param codes codes of industries and agencies (BX-581)
 * @param accountingData accounting classifications (BX-582)
 * @param answers answers to agreed questions (BX-583)
 * @param voyages voyages (BX-584)
 * @param tariffs tariffs of freight rates (BX-585)
 * @param packs packaging in words or codes (BX-586)
 * @param prices further prices (BX-587)
 * @param quantities further quantities (BX-588)
 * @param distributions parts of the quantity for one place each (BX-589)
 * @param components lines that this one consists of (BX-590)
 * @param contacts contacts of the line (BX-591)
 * @param attachments supporting documents of the line (BX-592)
 * @param services services and instructions without an amount to pay (BX-701)
 * @param reason reason of an adjustment: a canonical word, or a foreign code with its origin before a colon (BX-702)
 * @param status whether the amount counts in the totals: group (the sum of the lines below), detail, information; null for detail (BX-910)
 * @param salesOrderLine line of the seller's order (BX-911)
 * @param despatchLine line of the despatch advice (BX-912)
 * @param receiptLine line of the receiving advice (BX-913)
 */
public record Line(
    @Term("BT-126") String id,
    @Term("BT-127") String note,
    @Term(value = "BT-128", within = "value=BT-128 " + "scheme=BT-128-1") Identifier object,
    @Term("BT-129") Decimal quantity,
    @Term("BT-130") String unit,
    @Term("BT-131") Money net,
    @Term("BT-132") String orderLine,
    @Term("BT-133") String accounting,
    @Term(value = "BG-26", within = "start=BT-134 " + "end=BT-135") Period period,
    @Term(value = "BG-27", within = "amount=BT-136 " + "base=BT-137 " + "percent=BT-138 " + "reason=BT-139 " + "reasonCode=BT-140") List<AllowanceCharge> allowances,
    @Term(value = "BG-28", within = "amount=BT-141 " + "base=BT-142 " + "percent=BT-143 " + "reason=BT-144 " + "reasonCode=BT-145") List<AllowanceCharge> charges,
    @Term("BG-29") Price price,
    @Term("BG-30") LineVat vat,
    @Term("BG-31") Item item,
    @Term("BX-240") String order,
    @Term("BX-241") Moment orderDate,
    @Term("BX-242") String contract,
    @Term("BX-243") List<Reference> references,
    @Term("BX-244") List<OtherDate> dates,
    @Term("BX-245") List<Tax> taxes,
    @Term("BX-246") List<OtherParty> parties,
    @Term("BX-247") List<Property> properties,
    @Term("BX-248") Shipment shipment,
    @Term("BX-249") Pack pack,
    @Term("BX-250") String kind,
    @Term("BX-251") Money gross,
    @Term("BX-252") Money tax,
    @Term("BX-253") List<PaymentTerm> paymentTerms,
    @Term("BX-254") String lease,
    @Term("BX-255") String parent,
    @Term("BX-256") Moment referenceDate,
    @Term("BX-257") Money beforeModifications,
    @Term("BX-258") String orderLineScheme,
    @Term("BX-259") Money shipping,
    @Term("BX-344") Money handling,
    @Term("BX-345") String orderMessageId,
    @Term("BX-346") String taxText,
    @Term("BX-347") String salesOrder,
    @Term("BX-348") String despatchAdvice,
    @Term("BX-349") String receivingAdvice,
    @Term("BX-350") List<Note> notes,
    @Term("BX-351") Delivery delivery,
    @Term("BX-352") Money payable,
    @Term("BX-579") List<Measurement> measurements,
    @Term("BX-580") List<OtherAmount> amounts,
    @Term("BX-581") List<IndustryCode> codes,
    @Term("BX-582") List<AccountingData> accountingData,
    @Term("BX-583") List<Answer> answers,
    @Term("BX-584") List<Voyage> voyages,
    @Term("BX-585") List<Tariff> tariffs,
    @Term("BX-586") List<Pack> packs,
    @Term("BX-587") List<OtherPrice> prices,
    @Term("BX-588") List<Quantity> quantities,
    @Term("BX-589") List<Distribution> distributions,
    @Term("BX-590") List<ComponentLine> components,
    @Term("BX-591") List<Contact> contacts,
    @Term("BX-592") List<Attachment> attachments,
    @Term("BX-701") List<AllowanceCharge> services,
    @Term("BX-702") String reason,
    @Term("BX-910") String status,
    @Term("BX-911") String salesOrderLine,
    @Term("BX-912") String despatchLine,
    @Term("BX-913") String receiptLine) {
  public Line {
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    parties = parties == null ? List.of() : List.copyOf(parties);
    properties = properties == null ? List.of() : List.copyOf(properties);
    paymentTerms = paymentTerms == null ? List.of() : List.copyOf(paymentTerms);
    notes = notes == null ? List.of() : List.copyOf(notes);
    measurements = measurements == null ? List.of() : List.copyOf(measurements);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    codes = codes == null ? List.of() : List.copyOf(codes);
    accountingData = accountingData == null ? List.of() : List.copyOf(accountingData);
    answers = answers == null ? List.of() : List.copyOf(answers);
    voyages = voyages == null ? List.of() : List.copyOf(voyages);
    tariffs = tariffs == null ? List.of() : List.copyOf(tariffs);
    packs = packs == null ? List.of() : List.copyOf(packs);
    prices = prices == null ? List.of() : List.copyOf(prices);
    quantities = quantities == null ? List.of() : List.copyOf(quantities);
    distributions = distributions == null ? List.of() : List.copyOf(distributions);
    components = components == null ? List.of() : List.copyOf(components);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    services = services == null ? List.of() : List.copyOf(services);
  }

  /** Whether the amount counts in the totals of the document: that of a line below another does within its line, one that informs does not. */
  public boolean counts() {
    return parent == null && !"information".equals(status);
  }
}
