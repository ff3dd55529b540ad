package io.bordereau.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a payment was made for (X12 820, EDIFACT REMADV, cXML PaymentRemittanceRequest, RosettaNet 3C6). Amounts are positive for what is paid;
 * a credit note and a deduction are negative.
 *
 * @param number number of the remittance, unique for the payer (RT-1)
 * @param issued date of issue (RT-2)
 * @param purpose cancel, replace, duplicate; null for original (RT-3)
 * @param handling what the message does: remittance-only, payment-and-remittance ..., or a foreign code with its origin (RT-4)
 * @param currency ISO 4217 code (RT-5)
 * @param accountingCurrency second currency (RT-6)
 * @param exchangeRate rate between the two (RT-7)
 * @param total amount of the payment (RT-8)
 * @param direction credit or debit of the payee (RT-9)
 * @param means UNTDID 4461 code of the means of payment (RT-10)
 * @param channel format or channel of the payment, as a word or foreign code (RT-11)
 * @param paid date of the payment (RT-12)
 * @param valueDate value date (RT-13)
 * @param trace reference under which the payment appears at the bank (RT-14)
 * @param traceKind kind of that reference (RT-15)
 * @param originator who gave that reference (RT-16)
 * @param businessPurpose what the payment is for, as a word or foreign code (RT-17)
 * @param payerAccount account that is debited (RT-18)
 * @param payeeAccount account that is credited (RT-19)
 * @param payer payer (RT-20)
 * @param payee payee (RT-21)
 * @param parties parties in other roles (RT-22)
 * @param contacts contacts that belong to no party (RT-23)
 * @param references further references (RT-24)
 * @param dates further dates (RT-25)
 * @param notes notes (RT-26)
 * @param items what is paid, as far as it is not listed under a group (RT-27)
 * @param adjustments amounts that belong to no single item and to no group (RT-28)
 * @param properties named values (RT-29)
 * @param totals sums as far as they are stated (RT-30)
 * @param groups what is paid, listed under those whom it concerns: stores, departments, insured persons (RT-31)
 * @param company number under which the bank knows who orders the payment (RT-32)
 * @param companyCode further code of that company (RT-33)
 * @param originatorCode further code of who gave the trace (RT-34)
 * @param amounts further amounts (RT-35)
 * @param process which rules and which process it follows (RT-210)
 */
public record Remittance(
    @Term("RT-1") String number,
    @Term("RT-2") Moment issued,
    @Term("RT-3") String purpose,
    @Term("RT-4") String handling,
    @Term("RT-5") String currency,
    @Term("RT-6") String accountingCurrency,
    @Term("RT-7") Decimal exchangeRate,
    @Term("RT-8") Money total,
    @Term("RT-9") String direction,
    @Term("RT-10") String means,
    @Term("RT-11") String channel,
    @Term("RT-12") Moment paid,
    @Term("RT-13") Moment valueDate,
    @Term("RT-14") String trace,
    @Term("RT-15") String traceKind,
    @Term("RT-16") String originator,
    @Term("RT-17") String businessPurpose,
    @Term("RT-18") Account payerAccount,
    @Term("RT-19") Account payeeAccount,
    @Term("RT-20") Party payer,
    @Term("RT-21") Party payee,
    @Term("RT-22") List<OtherParty> parties,
    @Term("RT-23") List<Contact> contacts,
    @Term("RT-24") List<Reference> references,
    @Term("RT-25") List<OtherDate> dates,
    @Term("RT-26") List<Note> notes,
    @Term("RT-27") List<RemittanceItem> items,
    @Term("RT-28") List<Adjustment> adjustments,
    @Term("RT-29") List<Property> properties,
    @Term("RT-30") RemittanceTotals totals,
    @Term("RT-31") List<RemittanceGroup> groups,
    @Term("RT-32") String company,
    @Term("RT-33") String companyCode,
    @Term("RT-34") String originatorCode,
    @Term("RT-35") List<OtherAmount> amounts,
    @Term("RT-210") Process process) {
  public Remittance {
    parties = parties == null ? List.of() : List.copyOf(parties);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    notes = notes == null ? List.of() : List.copyOf(notes);
    items = items == null ? List.of() : List.copyOf(items);
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    properties = properties == null ? List.of() : List.copyOf(properties);
    groups = groups == null ? List.of() : List.copyOf(groups);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
  }
  /** Every item, those listed under groups included, in their order. */
  public List<RemittanceItem> allItems() {
    return Stream.concat(items.stream(), groups.stream().flatMap(g -> g.items().stream())).toList();
  }

  /** Every amount that belongs to no item, those listed under groups included. */
  public List<Adjustment> allAdjustments() {
    return Stream.concat(adjustments.stream(), groups.stream().flatMap(g -> g.adjustments().stream())).toList();
  }

  /** What the items and the adjustments outside of them come to; what is not stated counts as nothing. */
  public Money settled() {
    var sum = Money.ZERO;
    for (var i : allItems()) if (i.net() != null) sum = sum.plus(i.net());
    for (var a : allAdjustments()) if (a.amount() != null) sum = sum.plus(a.amount());
    return sum;
  }
}
