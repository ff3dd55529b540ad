package io.bordereau.document;

import java.util.List;

/**
 * What was sent, as far as an invoice or an order refers to it (UBL DespatchAdvice, cXML ShipNoticeRequest).
 *
 * @param number number of the notice, unique for the sender (DT-1)
 * @param issued date of the notice (DT-2)
 * @param type UNTDID 1001 code: 351 despatch advice (DT-3)
 * @param purpose replace, cancel; null for original (DT-4)
 * @param kind actual or planned; null where it is not said (DT-5)
 * @param order number of the order, where there is one for all lines (DT-6)
 * @param orderDate date of the order (DT-7)
 * @param salesOrder the seller's order (DT-8)
 * @param shipped when it left (DT-9)
 * @param arrival when it arrives, as far as known (DT-10)
 * @param notes notes (DT-11)
 * @param supplier who despatches (DT-12)
 * @param customer to whom (DT-13)
 * @param parties parties in other roles (DT-14)
 * @param delivery where it is delivered (DT-15)
 * @param references further references (DT-16)
 * @param dates further dates (DT-17)
 * @param shipments how it travels (DT-18)
 * @param packs packaging (DT-19)
 * @param properties named values (DT-20)
 * @param attachments supporting documents (DT-21)
 * @param lines lines (DT-22)
 * @param process which rules and which process it follows (DT-100)
 */
public record Despatch(
    @Term("DT-1") String number,
    @Term("DT-2") Moment issued,
    @Term("DT-3") String type,
    @Term("DT-4") String purpose,
    @Term("DT-5") String kind,
    @Term("DT-6") String order,
    @Term("DT-7") Moment orderDate,
    @Term("DT-8") String salesOrder,
    @Term("DT-9") Moment shipped,
    @Term("DT-10") Moment arrival,
    @Term("DT-11") List<Note> notes,
    @Term("DT-12") Party supplier,
    @Term("DT-13") Party customer,
    @Term("DT-14") List<OtherParty> parties,
    @Term("DT-15") Delivery delivery,
    @Term("DT-16") List<Reference> references,
    @Term("DT-17") List<OtherDate> dates,
    @Term("DT-18") List<Shipment> shipments,
    @Term("DT-19") List<Pack> packs,
    @Term("DT-20") List<Property> properties,
    @Term("DT-21") List<Attachment> attachments,
    @Term("DT-22") List<DespatchLine> lines,
    @Term("DT-100") Process process) {
  public Despatch {
    notes = notes == null ? List.of() : List.copyOf(notes);
    parties = parties == null ? List.of() : List.copyOf(parties);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    packs = packs == null ? List.of() : List.copyOf(packs);
    properties = properties == null ? List.of() : List.copyOf(properties);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
