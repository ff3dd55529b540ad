package io.bordereau.document;

import java.util.List;

/**
 * Items that a payer lists under one of those whom they concern: a store, a department, an insured person (X12 820 ENT).
 *
 * @param number number of the group within the remittance, null for the first (RT-110)
 * @param role what the entity is: payer, department ..., or a foreign code with its origin (RT-111)
 * @param identifier identifier of the entity (RT-112)
 * @param individuals names of the entity (RT-113)
 * @param references references of the group, amounts of which are not stated (RT-114)
 * @param adjustments amounts that belong to no single item of the group (RT-115)
 * @param items what is paid (RT-116)
 */
public record RemittanceGroup(
    @Term("RT-110") String number,
    @Term("RT-111") String role,
    @Term("RT-112") Identifier identifier,
    @Term("RT-113") List<Individual> individuals,
    @Term("RT-114") List<Reference> references,
    @Term("RT-115") List<Adjustment> adjustments,
    @Term("RT-116") List<RemittanceItem> items) {
  public RemittanceGroup {
    individuals = individuals == null ? List.of() : List.copyOf(individuals);
    references = references == null ? List.of() : List.copyOf(references);
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    items = items == null ? List.of() : List.copyOf(items);
  }
}
