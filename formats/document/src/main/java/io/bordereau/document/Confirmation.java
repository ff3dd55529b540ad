package io.bordereau.document;

import java.util.List;

/**
 * What the seller says to a line, or to a part of it (X12 ACK, EDIFACT ORDRSP).
 *
 * @param status accepted, rejected, backordered, changed, substituted ..., or a foreign code with its origin (OT-110)
 * @param quantity quantity that it holds for (OT-111)
 * @param unit unit (OT-112)
 * @param dates dates that are confirmed (OT-113)
 * @param item item that comes instead (OT-114)
 * @param reference reference (OT-115)
 * @param reason reason in words or as a code (OT-116)
 * @param period when it is promised, where that is no single day (OT-412)
 * @param vat VAT of the item that comes instead (OT-414)
 * @param backorder quantity that may come later (OT-416)
 * @param line line number of the item that comes instead (OT-417)
 * @param price price that is confirmed, where the answer states one (OT-360)
 */
public record Confirmation(
    @Term("OT-110") String status,
    @Term("OT-111") Decimal quantity,
    @Term("OT-112") String unit,
    @Term("OT-113") List<OtherDate> dates,
    @Term("OT-114") Item item,
    @Term("OT-115") String reference,
    @Term("OT-116") String reason,
    @Term("OT-412") Period period,
    @Term("OT-414") LineVat vat,
    @Term("OT-416") Decimal backorder,
    @Term("OT-417") String line,
    @Term("OT-360") Price price) {
  public Confirmation {
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
