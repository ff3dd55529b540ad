package io.bordereau.document;

import java.util.List;

/**
 * Codes of an industry's or an agency's own lists (X12 LM and LQ).
 *
 * @param agency who keeps the lists, as a foreign code with its origin before a colon (BX-530)
 * @param subset part of the agency's lists (BX-531)
 * @param codes codes by list (BX-532)
 */
public record IndustryCode(
    @Term("BX-530") String agency,
    @Term("BX-531") String subset,
    @Term("BX-532") List<Property> codes) {
  public IndustryCode {
    codes = codes == null ? List.of() : List.copyOf(codes);
  }
}
