package io.bordereau.document;

import java.util.List;

/**
 * A line of a document that was paid.
 *
 * @param id line number (RT-75)
 * @param quantity quantity (RT-76)
 * @param unit unit (RT-77)
 * @param price price (RT-78)
 * @param item item (RT-79)
 * @param gross amount (RT-80)
 * @param discount discount (RT-81)
 * @param net amount paid (RT-82)
 * @param references references (RT-83)
 * @param allowances allowances (RT-84)
 * @param charges charges (RT-85)
 * @param components lines that it consists of (RT-87)
 * @param due amount that was due (RT-88)
 * @param tax tax (RT-89)
 * @param status included or excluded, or a foreign code with its origin (RT-150)
 * @param dates dates (RT-151)
 * @param adjustments why less or more is paid (RT-152)
 * @param currency ISO 4217 code, where it is not that of the payment (RT-153)
 * @param exchangeRate rate from that currency to that of the payment (RT-154)
 */
public record RemittanceLine(
    @Term("RT-75") String id,
    @Term("RT-76") Decimal quantity,
    @Term("RT-77") String unit,
    @Term("RT-78") Price price,
    @Term("RT-79") Item item,
    @Term("RT-80") Money gross,
    @Term("RT-81") Money discount,
    @Term("RT-82") Money net,
    @Term("RT-83") List<Reference> references,
    @Term("RT-84") List<AllowanceCharge> allowances,
    @Term("RT-85") List<AllowanceCharge> charges,
    @Term("RT-87") List<ItemLine> components,
    @Term("RT-88") Money due,
    @Term("RT-89") Money tax,
    @Term("RT-150") String status,
    @Term("RT-151") List<OtherDate> dates,
    @Term("RT-152") List<LineAdjustment> adjustments,
    @Term("RT-153") String currency,
    @Term("RT-154") Decimal exchangeRate) {
  public RemittanceLine {
    references = references == null ? List.of() : List.copyOf(references);
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    components = components == null ? List.of() : List.copyOf(components);
    dates = dates == null ? List.of() : List.copyOf(dates);
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
  }
}
