package io.bordereau.document;

import java.util.List;

/**
 * Items that an adjustment is about, or that a line of a paid document consists of.
 *
 * @param id line number (RT-160)
 * @param parent number of the line below which it stands (RT-161)
 * @param relation included, added, substituted ..., or a foreign code with its origin (RT-162)
 * @param quantity quantity (RT-163)
 * @param unit unit (RT-164)
 * @param price price (RT-165)
 * @param item item (RT-166)
 * @param references references (RT-167)
 */
public record ItemLine(
    @Term("RT-160") String id,
    @Term("RT-161") String parent,
    @Term("RT-162") String relation,
    @Term("RT-163") Decimal quantity,
    @Term("RT-164") String unit,
    @Term("RT-165") Price price,
    @Term("RT-166") Item item,
    @Term("RT-167") List<Reference> references) {
  public ItemLine {
    references = references == null ? List.of() : List.copyOf(references);
  }
}
