package io.bordereau.document;

import java.util.List;

/**
 * One document that a payment settles, whole or in part.
 *
 * @param type UNTDID 1001 code of the document: 380 invoice, 381 credit note, 383 debit note ..., or a foreign kind with its origin (RT-50)
 * @param number its number (RT-51)
 * @param date its date (RT-52)
 * @param order order (RT-53)
 * @param contract contract (RT-54)
 * @param action what is done: pay-item, on-account ..., or a foreign code (RT-55)
 * @param gross amount of the document (RT-56)
 * @param discount discount taken (RT-57)
 * @param net amount paid for it; negative where it lessens the payment (RT-58)
 * @param due amount that was due (RT-59)
 * @param tax tax (RT-60)
 * @param adjustments deductions and additions, already in the net amount (RT-62)
 * @param references further references (RT-63)
 * @param dates further dates (RT-64)
 * @param notes notes (RT-65)
 * @param parties parties of the item (RT-66)
 * @param properties named values (RT-67)
 * @param lines lines of the document that were paid (RT-68)
 * @param currency ISO 4217 code of the document, where it is not that of the payment (RT-69)
 * @param exchangeRate rate from that currency to that of the payment (RT-70)
 * @param adjusted sum of the adjustments as it is stated (RT-71)
 * @param amounts further amounts (RT-72)
 */
public record RemittanceItem(
    @Term("RT-50") String type,
    @Term("RT-51") String number,
    @Term("RT-52") Moment date,
    @Term("RT-53") String order,
    @Term("RT-54") String contract,
    @Term("RT-55") String action,
    @Term("RT-56") Money gross,
    @Term("RT-57") Money discount,
    @Term("RT-58") Money net,
    @Term("RT-59") Money due,
    @Term("RT-60") Money tax,
    @Term("RT-62") List<Adjustment> adjustments,
    @Term("RT-63") List<Reference> references,
    @Term("RT-64") List<OtherDate> dates,
    @Term("RT-65") List<Note> notes,
    @Term("RT-66") List<OtherParty> parties,
    @Term("RT-67") List<Property> properties,
    @Term("RT-68") List<RemittanceLine> lines,
    @Term("RT-69") String currency,
    @Term("RT-70") Decimal exchangeRate,
    @Term("RT-71") Money adjusted,
    @Term("RT-72") List<OtherAmount> amounts) {
  public RemittanceItem {
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    notes = notes == null ? List.of() : List.copyOf(notes);
    parties = parties == null ? List.of() : List.copyOf(parties);
    properties = properties == null ? List.of() : List.copyOf(properties);
    lines = lines == null ? List.of() : List.copyOf(lines);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
  }
}
