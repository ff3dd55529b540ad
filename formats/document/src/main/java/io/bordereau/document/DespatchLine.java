package io.bordereau.document;

import java.util.List;

/**
 * A line of a despatch advice.
 *
 * @param id line number (DT-50)
 * @param quantity quantity that was sent (DT-51)
 * @param unit unit, UN/ECE Recommendation 20 (DT-52)
 * @param outstanding quantity that is still to come (DT-53)
 * @param outstandingReason why (DT-54)
 * @param order number of the order (DT-55)
 * @param orderDate date of the order (DT-56)
 * @param orderLine line of the order (DT-57)
 * @param item item (DT-58)
 * @param notes notes (DT-59)
 * @param references further references (DT-60)
 * @param dates further dates (DT-61)
 * @param properties named values (DT-62)
 * @param packs packaging (DT-63)
 */
public record DespatchLine(
    @Term("DT-50") String id,
    @Term("DT-51") Decimal quantity,
    @Term("DT-52") String unit,
    @Term("DT-53") Decimal outstanding,
    @Term("DT-54") String outstandingReason,
    @Term("DT-55") String order,
    @Term("DT-56") Moment orderDate,
    @Term("DT-57") String orderLine,
    @Term("DT-58") Item item,
    @Term("DT-59") List<Note> notes,
    @Term("DT-60") List<Reference> references,
    @Term("DT-61") List<OtherDate> dates,
    @Term("DT-62") List<Property> properties,
    @Term("DT-63") List<Pack> packs) {
  public DespatchLine {
    notes = notes == null ? List.of() : List.copyOf(notes);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    properties = properties == null ? List.of() : List.copyOf(properties);
    packs = packs == null ? List.of() : List.copyOf(packs);
  }
}
