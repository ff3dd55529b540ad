package io.bordereau.document;

import java.util.List;

/**
 * A document that is asked for or sent beside (EDIFACT DOC). Every part may be null.
 *
 * @param type UNTDID 1001 code (BX-750)
 * @param list list of the code (BX-751)
 * @param agency agency of that list (BX-752)
 * @param name name of the document (BX-753)
 * @param number number (BX-754)
 * @param status status, as a foreign code with its origin before a colon (BX-755)
 * @param source where it comes from (BX-756)
 * @param language language (BX-757)
 * @param version version (BX-758)
 * @param revision revision (BX-759)
 * @param channel how it is sent, as a foreign code with its origin before a colon (BX-760)
 * @param copies number of copies (BX-761)
 * @param originals number of originals (BX-762)
 * @param dates dates (BX-763)
 */
public record DocumentLink(
    @Term("BX-750") String type,
    @Term("BX-751") String list,
    @Term("BX-752") String agency,
    @Term("BX-753") String name,
    @Term("BX-754") String number,
    @Term("BX-755") String status,
    @Term("BX-756") String source,
    @Term("BX-757") String language,
    @Term("BX-758") String version,
    @Term("BX-759") String revision,
    @Term("BX-760") String channel,
    @Term("BX-761") Decimal copies,
    @Term("BX-762") Decimal originals,
    @Term("BX-763") List<OtherDate> dates) {
  public DocumentLink {
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
