package io.bordereau.document;

import java.util.List;

/**
 * A line below a line: what a set or an assortment consists of (X12 SLN).
 *
 * @param id number (OT-130)
 * @param parent number of the line below which it stands (OT-131)
 * @param relation included, additional, substitute ..., or a foreign code with its origin (OT-132)
 * @param quantity quantity (OT-133)
 * @param unit unit (OT-134)
 * @param price price (OT-135)
 * @param item item (OT-136)
 * @param references references (OT-137)
 * @param dates dates (OT-138)
 * @param notes notes (OT-139)
 * @param allowances allowances (OT-140)
 * @param charges charges (OT-141)
 * @param taxes taxes (OT-142)
 * @param parties parties (OT-143)
 */
public record ComponentLine(
    @Term("OT-130") String id,
    @Term("OT-131") String parent,
    @Term("OT-132") String relation,
    @Term("OT-133") Decimal quantity,
    @Term("OT-134") String unit,
    @Term("OT-135") Price price,
    @Term("OT-136") Item item,
    @Term("OT-137") List<Reference> references,
    @Term("OT-138") List<OtherDate> dates,
    @Term("OT-139") List<Note> notes,
    @Term("OT-140") List<AllowanceCharge> allowances,
    @Term("OT-141") List<AllowanceCharge> charges,
    @Term("OT-142") List<Tax> taxes,
    @Term("OT-143") List<OtherParty> parties) {
  public ComponentLine {
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    notes = notes == null ? List.of() : List.copyOf(notes);
    allowances = allowances == null ? List.of() : List.copyOf(allowances);
    charges = charges == null ? List.of() : List.copyOf(charges);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
    parties = parties == null ? List.of() : List.copyOf(parties);
  }
}
